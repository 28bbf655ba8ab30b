import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import { placeOf } from '@luoshi/domain/case-file/place-of-case.ts';
import { offersFor } from '@luoshi/domain/case-file/perform.ts';
import { findRecord, type CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { startOfDayInstant } from '@luoshi/domain/kernel/dates.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { randomBody } from '@luoshi/domain/testing/bodies.ts';
import { reach, reachInTownship } from '@luoshi/domain/testing/reach.ts';
import { canSee, canSeeRecord } from '@luoshi/domain/visibility.ts';
import { hasEndpoint } from '../features/cases/public.ts';
import { fitsSchema } from './lockstep.ts';
import type { ProcessSite } from './process-site.ts';
import { renamed, storeCase } from './store-world.ts';

export interface Reached { readonly kind: CaseKind; readonly state: string; readonly id: string; readonly now: string; readonly version: number; readonly bodies: ReadonlyMap<string, unknown>; readonly offered: (actor: Actor) => readonly string[]; readonly ready: (actor: Actor) => readonly string[]; readonly visible: (actor: Actor) => boolean }

/** Drives a case to a state in memory and writes it by the store; with bodies that fit the moment, and what each person is offered there. */
export async function storeReached(site: ProcessSite, kind: CaseKind, state: string, level: 'county' | 'township' = 'county'): Promise<Reached> {
  const { world, driver, record } = level === 'county' ? reach(kind, state) : reachInTownship(kind, state);
  const { file, entries, notices } = renamed(`${kind}-${state}`, { file: driver.file, entries: world.entries.get(driver.file.suggestion.id) ?? [], notices: world.notices });
  await storeCase(site, { file, entries, notices });
  const id = record.id.replace('id-', `${kind}-${state}-`);
  const stored = findRecord(file, kind, id);
  if (stored === undefined) throw new Error(`${kind} ${state} was not stored`);
  const today = world.today();
  const bodies = new Map(Object.keys(workflowIn(kind, placeOf(file)).actions).map((action) => [action, bodyOf(kind, action, () => randomBody(world, driver.file, kind, record, action, true))]));
  const seen = (actor: Actor) => canSee(actor, file) && canSeeRecord(actor, file, kind, stored);
  const offers = (actor: Actor) => (seen(actor) ? offersFor(file, kind, stored, { actor, today, settings: defaultSettings }).filter((o) => hasEndpoint(kind, o.action)) : []);
  return {
    kind, state, id, version: stored.version, bodies, visible: seen, now: new Date(Date.parse(startOfDayInstant(today)) + 15 * 3_600_000).toISOString(),
    offered: (actor) => offers(actor).map((o) => o.action), ready: (actor) => offers(actor).filter((o) => o.refusals.length === 0).map((o) => o.action),
  };
}

function bodyOf(kind: CaseKind, action: string, draw: () => unknown): unknown {
  for (let tries = 0; tries < 30; tries += 1) {
    const body = draw() as Record<string, unknown>;
    if (Array.isArray(body['files'])) body['files'] = [];
    if (fitsSchema(kind, action, body)) return body;
  }
  return { ...(draw() as object), files: ['file-photo'] };
}
