import type { DeputyInfo, Directory, EndedUnit, MeetingInfo, RoundInfo, SectionInfo, SessionInfo, UnitInfo } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { sql, type RawBuilder } from 'kysely';
import { loadCase } from './load-case.ts';
import { othersOf } from './others.ts';
import { rowsOf, type Tx } from '../../platform/db/database.ts';

/** Ids that a body names, by what they stand for; and the unit of the record, whose letter prefix a sign-off needs. */
interface Named { readonly units: string[]; readonly sections: string[]; readonly persons: string[]; readonly rounds: string[]; readonly sessions: string[]; readonly meetings: string[] }

const idFields: Readonly<Record<string, keyof Named>> = {
  leadUnitId: 'units', assistingUnitIds: 'units', unitIds: 'units', preferredUnits: 'units', unitId: 'units', sectionId: 'sections', personIds: 'persons', leadPersonId: 'persons', coSignerIds: 'persons', addedIds: 'persons', removedIds: 'persons', personId: 'persons', roundId: 'rounds', sessionId: 'sessions', meetingId: 'meetings',
};

function namedIn(file: CaseFile | null, body: unknown, record: object, action: string): Named {
  const named: Named = { units: [], sections: [], persons: [], rounds: [], sessions: [], meetings: [] };
  for (const [field, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const list = idFields[field];
    if (list === undefined) continue;
    for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'string') named[list].push(id);
  }
  // Only a sign-off draws a letter number, which begins with its unit's prefix.
  if (['signOff', 'confirmHandSignature', 'signClass'].includes(action) && 'unitId' in record && typeof record.unitId === 'string') named.units.push(record.unitId);
  // The others of a group are given the units that were planned or have it already: those of the plan and of the tasks.
  if (action === 'handOver' || action === 'merge') for (const { unitId } of [...(file?.suggestion.plan ?? []), ...(file?.handlingTask ?? [])]) named.units.push(unitId);
  return named;
}

export interface DirectoryJson { units: UnitInfo[] | null; endedUnits: EndedUnit[] | null; sections: SectionInfo[] | null; deputies: DeputyInfo[] | null; rounds: RoundInfo[] | null; sessions: SessionInfo[] | null; meetings: MeetingInfo[] | null }

/** Looks up, in one statement, just what the body and the record refer to; nothing is asked when they refer to nothing. */
export async function loadDirectory(tx: Tx, file: CaseFile, record: object, action: string, body: unknown): Promise<Directory> {
  const named = namedIn(file, body, record, action);
  // Whoever opens a rating must know who is a deputy still: a round, a conclusion of a mediation, the reply that it asked for.
  // A draft goes from a deputy, or from somebody who is none any more, to a deputy.
  const heirs = ['passDraftOn', 'acceptDraft', 'declineDraft'].includes(action) ? [file.suggestion.contactPersonId, file.suggestion.heirPersonId].filter((one) => one !== null) : action === 'excuseFromWithdrawal' ? file.coSponsorship.map((c) => c.personId) : [];
  const wantsMandates = action === 'openEvaluation' || action === 'passContact' || action === 'askWithdrawal' || action === 'lapseDraft' || (file.mediation.some((each) => each.state !== 'concluded') && ['conclude', 'signOff', 'confirmHandSignature'].includes(action));
  const signers = wantsMandates ? [file.suggestion.leadPersonId, ...file.coSponsorship.map((c) => c.personId)] : [];
  const persons = [...named.persons, ...signers, ...heirs];
  const others = new Map<string, CaseFile>();
  for (const id of othersOf(file, action, body)) {
    const other = await loadCase(tx, file.congressId, id);
    if (other !== undefined) others.set(id, other);
  }
  // What is done elsewhere looks back at the case acted on.
  const otherCase = (id: string) => (id === file.suggestion.id ? file : others.get(id));
  if (Object.values(named).every((ids) => ids.length === 0) && persons.length === 0) return { ...directoryOf({ units: null, endedUnits: null, sections: null, deputies: null, rounds: null, sessions: null, meetings: null }), otherCase };
  const [row] = await rowsOf(tx, selectDirectory(file.congressId, { ...named, persons }, file.suggestion.id));
  if (row === undefined) throw new Error('the directory answered nothing');
  return { ...directoryOf(row), otherCase };
}

/** In a township nobody signs beside the presidium: every unit is handed its suggestions directly (代表法 51), and every deputy is of that township. */
export const ofTownship = (congressId: string): RawBuilder<boolean> => sql`exists (select 1 from congress c where c.id = ${congressId} and c.level = 'township')`;

