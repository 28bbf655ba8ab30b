import type { Notice } from '@luoshi/domain/case-file/context.ts';
import { childKinds, type CaseFile, type CaseKind, type DeadlineRow, type EvaluationRow, type PublicationRow } from '@luoshi/domain/case-file/rows.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { isLiveTask } from '@luoshi/domain/handling-task/live-task.ts';
import { sql } from 'kysely';
import { rowsOf, sendLast, type Tx } from '../../platform/db/database.ts';
import { auditColumnList, toAuditRow, type LinkedEntry } from '../audit/public.ts';
import type { Sealer } from '../../platform/sealer.ts';
import { storedEvaluation } from './sealed-ratings.ts';
import { columnMapper, recordMapper, toSql } from './rows-to-case.ts';
import { attachmentColumns, caseColumns, noticeColumns, snake, tableOf, turnColumns, type Columns } from './tables.ts';

const caseKinds = ['suggestion', ...childKinds] as const;
const attachmentMapper = columnMapper(attachmentColumns);
const turnMapper = columnMapper(turnColumns);
const noticeMapper = columnMapper(noticeColumns);

/** What a case looked like when it was loaded, row by row, to find what an act has changed. */
export type CaseSnapshot = ReadonlyMap<string, string>;

export function snapshotOf(file: CaseFile): CaseSnapshot {
  const rows = new Map<string, string>();
  rows.set(`suggestion/${file.suggestion.id}`, JSON.stringify(file.suggestion));
  for (const kind of childKinds) for (const row of file[kind]) rows.set(`${kind}/${row.id}`, JSON.stringify(row));
  for (const row of file.attachment) rows.set(`attachment/${row.id}`, '');
  rows.set('turns', JSON.stringify(file.turns));
  return rows;
}

const listOf = (columns: Columns) => ['congress_id', ...Object.keys(columns).map(snake)];

function upsert(kind: CaseKind, parameter: string): string {
  const columns = listOf(caseColumns[kind]);
  const updates = columns.filter((c) => !['congress_id', 'id', 'suggestion_id', 'created_at'].includes(c)).map((c) => `${c} = excluded.${c}`);
  return `insert into ${tableOf(kind)} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${tableOf(kind)}, ${parameter})
    on conflict (congress_id, id) do update set ${updates.join(', ')}`;
}

function append(table: string, columns: readonly string[], parameter: string): string {
  return `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, ${parameter})`;
}

export interface CaseChanges {
  readonly file: CaseFile;
  readonly before: CaseSnapshot;
  readonly entries: readonly LinkedEntry[];
  readonly notices: readonly Notice[];
  readonly sealer: Sealer;
}

interface DueKey { readonly kind: string; readonly id: string }
interface Payload { suggestion: unknown[]; attachment: unknown[]; turn: unknown[] | null; notice: unknown[]; due: unknown[]; undue: DueKey[]; audit: unknown[] }

