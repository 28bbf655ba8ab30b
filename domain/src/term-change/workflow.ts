import type { AnyActor } from '../identity/actor.ts';
import { isConducting } from '../identity/township-congress.ts';
import { formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

/** 换届承接: the end of a term, prepared and closed by the office that runs the suggestions; what is open is explained and goes on. */
export interface TermChange {
  readonly id: string; version: number; state: string; readonly termId: string; readonly termName: string;
  /** The day on which the term's mandates end. */
  endsOn: IsoDate;
  askedOn: IsoDate | null; closedOn: IsoDate | null; cancelReason: string | null;
}

/** What stands outside the record, read in the same transaction. */
export interface TermFacts {
  /** Close of the term's last session; null without any. */
  readonly lastSessionCloses: IsoDate | null;
  readonly openRounds: readonly string[];
  /** Mandates of a later term in force. */
  readonly newDeputies: number;
}

export interface TermChangeContext { readonly record: TermChange; readonly facts: TermFacts; readonly actor: AnyActor; readonly today: IsoDate }

export interface TermChangeBodies {
  askExplanations: Record<string, never>;
  reschedule: { readonly endsOn: IsoDate };
  close: Record<string, never>;
  cancel: { readonly reason: string };
}

function sessionsOver({ facts, today }: TermChangeContext): Refusal | null {
  if (facts.lastSessionCloses === null) return refusal('noSession', '本届还没有登记会议，请系统管理员先登记');
  return facts.lastSessionCloses < today ? null : refusal('sessionOpen', `本届最后一次会议到${formatChineseDate(facts.lastSessionCloses)}才闭会，闭会以后再办理换届承接`);
}

function noRoundOpen({ facts }: TermChangeContext): Refusal | null {
  return facts.openRounds.length === 0 ? null : refusal('roundOpen', `测评轮次“${facts.openRounds.join('”“')}”还没有结束，请等它结束；否则本届代表来不及测评`);
}

/** 代表法 2: a term lasts until the first session of the next congress, so its deputies are known before it ends. */
function newDeputiesKnown({ facts }: TermChangeContext): Refusal | null {
  return facts.newDeputies > 0 ? null : refusal('noNewDeputies', '新一届代表名单还没有导入，不知道哪些代表连任。本届代表任期到新一届第一次会议为止（代表法第二条），请系统管理员先导入名单');
}

function dayReached({ record, today }: TermChangeContext): Refusal | null {
  return record.endsOn <= today ? null : refusal('tooEarly', `本届任期到${formatChineseDate(record.endsOn)}为止，到那一天再结束`);
}

export function endsOnRule(endsOn: string, lastSessionCloses: IsoDate | null): Refusal[] {
  if (!isValidIsoDate(endsOn)) return [refusal('badDate', '任期结束日期不是有效日期', '/endsOn')];
  return lastSessionCloses !== null && endsOn < lastSessionCloses ? [refusal('beforeSession', `任期结束日期不能早于本届最后一次会议闭会之日（${formatChineseDate(lastSessionCloses)}）`, '/endsOn')] : [];
}

export const termChangeWorkflow = defineWorkflow<TermChangeContext>()({
  kind: 'termChange',
  label: '换届承接',
  initial: 'prepared',
  rows: [
    ['reschedule',      ['prepared', 'explanationsAsked'], 'unchanged',         ['deputyAffairs'], [],                                                              'TermChangeRescheduled'],
    ['askExplanations', ['prepared'],                      'explanationsAsked', ['deputyAffairs'], ['sessionsOver', 'noRoundOpen'],                                 'TermExplanationsAsked'],
    ['close',           ['explanationsAsked'],             'closed',            ['deputyAffairs'], ['dayReached', 'sessionsOver', 'noRoundOpen', 'newDeputiesKnown'], 'TermClosed'],
    ['cancel',          ['prepared'],                      'cancelled',         ['deputyAffairs'], [],                                                              'TermChangeCancelled'],
  ],
  roles: { deputyAffairs: ({ actor }) => isConducting(actor) },
  guards: { sessionsOver, noRoundOpen, newDeputiesKnown, dayReached },
  routes: {},
  states: { prepared: '准备中', explanationsAsked: '已要求书面说明', closed: '已结束本届', cancelled: '已取消' },
  actions: { reschedule: '调整任期结束日期', askExplanations: '要求承办单位书面说明', close: '结束本届', cancel: '取消' },
  events: { TermChangeRescheduled: '调整任期结束日期', TermExplanationsAsked: '要求承办单位书面说明', TermClosed: '结束本届，未办完的转入下一届', TermChangeCancelled: '取消换届承接' },
  bodyRules: { reschedule: ({ facts }: TermChangeContext, body: TermChangeBodies['reschedule']) => endsOnRule(body.endsOn, facts.lastSessionCloses) },
  turns: {
    prepared: [{ by: 'deputyAffairs', action: 'askExplanations' }],
    explanationsAsked: [{ by: 'deputyAffairs', action: 'close' }],
  },
});

export function evolveTermChange(before: TermChange, event: string, state: string, body: unknown, today: IsoDate): TermChange {
  const change = { ...before, state, version: before.version + 1 };
  switch (event) {
    case 'TermChangeRescheduled': return { ...change, endsOn: (body as TermChangeBodies['reschedule']).endsOn };
    case 'TermExplanationsAsked': return { ...change, askedOn: today };
    case 'TermClosed': return { ...change, closedOn: today };
    case 'TermChangeCancelled': return { ...change, cancelReason: (body as TermChangeBodies['cancel']).reason };
    default: return change;
  }
}
