/**
 * Who somebody is to a record. Every table names its roles from here, so that "may he do it?" (the predicate) and
 * "whom do we tell, whose turn is it?" (the addressees) can never differ.
 */
import type { Actor } from '../identity/actor.ts';
import { leadTaskOf } from '../handling-task/live-task.ts';
import { conductingRole, isConducting, isOfTownshipCongress } from '../identity/township-congress.ts';
import type { RoleId } from '../identity/roles.ts';
import type { Addressee, CaseContext } from './context.ts';
import { placeOf } from './place-of-case.ts';
import type { CoSponsorshipRow, EvaluationRow, HandlingTaskRow } from './rows.ts';

interface Relation {
  readonly label: string;
  readonly holds: (context: CaseContext) => boolean;
  readonly addressees: (context: CaseContext) => Addressee[];
}

const isPerson = (actor: CaseContext['actor']): actor is Actor => actor.role !== 'system' && actor.role !== 'process';
const nobody = { organisationId: null, sectionId: null, personId: null };

/** Unit whose record this is: tasks, opinions, replies, evaluations and commitments all carry it. */
export function unitOf(context: CaseContext): string | null {
  return 'unitId' in context.record ? (context.record as { unitId: string | null }).unitId : null;
}

function taskOf(context: CaseContext): HandlingTaskRow | undefined {
  const id = 'taskId' in context.record ? (context.record as { taskId: string }).taskId : context.record.id;
  return context.file.handlingTask.find((task) => task.id === id);
}

function deputyBy(label: string, personOf: (context: CaseContext) => string | null): Relation {
  return {
    label,
    holds: (context) => isPerson(context.actor) && context.actor.role === 'deputy' && context.actor.personId === personOf(context),
    addressees: (context) => {
      const personId = personOf(context);
      return personId === null ? [] : [{ ...nobody, role: 'deputy', personId }];
    },
  };
}

function office(role: RoleId, label: string): Relation {
  return {
    label,
    holds: ({ actor, file }) => actor.role === role && actor.congressId === file.congressId,
    addressees: () => [{ ...nobody, role }],
  };
}

function inUnit(role: RoleId, label: string, unit: (context: CaseContext) => string | null): Relation {
  return {
    label,
    holds: (context) => isPerson(context.actor) && context.actor.role === role && context.actor.organisationId === unit(context) && unit(context) !== null,
    addressees: (context) => {
      const organisationId = unit(context);
      return organisationId === null ? [] : [{ ...nobody, role, organisationId }];
    },
  };
}

/** A section acts on what was routed to it; before routing, none does. */
function sectionOf(label: string, task: (context: CaseContext) => HandlingTaskRow | undefined): Relation {
  return {
    label,
    holds: (context) => {
      const { actor } = context;
      const mine = task(context);
      return isPerson(actor) && actor.role === 'unitSection' && mine !== undefined && mine.unitId === actor.organisationId && mine.sectionId !== null && mine.sectionId === actor.sectionId;
    },
    addressees: (context) => {
      const mine = task(context);
      return mine === undefined || mine.sectionId === null ? [] : [{ role: 'unitSection', organisationId: mine.unitId, sectionId: mine.sectionId, personId: null }];
    },
  };
}

const isOfGovernment = (context: CaseContext): boolean => taskOf(context)?.channel === 'government';
/** The office that runs the suggestions of the case's congress: what it does in the small tables a township's presidium does for its own. */
const conducting: Relation = {
  label: '代表工委',
  holds: ({ actor, file }) => actor.congressId === file.congressId && isConducting(actor),
  addressees: ({ file }) => [{ ...nobody, role: conductingRole(placeOf(file)), organisationId: isOfTownshipCongress(placeOf(file)) ? file.congressId : null }],
};

const isSigner = ({ file }: CaseContext, personId: string): boolean => file.suggestion.leadPersonId === personId || file.coSponsorship.some((one) => one.personId === personId && one.state !== 'removed');
const everyDeputy = office('deputy', '本级人大代表');
/** Any deputy who may see the case: where it is kept who raised it, only those who did (visibility.ts). */
const anyDeputy: Relation = {
  label: everyDeputy.label,
  holds: (context) => everyDeputy.holds(context) && (context.file.suggestion.identityKeptOn === null || (isPerson(context.actor) && isSigner(context, context.actor.personId))),
  addressees: (context) => {
    const { suggestion, coSponsorship } = context.file;
    if (suggestion.identityKeptOn === null) return everyDeputy.addressees(context);
    return [...new Set([suggestion.leadPersonId, ...coSponsorship.map((one) => one.personId)])].filter((id) => isSigner(context, id)).map((personId) => ({ ...nobody, role: 'deputy', personId }));
  },
};

