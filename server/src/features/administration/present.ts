import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { actions, type ActionDefinition, type AdministrationRecord, type Facts } from './actions.ts';
import { kinds } from './kinds.ts';
import { isAllowed } from './permissions.ts';

export interface OfferedAction {
  readonly action: string;
  readonly label: string;
  readonly method: 'POST';
  readonly href: string;
  readonly schema: unknown;
  readonly refusals: readonly Refusal[];
}

/** The API's uniform shape; `actions` holds what this actor's office may do here, each with the reasons why not yet. */
export function present(record: AdministrationRecord, actor: Actor, facts: Facts | null): Record<string, unknown> {
  const shape = {
    ...record.fields, id: record.id, kind: record.kind, congressId: record.congressId, version: record.version, state: record.state,
    stateLabel: kinds[record.kind].stateLabels[record.state] ?? record.state,
  };
  return facts === null ? shape : { ...shape, actions: offeredActions(record, actor, facts) };
}

function offeredActions(record: AdministrationRecord, actor: Actor, facts: Facts): OfferedAction[] {
  return actions[record.kind].filter((one) => isAllowed(actor.role, record.kind, one.action)).map((one) => ({
    action: one.action, label: one.label, method: 'POST',
    href: `/api/v1/${record.kind}/${encodeURIComponent(record.id)}/actions/${one.action}?congressId=${encodeURIComponent(record.congressId)}`,
    schema: one.body, refusals: refusalsOf(one, record, actor, facts),
  }));
}

export function wrongState(one: ActionDefinition, record: AdministrationRecord): Refusal | null {
  if (one.from.includes(record.state)) return null;
  return refusal('wrongState', `当前为“${kinds[record.kind].stateLabels[record.state] ?? record.state}”,不能${one.label}。`);
}

function refusalsOf(one: ActionDefinition, record: AdministrationRecord, actor: Actor, facts: Facts): Refusal[] {
  const state = wrongState(one, record);
  return [...(state === null ? [] : [state]), ...(one.guard?.(record, actor, facts) ?? [])];
}
