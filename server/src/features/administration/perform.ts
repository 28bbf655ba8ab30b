import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import type { Tx } from '../../platform/db/database.ts';
import { done, findRootCongress, inSite, refused, type IdentityDependencies, type Outcome, type Refused } from '../identity/public.ts';
import { actions } from './actions.ts';
import { applyAction, type Applied } from './apply-action.ts';
import { createRecord, type Values } from './create-record.ts';
import { explainConstraint } from './explain-constraint.ts';
import { kinds } from './kinds.ts';
import { isAllowed, isReadable, type AdministrationKind } from './permissions.ts';
import { present, wrongState } from './present.ts';
import { readFacts } from './read/facts.ts';
import { findRecord } from './read/records.ts';

export interface Target {
  readonly kind: AdministrationKind;
  /** Another congress of the site, for the county's administrators; the actor's own without it. */
  readonly congressId?: string | undefined;
}

export type Presented = Record<string, unknown>;

const forbidden = (): Refused => refused(403, refusal('forbidden', '您没有权限进行此操作。'));
const missing = (): Refused => refused(404, refusal('notFound', '没有找到，可能已被移动，或者您无权查看。'));

/** The congress whose rows are meant; null where it is not this actor's to see. */
export async function congressOf(deps: IdentityDependencies, actor: Actor, target: Target): Promise<string | null> {
  const root = await findRootCongress(deps.db);
  if (kinds[target.kind].ofSite) return root;
  const wanted = target.congressId ?? actor.congressId;
  const reaches = actor.role === 'systemAdministrator' || actor.role === 'securityAdministrator';
  return wanted === actor.congressId || (reaches && actor.congressId === root) ? wanted : null;
}

export async function create(deps: IdentityDependencies, actor: Actor, target: Target, body: Values): Promise<Outcome<Presented>> {
  const congressId = await congressOf(deps, actor, target);
  return guarded(deps, actor, target.kind, '', 'create', body, congressId, async (tx, inCongress) => {
    if (!mayWrite(actor, target.kind, 'create', inCongress)) return forbidden();
    const id = await createRecord(tx, deps, actor, target.kind, inCongress, body);
    return typeof id === 'string' ? shown(tx, actor, target.kind, inCongress, id) : id;
  });
}

/** Load, version, office, state, guards, effect, audit entry: in this order and in one transaction. */
export async function act(
  deps: IdentityDependencies, actor: Actor, target: Target, id: string, action: string, version: number | null, body: Values,
): Promise<Outcome<Presented>> {
  const definition = actions[target.kind].find((one) => one.action === action);
  const congressId = await congressOf(deps, actor, target);
  return guarded(deps, actor, target.kind, id, action, body, congressId, async (tx, inCongress) => {
    if (definition === undefined) return missing();
    if (!isReadable(actor.role, target.kind)) return forbidden();
    const record = await findRecord(tx, target.kind, inCongress, id, true);
    if (record === null) return missing();
    if (version === null) return refused(428, refusal('versionMissing', '请求没有带版本号(If-Match)，请刷新页面后重试。'));
    if (version !== record.version) return refused(412, refusal('stale', '内容已被他人改动，请核对新内容后再提交。'));
    if (!mayWrite(actor, target.kind, action, inCongress)) return forbidden();
    const state = wrongState(definition, record);
    if (state !== null) return refused(409, state);
    const unmet = definition.guard?.(record, actor, await readFacts(tx, record, true)) ?? [];
    if (unmet.length > 0) return refused(422, ...unmet);
    const applied = await applyAction(tx, deps, actor, record, action, body);
    if ('ok' in applied) return applied;
    await deps.recordAct(tx, {
      congressId: record.congressId, actor, kind: target.kind, id, version: record.version + 1, action, event: definition.event, body,
    });
    return shown(tx, actor, target.kind, inCongress, id, applied);
  });
}

/** Site-wide records are written by the root's administrators only. */
function mayWrite(actor: Actor, kind: AdministrationKind, action: string, congressId: string): boolean {
  return isAllowed(actor.role, kind, action) && (!kinds[kind].ofSite || actor.congressId === congressId);
}

async function shown(tx: Tx, actor: Actor, kind: AdministrationKind, congressId: string, id: string, applied: Applied = {}): Promise<Outcome<Presented>> {
  const record = await findRecord(tx, kind, congressId, id, false);
  if (record === null) return missing();
  const slip = applied.slip === undefined ? {} : { slip: { ...applied.slip, expiresAt: applied.slip.expiresAt.toISOString() } };
  return done({ ...present(record, actor, await readFacts(tx, record, false)), ...slip });
}

class RolledBack extends Error {
  readonly outcome: Refused;
  constructor(outcome: Refused) {
    super('refused');
    this.outcome = outcome;
  }
}

/** Whatever is refused leaves nothing behind but its entry among the refused attempts. */
async function guarded(
  deps: IdentityDependencies, actor: Actor, kind: AdministrationKind, id: string, action: string, body: Values, congressId: string | null,
  work: (tx: Tx, congressId: string) => Promise<Outcome<Presented>>,
): Promise<Outcome<Presented>> {
  let outcome: Outcome<Presented>;
  try {
    outcome = congressId === null ? missing() : await inSite(deps.db, congressId, async (tx) => {
      const result = await work(tx, congressId);
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    const reason = explainConstraint(error);
    if (error instanceof RolledBack) outcome = error.outcome;
    else if (reason !== null) outcome = refused(422, reason);
    else throw error;
  }
  if (!outcome.ok) {
    await deps.recordRefusal(deps.db, { congressId: congressId ?? actor.congressId, actor, kind, id, action, refusals: outcome.refusals, body });
  }
  return outcome;
}
