import type { DeputyInfo, Environment } from './context.ts';
import { emptyDirectory, type ActEntry } from './context.ts';
import type { CaseFile, SuggestionRow } from './rows.ts';
import { turnsOf } from './turns.ts';
import type { SuggestionText } from '../suggestion/bodies.ts';

/** How a case can come into being; these acts stand before the tables, which begin with the draft. */
export const birthEventLabels: Readonly<Record<string, string>> = { SuggestionDrafted: '起草建议', SuggestionImported: '由工作人员成批录入', SuggestionEnteredOnPaper: '纸质建议录入，送审核' };

/** How a case came in; written by the deputy unless told otherwise. */
export type CaseEntry = Pick<SuggestionRow, 'entryChannel' | 'enteredByName' | 'enteredByRole' | 'paperReceivedOn'>;
const online: CaseEntry = { entryChannel: 'online', enteredByName: null, enteredByRole: null, paperReceivedOn: null };

/** Opens a case: an empty draft of a deputy, or one with a first text. */
export function newCase(id: string, sponsor: DeputyInfo, text: Partial<SuggestionText>, env: Environment, entry: CaseEntry = online): { file: CaseFile; entry: ActEntry } {
  const congressId = env.actor.congressId;
  const suggestion: SuggestionRow = {
    id, suggestionId: id, version: 1, state: 'draft', createdAt: env.now, updatedAt: env.now,
    title: text.title ?? '', situation: text.situation ?? '', analysis: text.analysis ?? '',
    asks: (text.asks ?? []).filter((ask) => ask.trim() !== '').map((ask, index) => ({ no: index + 1, text: ask })),
    source: text.source ?? null, preferredUnits: [...(text.preferredUnits ?? [])], disclosureWish: text.disclosureWish ?? null, disclosureReason: text.disclosureReason ?? null,
    ...entry, entryObjectionState: null, entryObjection: null, entryObjectionAnswer: null,
    leadPersonId: sponsor.personId, leadName: sponsor.name, leadDelegationId: sponsor.delegationId, leadDelegationName: sponsor.delegationName, leadTownshipId: sponsor.townshipId,
    leadEmployerId: sponsor.employerId, leadPhone: sponsor.phone, textHash: null, textVersion: 0, passes: [], guidance: null, guidanceFrom: null, declineCode: null, declineText: null,
    closingReason: null, termId: null, sessionId: null, category: null, number: null, numberLabel: null, isKey: false, plan: [], planNote: null, leadUnitId: null, leadUnitName: null,
    submittedOn: null, registeredOn: null, assignedOn: null, repliedOn: null, concludedOn: null, archivedOn: null, closedOn: null, overallClass: null,
    firstAttitude: null, firstResult: null, finalAttitude: null, finalResult: null, nextDueOn: null,
  };
  const file: CaseFile = { congressId, suggestion, coSponsorship: [], handlingTask: [], consultation: [], assistingOpinion: [], reply: [], evaluation: [], commitment: [], deadline: [], attachment: [], turns: [] };
  file.turns = turnsOf(file, { actor: env.actor, today: env.today, settings: env.settings, directory: emptyDirectory });
  const birth: ActEntry = {
    recordKind: 'suggestion', recordId: id, suggestionId: id, version: 1, action: 'create', event: 'SuggestionDrafted', fromState: null, toState: 'draft',
    actor: env.actor, at: env.now, body: null, cause: null,
  };
  return { file, entry: birth };
}
