import { createHash } from 'node:crypto';
import type { ActEntry, CaseActor, Environment, NumberRequest, Upload } from '@luoshi/domain/case-file/context.ts';
import { perform, type Saving } from '@luoshi/domain/case-file/perform.ts';
import { findRecord, type CaseFile, type CaseKind, type EvaluationRow, type RecordBase } from '@luoshi/domain/case-file/rows.ts';
import type { Actor, AnyActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { canSee, canSeeRecord } from '@luoshi/domain/visibility.ts';
import { sql, type RawBuilder } from 'kysely';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { jobStatement } from '../../platform/jobs/enqueue-job.ts';
import { actorFields, chainAfter, createRefusalRecorder, lockHead, sealBody, type LinkedEntry, type Unlinked } from '../audit/public.ts';
import type { CaseDependencies } from './dependencies.ts';
import { loadDirectory } from './directory.ts';
import { lockTogether, othersOf } from './others.ts';
import { suggestionOf, takeCase, toEntryJson, type CaseAtHand, type EntryJson } from './load-case.ts';
import { newId } from './new-id.ts';
import { indexWords } from './index-words.ts';
import { papersIssued } from './papers-issued.ts';
import { keepAddress } from './rater-address.ts';
import { closedReason, openRatings } from './sealed-ratings.ts';
import { saveCase, snapshotOf, type CaseSnapshot } from './save-case.ts';

export interface ActionRequest {
  readonly actor: AnyActor;
  readonly kind: CaseKind;
  readonly id: string;
  readonly action: string;
  readonly body: unknown;
  /** The version the person saw; null for the system, which acts on what is there. */
  readonly expectedVersion: number | null;
  /** Wanted by whoever shows the record afterwards; without it only the new entries come back. */
  readonly history?: 'history';
  /** From where a person sent it. */
  readonly address?: string;
}

export type ActionResult =
  | { readonly ok: true; readonly file: CaseFile; readonly record: RecordBase; readonly env: Environment; readonly history: readonly EntryJson[] }
  | { readonly ok: false; readonly status: 403 | 404 | 409 | 412 | 422; readonly code: string; readonly refusals: readonly Refusal[] };

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
/** Bodies that the audit binds without showing them: embargoed ratings, and texts in the making. */
const sealedEvents = new Set(['EvaluationRated', 'EvaluationRevised', 'EnvelopeOpened', 'RereadingProposed', 'DraftSaved', 'ReplySaved', 'OpinionSaved']);

/** The one write path for whoever needs no more than the outcome: the system, imports, the demo's clock. */
export async function performAction(deps: CaseDependencies, request: ActionRequest): Promise<ActionResult> {
  const result = await withTransaction(deps.db, request.actor.congressId, (tx) => actOnCase(tx, deps, request));
  if (!result.ok) await recordRefused(deps, request, result.refusals);
  return result;
}

export function recordRefused(deps: CaseDependencies, { actor, kind, id, action }: Omit<ActionRequest, 'body' | 'expectedVersion'>, refusals: readonly Refusal[]): Promise<void> {
  return createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind, id, action, refusals: isRatersOwn(kind, action) ? [withheld] : refusals });
}

const isRatersOwn = (kind: CaseKind, action: string): boolean => kind === 'evaluation' && ['rate', 'revise', 'liftEmbargo'].includes(action);
/** Why a rater's own try was refused tells how they were about to rate (不满意 needs a reason): the reason is theirs alone. */
const withheld: Refusal = { code: 'underEmbargo', text: '测评公开以前不记被拒绝的原因' };

