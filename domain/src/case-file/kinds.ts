/** Every kind of record of a case with its table and its handlers: the one list that endpoints, pages and tests are made from. */
import { assistingOpinionHandlers, assistingOpinionWorkflow } from '../assisting-opinion/workflow.ts';
import { deadlineHandlers, deadlineWorkflow } from '../case-deadline/workflow.ts';
import { commitmentHandlers } from '../commitment/evolve.ts';
import { commitmentWorkflow } from '../commitment/workflow.ts';
import { consultationHandlers, consultationWorkflow } from '../consultation/workflow.ts';
import { coSponsorshipHandlers, coSponsorshipWorkflow } from '../co-sponsorship/workflow.ts';
import { evaluationHandlers } from '../evaluation/evolve.ts';
import { evaluationWorkflow } from '../evaluation/workflow.ts';
import { handlingTaskHandlers } from '../handling-task/evolve.ts';
import { handlingTaskWorkflow } from '../handling-task/workflow.ts';
import type { Workflow } from '../kernel/workflow.ts';
import { mediationHandlers } from '../mediation/evolve.ts';
import { mediationWorkflow } from '../mediation/workflow.ts';
import { publicationHandlers } from '../publication/evolve.ts';
import { publicationWorkflow } from '../publication/workflow.ts';
import { replyHandlers } from '../reply/evolve.ts';
import { replyWorkflow } from '../reply/workflow.ts';
import { suggestionHandlers } from '../suggestion/evolve.ts';
import { suggestionWorkflow } from '../suggestion/workflow.ts';
import { suggestionLinkHandlers, suggestionLinkWorkflow } from '../suggestion-link/workflow.ts';
import { isOfTownshipCongress } from '../identity/township-congress.ts';
import { townshipSuggestionHandlers } from '../township-suggestion/evolve.ts';
import { townshipSuggestionWorkflow } from '../township-suggestion/workflow.ts';
import { termExplanationHandlers } from '../term-explanation/evolve.ts';
import { termExplanationWorkflow } from '../term-explanation/workflow.ts';
import type { CaseContext } from './context.ts';
import type { CaseKind, RecordBase } from './rows.ts';
import type { Work } from './work.ts';

export type AnyWorkflow = Workflow<CaseContext>;
export type AnyHandlers = Readonly<Record<string, (work: Work, record: RecordBase, body: unknown) => void>>;

interface CaseKindDefinition { readonly workflow: AnyWorkflow; readonly handlers: AnyHandlers }

/** The tables are typed by their own records; here they are looked up by kind, and the kind guarantees the record. */
function define(workflow: unknown, handlers: unknown): CaseKindDefinition {
  return { workflow: workflow as AnyWorkflow, handlers: handlers as AnyHandlers };
}

export const caseKindDefinitions: Readonly<Record<CaseKind, CaseKindDefinition>> = {
  suggestion: define(suggestionWorkflow, suggestionHandlers),
  suggestionLink: define(suggestionLinkWorkflow, suggestionLinkHandlers),
  coSponsorship: define(coSponsorshipWorkflow, coSponsorshipHandlers),
  handlingTask: define(handlingTaskWorkflow, handlingTaskHandlers),
  consultation: define(consultationWorkflow, consultationHandlers),
  assistingOpinion: define(assistingOpinionWorkflow, assistingOpinionHandlers),
  reply: define(replyWorkflow, replyHandlers),
  evaluation: define(evaluationWorkflow, evaluationHandlers),
  mediation: define(mediationWorkflow, mediationHandlers),
  commitment: define(commitmentWorkflow, commitmentHandlers),
  termExplanation: define(termExplanationWorkflow, termExplanationHandlers),
  publication: define(publicationWorkflow, publicationHandlers),
  deadline: define(deadlineWorkflow, deadlineHandlers),
};

export const caseKinds = Object.keys(caseKindDefinitions) as readonly CaseKind[];
export const workflowOf = (kind: CaseKind): AnyWorkflow => caseKindDefinitions[kind].workflow;

/** The suggestion itself goes another way in a township's congress; what belongs to it has one table everywhere. */
export const townshipSuggestion = define(townshipSuggestionWorkflow, townshipSuggestionHandlers);

/** The one place where the table is chosen by the congress: of a case, or of whoever looks at cases of their own congress. */
export const definitionIn = (kind: CaseKind, place: Parameters<typeof isOfTownshipCongress>[0]): CaseKindDefinition =>
  (kind === 'suggestion' && isOfTownshipCongress(place) ? townshipSuggestion : caseKindDefinitions[kind]);
export const workflowIn = (kind: CaseKind, place: Parameters<typeof isOfTownshipCongress>[0]): AnyWorkflow => definitionIn(kind, place).workflow;

/** All tables of all congresses. */
export const allDefinitions: readonly (CaseKindDefinition & { readonly kind: CaseKind })[] = [...caseKinds.map((kind) => ({ kind, ...caseKindDefinitions[kind] })), { kind: 'suggestion', ...townshipSuggestion }];
