import type { DeputyInfo, Directory, RoundInfo, SectionInfo, SessionInfo, UnitInfo } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { sql, type RawBuilder } from 'kysely';
import { rowsOf, type Tx } from '../../platform/db/database.ts';

/** Ids that a body names, by what they stand for; and the unit of the record, whose letter prefix a sign-off needs. */
interface Named { readonly units: string[]; readonly sections: string[]; readonly persons: string[]; readonly rounds: string[]; readonly sessions: string[] }

const idFields: Readonly<Record<string, keyof Named>> = {
  leadUnitId: 'units', assistingUnitIds: 'units', preferredUnits: 'units', unitId: 'units', sectionId: 'sections', personIds: 'persons', leadPersonId: 'persons', coSignerIds: 'persons', personId: 'persons', roundId: 'rounds', sessionId: 'sessions',
};

function namedIn(body: unknown, record: object, action: string): Named {
  const named: Named = { units: [], sections: [], persons: [], rounds: [], sessions: [] };
  for (const [field, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const list = idFields[field];
    if (list === undefined) continue;
    for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'string') named[list].push(id);
  }
  // Only a sign-off draws a letter number, which begins with its unit's prefix.
  if ((action === 'signOff' || action === 'confirmHandSignature') && 'unitId' in record && typeof record.unitId === 'string') named.units.push(record.unitId);
  return named;
}

export interface DirectoryJson { units: UnitInfo[] | null; sections: SectionInfo[] | null; deputies: DeputyInfo[] | null; rounds: RoundInfo[] | null; sessions: SessionInfo[] | null }

/** Looks up, in one statement, just what the body and the record refer to; nothing is asked when they refer to nothing. */
export async function loadDirectory(tx: Tx, file: CaseFile, record: object, action: string, body: unknown): Promise<Directory> {
  const named = namedIn(body, record, action);
  const wantsMandates = action === 'openEvaluation';
  const signers = wantsMandates ? [file.suggestion.leadPersonId, ...file.coSponsorship.map((c) => c.personId)] : [];
  const persons = [...named.persons, ...signers];
  if (named.units.length + named.sections.length + persons.length + named.rounds.length + named.sessions.length === 0) return directoryOf({ units: null, sections: null, deputies: null, rounds: null, sessions: null });
  const [row] = await rowsOf(tx, selectDirectory(file.congressId, { ...named, persons }));
  if (row === undefined) throw new Error('the directory answered nothing');
  return directoryOf(row);
}

/** What a body names where there is no record yet. */
export async function directoryNamedIn(tx: Tx, congressId: string, body: unknown): Promise<Directory> {
  const [row] = await rowsOf(tx, selectDirectory(congressId, namedIn(body, {}, '')));
  if (row === undefined) throw new Error('the directory answered nothing');
  return directoryOf(row);
}

/** One row of what is named; only what is named is asked for. */
export function selectDirectory(congressId: string, { units = [], sections = [], persons = [], rounds = [], sessions = [] }: Partial<Named>): RawBuilder<DirectoryJson> {
  return sql<DirectoryJson>`select
    (select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'channel', o.channel, 'letterPrefix', o.document_code, 'townshipId', o.township_id))
       from organisation o where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'active' and o.id = any(${units})) as units,
    (select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'unitId', s.organisation_id))
       from section s where s.congress_id = ${congressId} and s.state = 'active' and s.id = any(${sections})) as sections,
    (select jsonb_agg(jsonb_build_object('personId', d.person_id, 'name', p.name, 'delegationId', d.delegation_id, 'delegationName', o.name, 'townshipId', o.township_id,
         'employerId', e.organisation_id, 'phone', p.phone))
       from deputy d join person p on p.id = d.person_id left join organisation o on o.congress_id = d.congress_id and o.id = d.delegation_id
       left join lateral (select i.organisation_id from identity i where i.person_id = d.person_id and i.congress_id = d.congress_id and i.role like 'unit%' and i.state = 'active' limit 1) e on true
       where d.congress_id = ${congressId} and d.state = 'active' and d.person_id = any(${persons})) as deputies,
    (select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'sequence', r.sequence, 'state', r.state))
       from evaluation_round r where r.congress_id = ${congressId} and r.id = any(${rounds})) as rounds,
    (select jsonb_agg(jsonb_build_object('id', s.id, 'termId', s.term_id, 'label', t.name || s.name, 'closesOn', s.closes_on))
       from session s join term t on t.congress_id = s.congress_id and t.id = s.term_id where s.congress_id = ${congressId} and s.id = any(${sessions})) as sessions`;
}

function directoryOf(json: DirectoryJson): Directory {
  const by = <T>(list: T[] | null, key: (item: T) => string) => new Map((list ?? []).map((item) => [key(item), item]));
  const units = by(json.units, (u) => u.id);
  const sections = by(json.sections, (s) => s.id);
  const deputies = by(json.deputies, (d) => d.personId);
  const rounds = by(json.rounds, (r) => r.id);
  const sessions = by(json.sessions, (s) => s.id);
  return {
    unit: (id) => units.get(id), section: (id) => sections.get(id), deputy: (id) => deputies.get(id), round: (id) => rounds.get(id), session: (id) => sessions.get(id),
    hasMandate: (personId) => deputies.has(personId),
  };
}