const leadTask = (context: CaseContext) => leadTaskOf(context.file);

export const relations = {
  // When the lead sponsor's mandate has ended, whoever took over contact and rating stands in this relation.
  leadSponsor: deputyBy('领衔代表', (context) => context.file.suggestion.contactPersonId),
  // Asked to take over somebody's draft.
  heir: deputyBy('受邀接手的代表', (context) => context.file.suggestion.heirPersonId),
  anyDeputy,
  coSponsor: deputyBy('联名代表', (context) => (context.record as CoSponsorshipRow).personId),
  rater: deputyBy('测评代表', (context) => ('meetings' in context.record ? context.file.suggestion.contactPersonId : (context.record as EvaluationRow).raterPersonId)),
  townshipPresidium: {
    label: '乡镇人大主席团',
    holds: ({ actor, file }) => isPerson(actor) && actor.role === 'townshipPresidium' && actor.congressId === file.congressId && actor.townshipId !== null && actor.townshipId === file.suggestion.leadTownshipId,
    addressees: ({ file }) => (file.suggestion.leadTownshipId === null ? [] : [{ ...nobody, role: 'townshipPresidium', organisationId: file.suggestion.leadTownshipId }]),
  } satisfies Relation as Relation,
  // Who entered a suggestion from paper answers for the words: the township's presidium for its deputies, else the commission.
  entryOffice: {
    label: '录入机关',
    holds: ({ actor, file }) => isPerson(actor) && actor.congressId === file.congressId && actor.role === file.suggestion.enteredByRole && (actor.role !== 'townshipPresidium' || (actor.townshipId !== null && actor.townshipId === file.suggestion.leadTownshipId)),
    addressees: ({ file: { suggestion } }) => (suggestion.enteredByRole === null ? [] : [{ ...nobody, role: suggestion.enteredByRole, organisationId: suggestion.enteredByRole === 'townshipPresidium' ? suggestion.leadTownshipId : null }]),
  } satisfies Relation as Relation,
  deputyAffairs: conducting,
  committeeOffice: office('committeeOffice', '常委会办公室'),
  governmentOffice: office('governmentOffice', '政府办'),
  // Government units are assigned jointly with the government office, the others without it (浙江规定 11).
  unitsGovernmentOffice: {
    label: '政府办（政府系统单位）',
    holds: (context) => context.actor.role === 'governmentOffice' && context.actor.congressId === context.file.congressId && taskOf(context)?.channel === 'government',
    addressees: (context) => (taskOf(context)?.channel === 'government' ? [{ ...nobody, role: 'governmentOffice' }] : []),
  } satisfies Relation as Relation,
  // Disputes among the government's units are settled by the government office (浙江规定 18), those of the others by the congress.
  disputeSettler: {
    label: '政府办（政府系统单位）、代表工委（其他单位）',
    holds: (context) => (isOfGovernment(context) ? context.actor.congressId === context.file.congressId && context.actor.role === 'governmentOffice' : conducting.holds(context)),
    addressees: (context) => (isOfGovernment(context) ? [{ ...nobody, role: 'governmentOffice' }] : conducting.addressees(context)),
  } satisfies Relation as Relation,
  councilMember: office('councilMember', '主任会议成员'),
  committeeMember: office('committeeMember', '常委会组成人员'),
  specialCommittee: office('specialCommittee', '专委会、工委'),
  unitLiaison: inUnit('unitLiaison', '联络员', unitOf),
  unitSection: sectionOf('承办科室', taskOf),
  unitDeputyHead: inUnit('unitDeputyHead', '分管领导', unitOf),
  unitHead: inUnit('unitHead', '主要负责人', unitOf),
  leadUnitSection: sectionOf('主办单位承办科室', leadTask),
  system: { label: '系统', holds: ({ actor }) => actor.role === 'system', addressees: () => [] } as Relation,
  process: { label: '流程', holds: ({ actor }) => actor.role === 'process', addressees: () => [] } as Relation,
} as const satisfies Record<string, Relation>;

export type RelationName = keyof typeof relations;

/** The predicates of the named relations, in the form that a table wants. */
export function rolesOf<const N extends RelationName>(...names: readonly N[]): { [K in N]: (context: CaseContext) => boolean } {
  return Object.fromEntries(names.map((name) => [name, relations[name].holds])) as { [K in N]: (context: CaseContext) => boolean };
}

export function addresseesOf(name: string, context: CaseContext): Addressee[] {
  return (relations as Record<string, Relation>)[name]?.addressees(context) ?? [];
}
