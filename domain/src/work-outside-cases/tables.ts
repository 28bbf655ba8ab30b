/**
 * 我的待办 outside the cases. Records that belong to no case (a meeting, a mandate, a talk about a draft) have turns in their tables
 * like those of a case; here they are read for one person. Whoever adds an aggregate adds its table to this list, and nothing else.
 */
import { actingMandateWorkflow } from '../acting-mandate/workflow.ts';
import { assignmentMeetingWorkflow } from '../assignment-meeting/workflow.ts';
import { matterDefinitions, matterKinds, type MatterKind } from '../before-session/matter-kinds.ts';
import { evaluationRoundWorkflow } from '../evaluation-round/workflow.ts';
import type { AnyActor } from '../identity/actor.ts';
import type { RoleId } from '../identity/roles.ts';
import type { Workflow } from '../kernel/workflow.ts';
import { termChangeWorkflow } from '../term-change/workflow.ts';
import { twinMatterWorkflow } from '../twin-matter/workflow.ts';

export type OutsideKind = MatterKind | 'assignmentMeeting' | 'actingMandate' | 'evaluationRound' | 'termChange' | 'twinMatter';
export interface OutsideContext { readonly record: { readonly state: string }; readonly actor: AnyActor; readonly today: string }

/** The tables are typed by their own records; the kind guarantees the record. */
const table = (workflow: unknown): Workflow<OutsideContext> => workflow as Workflow<OutsideContext>;

export const outsideTables: Readonly<Record<OutsideKind, Workflow<OutsideContext>>> = {
  ...(Object.fromEntries(matterKinds.map((kind) => [kind, table(matterDefinitions[kind].workflow)])) as Record<MatterKind, Workflow<OutsideContext>>),
  assignmentMeeting: table(assignmentMeetingWorkflow),
  actingMandate: table(actingMandateWorkflow),
  evaluationRound: table(evaluationRoundWorkflow),
  termChange: table(termChangeWorkflow),
  twinMatter: table(twinMatterWorkflow),
};
export const outsideKinds = Object.keys(outsideTables) as readonly OutsideKind[];

/** Who can stand in the relations that have turns: whoever holds none of these roles is not asked for, and no record is read for them. */
export const rolesWithTurns: Readonly<Record<OutsideKind, readonly RoleId[]>> = {
  topicGuide: ['deputyAffairs'],
  guideTopic: ['deputyAffairs'],
  draftTalk: ['deputy', 'unitLiaison'],
  draftIntention: ['deputy'],
  writingRubric: [],
  writingScore: [],
  excellentSelection: ['deputyAffairs'],
  compilationReceipt: [],
  assignmentMeeting: ['deputyAffairs', 'governmentOffice'],
  actingMandate: ['securityAdministrator'],
  // It opens and closes by its dates.
  evaluationRound: [],
  termChange: ['deputyAffairs', 'townshipPresidium'],
  twinMatter: ['deputyAffairs', 'townshipPresidium'],
  livelihoodMatter: ['townshipPresidium', 'deputy', 'unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead'],
  countyReferral: ['deputy'],
  // Asked for by the time of the year that the place has set, begun or not (`report-time.ts`).
  handlingReport: [],
};

export const statesWithTurns = (kind: OutsideKind): readonly string[] => Object.keys((outsideTables[kind] as unknown as { readonly spec: { readonly turns: object } }).spec.turns);

/** What this person has to do with the record now: a turn of its table that they may take and that nothing stands against. */
export function ownTurns(kind: OutsideKind, context: OutsideContext): readonly string[] {
  const workflow = outsideTables[kind];
  const open = new Set(workflow.actionsFor(context.record.state, context).filter(({ refusals }) => refusals.length === 0).map(({ action }) => action));
  return [...new Set(workflow.turnsOf(context.record.state, context).map(({ action }) => action))].filter((action) => open.has(action));
}
