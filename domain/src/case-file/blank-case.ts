import type { NewSuggestionText } from '../suggestion/bodies.ts';
import type { ActEntry, DeputyInfo, Environment } from './context.ts';
import type { CaseFile, SuggestionRow } from './rows.ts';

/** How a case can come into being; these acts stand before the tables, which begin with the draft. */
export const birthEventLabels: Readonly<Record<string, string>> = { SuggestionDrafted: '起草建议', SuggestionSplitOff: '由原建议拆分成件', MotionConverted: '议案转为建议', SuggestionImported: '由工作人员成批录入', SuggestionEnteredOnPaper: '纸质建议录入，送审核' };

/** How a case begins that does not begin as a draft: what is already known of it, and by which event. */
export interface Birth { readonly event: string; readonly state: string; readonly known: Partial<SuggestionRow>; readonly body: unknown }
export const asDraft: Birth = { event: 'SuggestionDrafted', state: 'draft', known: {}, body: null };

/** The rows with which a case begins, before anybody's turn has been read off them. */
export function blankCase(id: string, sponsor: DeputyInfo, text: Partial<NewSuggestionText>, env: Environment, born: Birth = asDraft): { file: CaseFile; entry: ActEntry } {
  const congressId = env.actor.congressId;
  const suggestion: SuggestionRow = {
    id, suggestionId: id, version: 1, state: born.state, createdAt: env.now, updatedAt: env.now,
    title: text.title ?? '', situation: text.situation ?? '', analysis: text.analysis ?? '',
    asks: (text.asks ?? []).filter((ask) => ask.trim() !== '').map((ask, index) => ({ no: index + 1, text: ask })),
    source: text.source ?? null, occasion: text.occasion ?? 'interSessional', raisedBefore: text.raisedBefore ?? null, motion: null, passedUp: null, preferredUnits: [...(text.preferredUnits ?? [])], disclosureWish: text.disclosureWish ?? null, disclosureReason: text.disclosureReason ?? null, identityKeptOn: null, identityKeptBy: null, identityKeptReason: null, topicId: text.topicId ?? null,
    entryChannel: 'online', enteredByName: null, enteredByRole: null, paperReceivedOn: null, entryObjectionState: null, entryObjection: null, entryObjectionAnswer: null,
    leadPersonId: sponsor.personId, leadName: sponsor.name, leadDelegationId: sponsor.delegationId, leadDelegationName: sponsor.delegationName, leadTownshipId: sponsor.townshipId,
    leadEmployerId: sponsor.employerId, leadPhone: sponsor.phone, contactPersonId: sponsor.personId, contactName: sponsor.name, contactPhone: sponsor.phone, contactEmployerId: sponsor.employerId, contactSince: null, contactReason: null, handOverTo: null, heirPersonId: null, heirName: null, handedOverFrom: null, withdrawalNo: 0, withdrawalAskedOn: null, withdrawalReason: null, withdrawalOutcome: null, textHash: null, textVersion: 0, passes: [], textVersions: [], proposalNo: null, guidanceAnswer: null, guidance: null, guidanceFrom: null, declineCode: null, declineText: null,
    closingReason: null, carriedFrom: null, carriedOn: null, termId: null, sessionId: null, category: null, number: null, numberLabel: null, voidedNumbers: [], corrections: [], isKey: false, plan: [], planNote: null, leadUnitId: null, leadUnitName: null,
    submittedOn: null, registeredOn: null, assignedOn: null, repliedOn: null, concludedOn: null, reportSessionId: null, reportSessionLabel: null, reportedOn: null, reportedBy: null, archivedOn: null, closedOn: null, overallClass: null,
    firstAttitude: null, firstResult: null, finalAttitude: null, finalResult: null, nextDueOn: null, groupRole: null, isRepeated: false, classLetters: null, ...born.known,
  };
  const file: CaseFile = { congressId, suggestion, suggestionLink: [], coSponsorship: [], handlingTask: [], consultation: [], assistingOpinion: [], reply: [], evaluation: [], mediation: [], commitment: [], termExplanation: [], publication: [], deadline: [], attachment: [], turns: [] };
  const entry: ActEntry = {
    recordKind: 'suggestion', recordId: id, suggestionId: id, version: 1, action: 'create', event: born.event, fromState: null, toState: born.state,
    actor: env.actor, at: env.now, body: born.body, cause: null,
  };
  return { file, entry };
}
