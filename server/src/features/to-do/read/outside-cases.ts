import { matterKinds, type MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import { windowText, type ReportTime } from '@luoshi/domain/handling-report/report-time.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { outsideKinds, outsideTables, ownTurns, rolesWithTurns, statesWithTurns, type OutsideKind } from '@luoshi/domain/work-outside-cases/tables.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mandatesIn } from '../../acting-mandates/public.ts';
import { meetingsIn } from '../../assignment-meetings/public.ts';
import { compilationsToReceive, mattersIn, readReportsToPrepare } from '../../before-session/public.ts';
import { changesIn } from '../../term-changes/public.ts';
import { twinsIn } from '../../twin-matters/public.ts';

/** Something beside the cases that waits for the actor. */
export interface OutsideItem {
  readonly recordKind: OutsideKind; readonly recordId: string; readonly action: string; readonly actionLabel: string; readonly stateLabel: string; readonly kindLabel: string;
  readonly title: string; readonly about: string; readonly since: Date; readonly dueOn: IsoDate | null;
  /** The year of the list in which it stands. */
  readonly year: number | null;
  /** The actor's own suggestion at which it is shown, if it has no page. */
  readonly shownAt: string | null;
}
interface Found { readonly record: { readonly id: string; readonly state: string }; readonly facts?: unknown; readonly counts?: unknown; readonly title: string; readonly about: string; readonly since: Date; readonly dueOn: IsoDate | null; readonly shownAt?: string }
type Source = (tx: Tx, actor: Actor, states: readonly string[], today: IsoDate) => Promise<readonly Found[]>;

const matter = (kind: MatterKind): Source => async (tx, actor, states, today) => (await mattersIn(tx, actor, kind, states, today)).map((one) => ({ ...one, since: new Date(one.record.updatedAt) }));

/** Where the records of a kind come from. Whether they wait for the actor is said by their tables alone. */
const sources: Readonly<Record<Exclude<OutsideKind, 'evaluationRound'>, Source>> = {
  ...(Object.fromEntries(matterKinds.map((kind) => [kind, matter(kind)])) as Record<MatterKind, Source>),
  assignmentMeeting: async (tx, actor, states) => (await meetingsIn(tx, actor.congressId, states)).map((meeting) => ({
    record: meeting, counts: meeting.counts, title: meeting.title, since: meeting.since, dueOn: meeting.state === 'held' ? null : meeting.heldOn,
    about: meeting.state === 'held' ? `还有 ${meeting.counts.unreceived} 件没有签收` : `${meeting.counts.listed} 件 · ${meeting.place}`,
  })),
  actingMandate: async (tx, actor, states) => (await mandatesIn(tx, actor, states)).map((mandate) => ({
    record: mandate, title: `${mandate.holderName}代${mandate.principalName}办理`, about: `${mandate.organisationName} · ${mandate.recordedByName}登记`, since: mandate.since, dueOn: mandate.fromDate,
  })),
  twinMatter: (tx, actor, states) => twinsIn(tx, actor, states),
  termChange: async (tx, actor, states) => (await changesIn(tx, actor.congressId, states)).map((change) => ({ record: change, facts: change.facts, title: `${change.termName}换届承接`, about: '', since: change.since, dueOn: change.endsOn })),
};

/** Everything beside the cases that waits for this actor today, read off the tables of its records. */
export async function outsideCases(tx: Tx, actor: Actor, today: IsoDate, reportTime: () => Promise<ReportTime>): Promise<OutsideItem[]> {
  const items: OutsideItem[] = [];
  for (const kind of outsideKinds) {
    if (kind === 'evaluationRound' || !rolesWithTurns[kind].includes(actor.role)) continue;
    const workflow = outsideTables[kind];
    for (const { record, facts, counts, title, about, since, dueOn, shownAt = null } of await sources[kind](tx, actor, statesWithTurns(kind), today)) {
      const context = { record, actor, today, ...(facts === undefined ? {} : { facts }), ...(counts === undefined ? {} : { counts }) };
      for (const action of ownTurns(kind, context)) {
        items.push({ recordKind: kind, recordId: record.id, action, actionLabel: workflow.actions[action] ?? action, kindLabel: workflow.label, stateLabel: workflow.states[record.state] ?? record.state, title, about, since, dueOn, shownAt, year: yearOf(record) });
      }
    }
  }
  if (actor.role === 'deputyAffairs') items.push(...(await reportsOfTheYear(tx, actor, today, await reportTime())));
  return actor.role === 'deputy' ? [...items, ...(await toReceive(tx, actor))] : items;
}

const yearOf = (record: { readonly id: string; readonly year?: number }): number | null => record.year ?? null;

/** The year's report waits by the time of the year, begun or not. */
async function reportsOfTheYear(tx: Tx, { congressId }: Actor, today: IsoDate, time: ReportTime): Promise<OutsideItem[]> {
  const { label, actions, states } = outsideTables.handlingReport;
  return (await readReportsToPrepare(tx, congressId, time, today)).map(({ year, window, since, report }) => ({
    year, shownAt: null, recordKind: 'handlingReport', recordId: report?.id ?? String(year), action: report === null ? 'create' : 'finish', actionLabel: report === null ? '起草' : actions['finish'] ?? '', kindLabel: label,
    stateLabel: report === null ? '还没有起草' : states[report.state] ?? '', title: `${year}年办理情况报告`, about: windowText(window), since: new Date(`${since}T00:00:00+08:00`), dueOn: window.until,
  }));
}

/** A receipt does not exist before the deputy signs: what waits is its birth. */
async function toReceive(tx: Tx, actor: Actor): Promise<OutsideItem[]> {
  return (await compilationsToReceive(tx, actor)).map(({ id, title, year, since }) => ({
    year, shownAt: null, recordKind: 'compilationReceipt', recordId: id, action: 'create', actionLabel: '签收', kindLabel: outsideTables.compilationReceipt.label, stateLabel: '待签收', title, about: `${year}年优秀建议`, since, dueOn: null,
  }));
}