/** How numbers begin: 十八届五次会议 in the county, 岭前镇第十八届人大第三次会议 in a township, for there are many. */
export const sessionLabel = sql`case when c.level = 'township' then c.short_name || '第' || ltrim(t.name, '第') || '人大第' || ltrim(s.name, '第') else t.name || s.name end`;

/** What a body names where there is no record yet. */
export async function directoryNamedIn(tx: Tx, congressId: string, body: unknown): Promise<Directory> {
  const [row] = await rowsOf(tx, selectDirectory(congressId, namedIn(null, body, {}, '')));
  if (row === undefined) throw new Error('the directory answered nothing');
  return directoryOf(row);
}

/** One row of what is named; only what is named is asked for. */
export function selectDirectory(congressId: string, { units = [], sections = [], persons = [], rounds = [], sessions = [], meetings = [] }: Partial<Named>, suggestionId = ''): RawBuilder<DirectoryJson> {
  return sql<DirectoryJson>`select
    (select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'channel', case when ${ofTownship(congressId)} then 'direct' else o.channel end, 'letterPrefix', o.document_code, 'townshipId', o.township_id))
       from organisation o where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'active' and o.id = any(${units})) as units,
    (select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'successorName', n.name))
       from organisation o left join organisation n on n.congress_id = o.congress_id and n.id = luoshi_unit_today(o.congress_id, o.id) and n.state = 'active'
       where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'ended' and o.id = any(${units})) as "endedUnits",
    (select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'unitId', s.organisation_id))
       from section s where s.congress_id = ${congressId} and s.state = 'active' and s.id = any(${sections})) as sections,
    (select jsonb_agg(jsonb_build_object('personId', d.person_id, 'name', p.name, 'delegationId', d.delegation_id, 'delegationName', o.name, 'townshipId', case when ${ofTownship(congressId)} then d.congress_id else o.township_id end,
         'employerId', e.organisation_id, 'phone', p.phone))
       from deputy d join person p on p.id = d.person_id left join organisation o on o.congress_id = d.congress_id and o.id = d.delegation_id
       left join lateral (select i.organisation_id from identity i where i.person_id = d.person_id and i.congress_id = d.congress_id and i.role like 'unit%' and i.state = 'active' limit 1) e on true
       where d.congress_id = ${congressId} and d.state = 'active' and d.person_id = any(${persons})) as deputies,
    (select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'sequence', r.sequence, 'state', r.state))
       from evaluation_round r where r.congress_id = ${congressId} and r.id = any(${rounds})) as rounds,
    (select jsonb_agg(jsonb_build_object('id', s.id, 'termId', s.term_id, 'label', ${sessionLabel}, 'closesOn', s.closes_on))
       from session s join term t on t.congress_id = s.congress_id and t.id = s.term_id join congress c on c.id = s.congress_id where s.congress_id = ${congressId} and s.id = any(${sessions})) as sessions,
    (select jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'state', m.state, 'heldOn', m.held_on, 'isListed', i.suggestion_id is not null, 'signedPlan', case when m.confirmed_on is not null then i.signed_plan end))
       from assignment_meeting m left join assignment_meeting_item i on i.congress_id = m.congress_id and i.meeting_id = m.id and i.suggestion_id = ${suggestionId} and i.state <> 'left'
       where m.congress_id = ${congressId} and m.id = any(${meetings})) as meetings`;
}

export function directoryOf(json: DirectoryJson): Directory {
  const by = <T>(list: T[] | null, key: (item: T) => string) => new Map((list ?? []).map((item) => [key(item), item]));
  const units = by(json.units, (u) => u.id);
  const endedUnits = by(json.endedUnits, (u) => u.id);
  const sections = by(json.sections, (s) => s.id);
  const deputies = by(json.deputies, (d) => d.personId);
  const rounds = by(json.rounds, (r) => r.id);
  const sessions = by(json.sessions, (s) => s.id);
  const meetings = by(json.meetings, (m) => m.id);
  return {
    unit: (id) => units.get(id), endedUnit: (id) => endedUnits.get(id), section: (id) => sections.get(id), deputy: (id) => deputies.get(id), round: (id) => rounds.get(id), session: (id) => sessions.get(id), meeting: (id) => meetings.get(id),
    hasMandate: (personId) => deputies.has(personId), otherCase: () => undefined,
  };
}