/** Find through the actor's scope, compare the version, decide, save, audit, queue: all in the caller's transaction. */
export async function actOnCase(tx: Tx, deps: CaseDependencies, request: ActionRequest): Promise<ActionResult> {
  const { actor, kind, id, action, body } = request;
  const notThere: ActionResult = { ok: false, status: 404, code: 'notFound', refusals: [] };
  await lockTogether(tx, actor.congressId, suggestionOf(kind, actor.congressId, id), action, body);
  const taken = await takeCase(tx, kind, actor.congressId, id, request.history ?? 'noHistory');
  const file = taken?.file;
  const record = file === undefined ? undefined : findRecord(file, kind, id);
  if (taken === undefined || file === undefined || record === undefined || !isVisible(actor, file, kind, record)) return notThere;
  if (request.expectedVersion !== null && request.expectedVersion !== record.version) {
    return { ok: false, status: 412, code: 'stale', refusals: [{ code: 'stale', text: '这条记录刚刚被别人改动过，请看过最新内容后再操作；您填写的内容已保留' }] };
  }
  openRatings(deps.sealer, file, { actor, act: { action, id } });
  const env = await environment(tx, deps, actor, taken, record, action, body);
  const closed = kind === 'evaluation' && ['disclose', 'liftEmbargo'].includes(action) ? closedReason(record as EvaluationRow) : null;
  if (closed !== null) return { ok: false, status: 422, code: 'refused', refusals: [{ code: 'sealClosed', text: closed }] };
  const before = snapshotOf(file);
  const othersBefore = new Map(othersOf(file, action, body).map((other) => env.directory.otherCase(other)).filter((other) => other !== undefined).map((other) => [other, snapshotOf(other)]));
  const outcome = perform(file, { kind, record, action, body }, env);
  // Who may not act is told so whatever was sent along; what was decided upon is thrown away with the case in memory.
  const missing = outcome.ok ? missingUploads(body, env.uploads) : [];
  if (missing.length > 0) return { ok: false, status: 422, code: 'refused', refusals: missing };
  if (!outcome.ok) return { ok: false, status: statusOf[outcome.why], code: outcome.why === 'guards' ? 'refused' : outcome.why, refusals: outcome.refusals };
  let entries: readonly LinkedEntry[];
  try {
    // The others first: the case acted on closes the transaction.
    for (const other of outcome.others) await saveOutcome(tx, deps, other.file, othersBefore.get(other.file) ?? new Map(), other);
    entries = await saveOutcome(tx, deps, file, before, outcome, keepAddress(deps.sealer, env, file, request, record));
  } catch (error) {
    if (!isLetterNumberTaken(error)) throw error;
    return { ok: false, status: 422, code: 'refused', refusals: [{ code: 'letterNumberTaken', text: '本单位已经有一件答复用了这个发文字号，请核对后改用另一个', field: '/letterNumber' }] };
  }
  return { ok: true, file, record, env, history: [...taken.history, ...entries.filter((entry) => entry.action !== 'create').map(toEntryJson)] };
}

/** The database's own word on it, so that two sign-offs at once cannot both take a number. The transaction is lost with it. */
function isLetterNumberTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'reply_letter_number';
}

function isVisible(actor: AnyActor, file: CaseFile, kind: CaseKind, record: RecordBase): boolean {
  return actor.role === 'system' || (canSee(actor as Actor, file) && canSeeRecord(actor as Actor, file, kind, record));
}

/** Saves an accepted act: numbers drawn, entries chained, everything changed written, jobs queued. The entries come back. */
export async function saveOutcome(tx: Tx, deps: CaseDependencies, file: CaseFile, before: CaseSnapshot, outcome: Saving, alongside: readonly RawBuilder<object>[] = []): Promise<readonly LinkedEntry[]> {
  for (const request of outcome.numbers) {
    // A unit may have entered the next number of its series as its own office's: that one is stepped over.
    do await drawNumber(tx, file.congressId, request); while (await isTaken(tx, file, request.series));
  }
  // The chain is taken last: from here to the commit every other act of the congress waits.
  const isNew = !before.has(`suggestion/${file.suggestion.id}`);
  if (!isNew) await indexWords(tx, deps, file, before);
  const head = await lockHead(tx, file.congressId, [
    ...alongside,
    ...[...outcome.jobs, ...papersIssued(file.congressId, outcome.entries)].map((job) => jobStatement(job.task, job.payload)),
    ...(outcome.notices.length > 0 ? [sql<object>`select pg_notify('luoshi_notice', ${file.congressId})`] : []),
  ]);
  const linked = chainAfter(head, outcome.entries.map((entry) => toUnlinked(file.congressId, entry, deps.auditMacKey)), deps.auditMacKey);
  await saveCase(tx, { file, before, entries: linked, notices: outcome.notices, sealer: deps.sealer });
  if (isNew) await indexWords(tx, deps, file, before);
  return linked;
}

