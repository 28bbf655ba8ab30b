import type { AnyActor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import { withTransaction, type Db, type Tx } from '../../platform/db/database.ts';
import { chainAfter, lockHead, writeEntries, type Unlinked } from './append.ts';

interface ActorLike { readonly role: string; readonly name: string; readonly personId?: string; readonly identityId?: string; readonly organisationId?: string; readonly organisationName?: string; readonly actingFor?: { readonly mandateId: string } | undefined }

/** The actor's part of an entry: who, in which identity, of which organisation, as named on that day. */
export function actorFields(actor: ActorLike): Pick<Unlinked, 'actorRole' | 'actorName' | 'personId' | 'identityId' | 'organisationId' | 'organisationName' | 'mandateId'> {
  return {
    actorRole: actor.role, actorName: actor.name, personId: actor.personId ?? null, identityId: actor.identityId ?? null,
    organisationId: actor.organisationId ?? null, organisationName: actor.organisationName ?? null,
    ...(actor.actingFor === undefined ? {} : { mandateId: actor.actingFor.mandateId }),
  };
}

export interface Act { readonly congressId: string; readonly actor: AnyActor; readonly kind: string; readonly id: string; readonly version: number; readonly action: string; readonly event: string; readonly body: unknown; readonly fromState?: string | null; readonly toState?: string | null }

/** Appends one act outside the case (administration, identity, rounds, settings) to its congress's chain, in the act's own transaction. */
export function createActRecorder(clock: Clock, macKey: Buffer) {
  return async function recordAct(tx: Tx, act: Act): Promise<void> {
    await sql`select set_config('luoshi.congress_id', ${act.congressId}, true)`.execute(tx);
    const head = await lockHead(tx, act.congressId);
    const entry: Unlinked = {
      congressId: act.congressId, at: clock.now().toISOString(), recordKind: act.kind, recordId: act.id, suggestionId: null, version: act.version, action: act.action, event: act.event,
      fromState: act.fromState ?? null, toState: act.toState ?? null, ...actorFields(act.actor), cause: null, body: act.body,
    };
    await writeEntries(tx, act.congressId, chainAfter(head, [entry], macKey));
  };
}

export interface Attempt { readonly congressId: string; readonly actor: AnyActor | null; readonly kind: string; readonly id: string | null; readonly action: string; readonly refusals: readonly unknown[] }

/** Refused attempts are kept apart from the chain, in a transaction of their own: the refused one changed nothing. */
export function createRefusalRecorder(clock: Clock) {
  return async function recordRefusal(db: Db, attempt: Attempt): Promise<void> {
    const who = attempt.actor === null ? null : actorFields(attempt.actor);
    await withTransaction(db, attempt.congressId, (tx) => sql`
      insert into refused_attempt (congress_id, at, record_kind, record_id, action, actor_role, person_id, identity_id, mandate_id, refusals)
      values (${attempt.congressId}, ${clock.now()}, ${attempt.kind}, ${attempt.id}, ${attempt.action}, ${who?.actorRole ?? null}, ${who?.personId ?? null}, ${who?.identityId ?? null}, ${who?.mandateId ?? null}, ${JSON.stringify(attempt.refusals)}::jsonb)`.execute(tx));
  };
}
