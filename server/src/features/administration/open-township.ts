import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { enterCongress, type IdentityDependencies, type Refused } from '../identity/public.ts';
import type { AdministrationRecord } from './actions.ts';
import { createRecord, type Values } from './create-record.ts';

/** Opens a township's congress in one act; what stands there already is kept. Each record is an entry of the township's own audit chain. */
export async function openTownship(tx: Tx, deps: IdentityDependencies, actor: Actor, record: AdministrationRecord, body: Values): Promise<Refused | null> {
  const congressId = record.id;
  const shortName = String(record.fields['shortName']);
  const today = dateInShanghai(deps.clock.now().toISOString());
  await enterCongress(tx, congressId);
  const found = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string | null> => (await query.execute(tx)).rows[0]?.id ?? null;
  const made = async (kind: 'term' | 'session' | 'organisation' | 'identity', values: Values): Promise<string> => {
    const id = await createRecord(tx, deps, actor, kind, congressId, values);
    if (typeof id !== 'string') throw new NotOpened(id);
    return id;
  };
  try {
    const termId = await found(sql`select id from term where congress_id = ${congressId} and number = ${body['termNumber']}`)
      ?? await made('term', { number: body['termNumber'], name: body['termName'], startsOn: body['startsOn'], endsOn: body['endsOn'] });
    if (await found(sql`select id from session where congress_id = ${congressId} and term_id = ${termId} and number = ${body['sessionNumber']}`) === null) {
      await made('session', { termId, number: body['sessionNumber'], name: body['sessionName'], opensOn: body['opensOn'], closesOn: body['closesOn'] });
    }
    const ofKind = (kind: string) => found(sql`select id from organisation where congress_id = ${congressId} and kind = ${kind} and state = 'active' order by sort, id limit 1`);
    const presidiumId = await ofKind('presidium') ?? await made('organisation', { organisationKind: 'presidium', name: `${shortName}人大主席团`, townshipId: congressId });
    if (await ofKind('delegation') === null) await made('organisation', { organisationKind: 'delegation', name: `${shortName}人大代表团`, townshipId: congressId });
    const units = [...new Set(String(body['units']).split('\n').map((line) => line.trim()).filter((line) => line !== ''))];
    for (const unit of units) {
      if (await found(sql`select id from organisation where congress_id = ${congressId} and kind = 'handlingUnit' and name = ${unit} and state = 'active'`) !== null) continue;
      await made('organisation', { organisationKind: 'handlingUnit', name: unit, channel: 'direct', townshipId: congressId });
    }
    await made('identity', { personId: body['personId'], role: 'townshipPresidium', organisationId: presidiumId, title: '主席团经办人', fromDate: today });
  } catch (error) {
    if (error instanceof NotOpened) return error.why;
    throw error;
  }
  await enterCongress(tx, record.congressId);
  return null;
}

class NotOpened extends Error {
  readonly why: Refused;
  constructor(why: Refused) {
    super('refused');
    this.why = why;
  }
}
