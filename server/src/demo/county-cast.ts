import { emptyDirectory, type DeputyInfo, type Directory, type SectionInfo, type SessionInfo, type UnitInfo } from '@luoshi/domain/case-file/context.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { CountyRows, IdentityRow } from '../features/administration/public.ts';

/** One unit with the people who act for it. */
export interface UnitPeople { readonly info: UnitInfo; readonly shortName: string; readonly liaison: Actor; readonly deputyHeads: readonly Actor[]; readonly head: Actor; readonly headTitle: string; readonly sectionOf: (sectionId: string) => Actor }

/** The people of one congress as they act: the same actors, directory entries and names as the server reads from its tables. */
export interface CountyCast {
  readonly congressId: string;
  readonly directory: Omit<Directory, 'round'>;
  readonly deputies: readonly Actor[];
  readonly deputyOf: (personId: string) => Actor;
  readonly infoOf: (personId: string) => DeputyInfo;
  readonly unit: (unitId: string) => UnitPeople;
  readonly presidiumOf: (townshipId: string) => readonly Actor[];
  readonly office: (role: RoleId) => readonly Actor[];
  readonly titleOf: (actor: Actor) => string;
}

export function castCounty(rows: CountyRows, congressId: string): CountyCast {
  const organisations = new Map((rows.organisations ?? []).filter((o) => o.congressId === congressId).map((o) => [o.id, o]));
  const persons = new Map((rows.persons ?? []).map((p) => [p.id, p]));
  const identities = (rows.identities ?? []).filter((i) => i.congressId === congressId && !i.untilDate);
  const titles = new Map(identities.map((i) => [i.id, i.title ?? '']));
  const toActor = (row: IdentityRow): Actor => {
    const organisation = must(organisations.get(row.organisationId), row.organisationId);
    return {
      congressId, identityId: row.id, personId: row.personId, name: must(persons.get(row.personId), row.personId).name, role: row.role, organisationId: row.organisationId,
      organisationName: organisation.name, sectionId: row.sectionId ?? null, townshipId: organisation.townshipId ?? null,
    };
  };
  const actors = identities.map(toActor);
  const byRole = Map.groupBy(actors, (actor) => actor.role);
  // What the deputies' affairs commission does in the county, a township's presidium does in its own congress.
  const isTownship = rows.congresses?.some((one) => one.id === congressId && one.level === 'township') === true;
  const office = (role: RoleId) => byRole.get(role === 'deputyAffairs' && isTownship ? 'townshipPresidium' : role) ?? [];
  const deputies = office('deputy');
  const deputyByPerson = new Map(deputies.map((actor) => [actor.personId, actor]));
  const employers = new Map(actors.filter((actor) => actor.role.startsWith('unit')).map((actor) => [actor.personId, actor.organisationId]));

  const infos = new Map(deputies.map((actor): [string, DeputyInfo] => [actor.personId, {
    personId: actor.personId, name: actor.name, delegationId: actor.organisationId, delegationName: actor.organisationName, townshipId: actor.townshipId,
    employerId: employers.get(actor.personId) ?? null, phone: must(persons.get(actor.personId), actor.personId).phone ?? null,
  }]));
  const units = new Map([...organisations.values()].filter((o) => o.kind === 'handlingUnit').map((o): [string, UnitInfo] => [o.id, {
    id: o.id, name: o.name, channel: o.channel ?? 'government', letterPrefix: o.documentCode ?? '', townshipId: o.townshipId ?? null,
  }]));
  const sections = new Map((rows.sections ?? []).filter((s) => s.congressId === congressId).map((s): [string, SectionInfo] => [s.id, { id: s.id, name: s.name, unitId: s.organisationId }]));
  const terms = new Map((rows.terms ?? []).filter((t) => t.congressId === congressId).map((t) => [t.id, t.name]));
  const place = rows.congresses?.find((one) => one.id === congressId)?.shortName ?? '';
  const labelOf = (term: string, name: string) => (isTownship ? `${place}第${term}人大第${name}` : `${term}${name}`);
  const sessions = new Map((rows.sessions ?? []).filter((s) => s.congressId === congressId).map((s): [string, SessionInfo] => [s.id, { id: s.id, termId: s.termId, label: labelOf(terms.get(s.termId) ?? '', s.name), closesOn: s.closesOn ?? null }]));

  const staff = Map.groupBy(actors.filter((actor) => actor.role.startsWith('unit')), (actor) => actor.organisationId);
  const people = new Map([...units.values()].map((info): [string, UnitPeople] => {
    const own = staff.get(info.id) ?? [];
    const of = (role: RoleId) => own.filter((actor) => actor.role === role);
    const head = must(of('unitHead')[0], `${info.id} head`);
    const bySection = new Map(of('unitSection').map((actor) => [actor.sectionId, actor]));
    return [info.id, {
      info, shortName: organisations.get(info.id)?.shortName ?? info.name, liaison: must(of('unitLiaison')[0], `${info.id} liaison`), deputyHeads: of('unitDeputyHead'), head,
      headTitle: titles.get(head.identityId) ?? '', sectionOf: (sectionId) => must(bySection.get(sectionId), sectionId),
    }];
  }));
  const presidiums = Map.groupBy(office('townshipPresidium'), (actor) => actor.townshipId ?? '');

  return {
    congressId, office, deputies, deputyOf: (personId) => must(deputyByPerson.get(personId), personId), infoOf: (personId) => must(infos.get(personId), personId),
    unit: (unitId) => must(people.get(unitId), unitId), presidiumOf: (townshipId) => must(presidiums.get(townshipId), townshipId), titleOf: (actor) => titles.get(actor.identityId) ?? '',
    directory: {
      ...emptyDirectory, unit: (id) => units.get(id), section: (id) => sections.get(id), deputy: (id) => infos.get(id), session: (id) => sessions.get(id), hasMandate: (id) => infos.has(id), otherCase: () => undefined,
    },
  };
}

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new RangeError(`the county has no ${what}`);
  return found;
}
