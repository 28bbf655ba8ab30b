import type { DraftTalkRow } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import type { TalkFacts } from '@luoshi/domain/before-session/draft-talk.ts';
import type { GuideTopicRow } from '@luoshi/domain/before-session/guide-rows.ts';
import type { IntentionRow } from '@luoshi/domain/before-session/intention-rows.ts';
import { togetherLabels } from '@luoshi/domain/before-session/intention-rows.ts';
import type { MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { handlerName, type LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { readFacts } from '../facts.ts';
import { selectMatters } from '../matter-tables.ts';
import { matterVisible } from '../scope.ts';

export interface OpenMatter { readonly record: MatterRow; readonly facts: unknown; readonly title: string; readonly about: string; readonly dueOn: IsoDate | null }

/** More than this waits for nobody; the lists of the pages end there, too. */
const MOST = 500;

/** Records in which the actor may have to act, with what their rules look at and the words of a list. */
export async function mattersIn(tx: Tx, actor: Actor, kind: MatterKind, states: readonly string[], today: IsoDate): Promise<OpenMatter[]> {
  // A deputy sees what the others announce; only an office's proposal to oneself can wait for an answer.
  const more = kind === 'countyReferral' ? sql`and m.person_id = ${actor.personId}` : kind === 'draftIntention' ? sql`and m.person_id = ${actor.personId} and m.with_id is not null` : sql``;
  const records = await selectMatters(tx, kind, actor.congressId, sql`m.state = any(${[...states]}) and ${matterVisible(kind, actor)} ${more} order by m.updated_at, m.id limit ${MOST}`);
  if (records.length === 0) return [];
  const factsOf = await readFacts(tx, kind, actor.congressId, records, today);
  return records.map((record) => { const facts = factsOf(record); return { record, facts, ...wordsOf(actor, kind, record, facts), dueOn: dueOnOf(kind, record) }; });
}

function wordsOf(actor: Actor, kind: MatterKind, record: MatterRow, facts: unknown): { readonly title: string; readonly about: string } {
  if (kind === 'draftTalk') {
    const talk = record as DraftTalkRow;
    // The unit reads what was opened to it and no later word of the draft.
    const text = actor.role === 'deputy' ? (facts as TalkFacts).draft?.text : talk.sharedText;
    return { title: text?.title ?? '', about: actor.role === 'deputy' ? talk.unitName : `${talk.leadName}代表` };
  }
  if (kind === 'draftIntention') {
    const { title, withTitle, withName, way } = record as IntentionRow;
    return { title, about: `建议与${withName ?? ''}代表的“${withTitle ?? ''}”${togetherLabels[way ?? 'merge']}` };
  }
  if (kind === 'guideTopic') {
    const topic = record as GuideTopicRow;
    return { title: topic.title.trim() === '' ? topic.sourceTitle : topic.title, about: `${topic.sourceName} 报送` };
  }
  if (kind === 'livelihoodMatter') {
    const matter = record as LivelihoodRow;
    return { title: matter.title, about: [`${matter.year}年第${matter.no}号`, matter.deputyName === null ? '群众反映' : `${matter.deputyName}代表反映`, handlerName(matter)].filter((part) => part !== '').join(' · ') };
  }
  if (kind === 'countyReferral') {
    const { title, townshipName, place } = record as CountyReferralRow;
    return { title, about: `${townshipName}人大主席团 · ${place}` };
  }
  const { title, year } = record as MatterRow & { readonly title?: string; readonly year?: number };
  return { title: title ?? '', about: year === undefined ? '' : `${year}年` };
}

/** Only what was handed to somebody has a day. */
function dueOnOf(kind: MatterKind, record: MatterRow): IsoDate | null {
  return kind === 'livelihoodMatter' && record.state === 'handling' ? (record as LivelihoodRow).dueOn : null;
}

/** Compilations handed out to the deputies that this one has not signed for. */
export function compilationsToReceive(tx: Tx, actor: Actor): Promise<{ readonly id: string; readonly title: string; readonly year: number; readonly since: Date }[]> {
  return rowsOf(tx, sql<{ id: string; title: string; year: number; since: Date }>`select m.id, m.title, m.year, m.updated_at as since from excellent_selection m
    where m.congress_id = ${actor.congressId} and m.state = 'published' and exists (select 1 from deputy d where d.congress_id = m.congress_id and d.person_id = ${actor.personId} and d.state = 'active')
      and not exists (select 1 from compilation_receipt r where r.congress_id = m.congress_id and r.selection_id = m.id and r.person_id = ${actor.personId})`);
}