/** The next number of a series; concurrent acts wait for each other, a rolled-back one leaves no gap. */
async function drawNumber(tx: Tx, congressId: string, request: NumberRequest): Promise<void> {
  const { rows } = await sql<{ n: number }>`insert into number_series (congress_id, series, last_number) values (${congressId}, ${request.series}, 1)
    on conflict (congress_id, series) do update set last_number = number_series.last_number + 1 returning last_number as n`.execute(tx);
  const n = rows[0]?.n;
  if (n === undefined) throw new Error(`no number of ${request.series}`);
  request.assign(n);
}

async function isTaken(tx: Tx, file: CaseFile, series: string): Promise<boolean> {
  const unitId = /^letter\/(.+)\/\d{4}$/.exec(series)?.[1];
  if (unitId === undefined) return false;
  const own = file.reply.filter((reply) => reply.unitId === unitId && reply.letterNumber !== null);
  const { rows } = await sql<{ taken: boolean }>`select exists (select 1 from reply where congress_id = ${file.congressId} and unit_id = ${unitId}
    and letter_number = any(${own.map((reply) => reply.letterNumber)}) and not (id = any(${own.map((reply) => reply.id)}))) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

export function toUnlinked(congressId: string, entry: ActEntry, macKey: Buffer): Unlinked {
  const { recordKind, recordId, suggestionId, version, action, event, fromState, toState, at, cause } = entry;
  const body = entry.body !== null && sealedEvents.has(event) ? sealBody(recordId, version, entry.body, macKey) : entry.body;
  return { congressId, at, recordKind, recordId, suggestionId, version, action, event, fromState, toState, ...actorFields(entry.actor), cause, body };
}

async function environment(tx: Tx, deps: CaseDependencies, actor: CaseActor, { file, stamp }: CaseAtHand, record: RecordBase, action: string, body: unknown): Promise<Environment> {
  const now = deps.clock.now().toISOString();
  const place = await deps.places.at(tx, file.congressId, stamp);
  return {
    actor, now, today: dateInShanghai(now), settings: place.settings, calendar: place.calendar, directory: await loadDirectory(tx, file, record, action, body),
    uploads: await loadUploads(tx, actor, body), newId, hashText,
  };
}

function filesOf(body: unknown): string[] {
  const files = (body as { files?: unknown } | null)?.files;
  return Array.isArray(files) ? files.filter((id): id is string => typeof id === 'string') : [];
}

/** Files of the body that the actor has uploaded; somebody else's do not count. */
export async function loadUploads(tx: Tx, actor: CaseActor, body: unknown): Promise<Upload[]> {
  const ids = filesOf(body);
  if (ids.length === 0 || !('personId' in actor)) return [];
  const { rows } = await sql<Upload>`select id as "fileId", name, media_type as "mediaType", size, sha256, sm3 from uploaded_file
    where congress_id = ${actor.congressId} and person_id = ${actor.personId} and id = any(${ids})`.execute(tx);
  return rows;
}

export function missingUploads(body: unknown, uploads: readonly Upload[]): Refusal[] {
  return filesOf(body).flatMap((id, index) => (uploads.some((upload) => upload.fileId === id) ? [] : [{ code: 'unknownFile', text: '附件没有上传成功，请重新选择文件上传', field: `/files/${index}` }]));
}
