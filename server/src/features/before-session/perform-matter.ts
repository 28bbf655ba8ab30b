import { matterDefinitions, type MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import { isPerson, type MatterNotice, type MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { Actor, AnyActor } from '@luoshi/domain/identity/actor.ts';
import type { LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { createActRecorder, createRefusalRecorder } from '../audit/public.ts';
import { newId, type CaseDependencies } from '../cases/public.ts';
import { readFacts } from './facts.ts';
import { keepReminder } from './livelihood/reminders.ts';
import { findMatter, saveMatter, selectMatters } from './matter-tables.ts';
import { matterVisible } from './scope.ts';

export type MatterDependencies = Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey'>;
export type MatterResult = { readonly ok: true; readonly record: MatterRow } | MatterRefused;
export interface MatterRefused { readonly ok: false; readonly status: 403 | 404 | 409 | 412 | 422; readonly code: string; readonly refusals: readonly Refusal[] }

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
export const refused = (status: MatterRefused['status'], code: string, ...refusals: Refusal[]): MatterRefused => ({ ok: false, status, code, refusals });
export const todayOf = (deps: Pick<MatterDependencies, 'clock'>) => dateInShanghai(deps.clock.now().toISOString());

export interface MatterRequest { /** The system does what is due by date; to it every record is there, in the version in which it finds it. */ readonly actor: AnyActor; readonly kind: MatterKind; readonly id: string; readonly action: string; readonly body: unknown; readonly expectedVersion: number | null; /** What the act brings about beside the record, in the same transaction. */ readonly beside?: (tx: Tx, record: MatterRow, fromState: string) => Promise<void> }

/** One act on one record by its table, with its audit entry and its notices, in one transaction. */
export async function performMatter(deps: MatterDependencies, request: MatterRequest): Promise<MatterResult> {
  const { actor, kind, id, action, body } = request;
  const { congressId } = actor;
  const { workflow, handlers } = matterDefinitions[kind];
  const result = await withTransaction(deps.db, congressId, async (tx): Promise<MatterResult> => {
    const record = await findMatter(tx, kind, congressId, id, true);
    // What somebody may not see answers like what is not there.
    if (record === undefined || (isPerson(actor) && (await selectMatters(tx, kind, congressId, sql`m.id = ${id} and ${matterVisible(kind, actor)}`)).length === 0)) return refused(404, 'notFound');
    if (request.expectedVersion !== null && request.expectedVersion !== record.version) return refused(412, 'stale', refusal('stale', '内容刚刚被别人改动过，请看过最新内容后再操作；您填写的内容已保留'));
    const today = todayOf(deps);
    const facts = (await readFacts(tx, kind, congressId, [record], today, (body ?? {}) as { unitIds?: readonly string[]; withId?: string }))(record);
    const context = { record, actor, today, facts };
    const decision = workflow.decide(action, record.state, context, body);
    if (!decision.ok) return { ok: false, status: statusOf[decision.why], code: decision.why === 'guards' ? 'refused' : decision.why, refusals: decision.refusals };
    const fromState = record.state;
    const now = deps.clock.now().toISOString();
    record.state = decision.to;
    record.version += 1;
    record.updatedAt = now;
    const notices = handlers[decision.event]?.(record, body, { ...context, now }) ?? [];
    await request.beside?.(tx, record, fromState);
    await keep(tx, deps, actor, kind, record, { action, event: decision.event, fromState, body }, notices);
    return { ok: true, record };
  });
  return recorded(deps, actor, kind, id, action, result);
}

/** Brings a record into being: what `make` returns is saved with its first entry. */
export async function bearMatter(deps: MatterDependencies, actor: Actor, kind: MatterKind, body: unknown, make: (tx: Tx, base: MatterRow) => Promise<{ readonly record: MatterRow; readonly notices: readonly MatterNotice[] } | MatterRefused>): Promise<MatterResult> {
  const now = deps.clock.now().toISOString();
  const result = await withTransaction(deps.db, actor.congressId, async (tx): Promise<MatterResult> => {
    const made = await make(tx, { id: newId(), version: 1, state: matterDefinitions[kind].workflow.initial, createdAt: now, updatedAt: now });
    if ('ok' in made) return made;
    await keep(tx, deps, actor, kind, made.record, { action: 'create', event: matterDefinitions[kind].birth.event, fromState: null, body }, made.notices);
    return { ok: true, record: made.record };
  });
  return recorded(deps, actor, kind, null, 'create', result);
}

interface Entry { readonly action: string; readonly event: string; readonly fromState: string | null; readonly body: unknown }

async function keep(tx: Tx, deps: MatterDependencies, actor: AnyActor, kind: MatterKind, record: MatterRow, entry: Entry, notices: readonly MatterNotice[]): Promise<void> {
  const { congressId } = actor;
  await saveMatter(tx, kind, congressId, record);
  if (kind === 'livelihoodMatter') await keepReminder(tx, congressId, record as LivelihoodRow);
  for (const notice of notices) {
    await sql`insert into notice (congress_id, id, suggestion_id, record_kind, record_id, role, organisation_id, section_id, person_id, topic, text, at)
      values (${congressId}, ${newId()}, ${notice.suggestionId ?? null}, ${kind}, ${record.id}, ${notice.role}, ${notice.organisationId}, ${notice.sectionId}, ${notice.personId}, ${notice.topic}, ${notice.text}, ${record.updatedAt})`.execute(tx);
  }
  if (notices.length > 0) await sql`select pg_notify('luoshi_notice', ${congressId})`.execute(tx);
  await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind, id: record.id, version: record.version, toState: record.state, ...entry });
}

async function recorded(deps: MatterDependencies, actor: AnyActor, kind: MatterKind, id: string | null, action: string, result: MatterResult): Promise<MatterResult> {
  if (!result.ok) await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind, id, action, refusals: result.refusals });
  return result;
}