/** Writes all that an act changed, its audit entries and its notices, in one statement; the commit may be sent right behind it. */
export async function saveCase(tx: Tx, { file, before, entries, notices, sealer }: CaseChanges): Promise<void> {
  const { congressId } = file;
  const changed: Record<string, unknown[]> = {};
  const payload: Payload & Record<string, unknown> = { suggestion: [], attachment: [], turn: null, notice: [], due: [], undue: [], audit: entries.map(toAuditRow) };
  const collect = (kind: CaseKind, row: { id: string }) => {
    if (before.get(`${kind}/${row.id}`) === JSON.stringify(row)) return;
    (changed[kind] ??= []).push(toSql(recordMapper(kind), congressId, kind === 'evaluation' ? storedEvaluation(sealer, congressId, row as EvaluationRow) : row));
    if (kind === 'deadline') collectDue(payload, congressId, row as DeadlineRow, { kind, dueOn: remindsOn(row as DeadlineRow), event: 'remind' });
    if (kind === 'publication') collectDue(payload, congressId, row as PublicationRow, { kind, dueOn: releasesOn(row as PublicationRow), event: 'release' });
  };
  collect('suggestion', file.suggestion);
  // A task that ends makes room for its unit's other one (handling_task_once): the ended ones first.
  for (const kind of childKinds) for (const row of kind === 'handlingTask' ? file[kind].toSorted((a, b) => Number(isLiveTask(a)) - Number(isLiveTask(b))) : file[kind]) collect(kind, row);
  payload.attachment = file.attachment.filter((row) => !before.has(`attachment/${row.id}`)).map((row) => toSql(attachmentMapper, congressId, row));
  payload.notice = notices.map((notice) => toSql(noticeMapper, congressId, notice));
  if (before.get('turns') !== JSON.stringify(file.turns)) payload.turn = file.turns.map((turn) => toSql(turnMapper, congressId, turn));

  const parts: string[] = [];
  for (const kind of caseKinds) {
    if (changed[kind] === undefined) continue;
    payload[kind] = changed[kind];
    parts.push(upsert(kind, `p.d->'${kind}'`));
  }
  if (payload.attachment.length > 0) parts.push(append('attachment', listOf(attachmentColumns), `p.d->'attachment'`));
  if (payload.turn !== null) {
    parts.push(`delete from turn where congress_id = (select p.d->>'congressId' from p) and suggestion_id = (select p.d->>'suggestionId' from p)`);
    if (payload.turn.length > 0) parts.push(append('turn', listOf(turnColumns), `p.d->'turn'`));
  }
  if (payload.notice.length > 0) parts.push(append('notice', listOf(noticeColumns), `p.d->'notice'`));
  if (payload.due.length > 0) {
    parts.push(`${append('due_event', ['congress_id', 'kind', 'record_kind', 'record_id', 'suggestion_id', 'due_on'], `p.d->'due'`)}
      on conflict (congress_id, record_kind, record_id, kind) do update set due_on = excluded.due_on`);
  }
  if (payload.undue.length > 0) {
    parts.push(`delete from due_event d using p, jsonb_to_recordset(p.d->'undue') as u (kind text, id text) where d.congress_id = p.d->>'congressId' and d.record_kind = u.kind and d.record_id = u.id`);
  }
  parts.push(append('audit_entry', auditColumnList.split(', '), `p.d->'audit'`));
  parts.push(`update audit_head set seq = (p.d->>'lastSeq')::bigint, hash = p.d->>'lastHash' from p where congress_id = p.d->>'congressId'`);

  const last = entries.at(-1);
  const parameter = JSON.stringify({ ...payload, congressId, suggestionId: file.suggestion.id, lastSeq: last?.seq, lastHash: last?.hash });
  const ctes = parts.map((part, index) => `w${index} as (${part.replace(/from jsonb_populate_recordset\(null::(\w+), (p\.d->'\w+')\)/, 'from p, jsonb_populate_recordset(null::$1, $2)')})`);
  const statement = sql`with p as materialized (select ${parameter}::jsonb as d), ${sql.raw(ctes.join(',\n'))} select 1`;
  // A letter's number may be taken already: whoever acts wants to hear that before the end.
  if (changed['reply'] === undefined) await sendLast(tx, statement);
  else await rowsOf(tx, statement);
}

/** What stands among what falls due: a running clock with a reminder ahead, a release that was decided for a later day. Any other does not. */
export const remindsOn = (deadline: DeadlineRow) => (deadline.state === 'running' ? deadline.nextReminderOn : null);
export const releasesOn = (publication: PublicationRow) => (publication.state === 'approved' ? publication.releaseOn : null);

interface Due { readonly kind: CaseKind; readonly event: 'remind' | 'release'; readonly dueOn: IsoDate | null }
function collectDue(payload: Payload, congressId: string, { id, suggestionId }: { readonly id: string; readonly suggestionId: string }, { kind, event, dueOn }: Due): void {
  if (dueOn === null) payload.undue.push({ kind, id });
  else payload.due.push({ congress_id: congressId, kind: event, record_kind: kind, record_id: id, suggestion_id: suggestionId, due_on: dueOn });
}
