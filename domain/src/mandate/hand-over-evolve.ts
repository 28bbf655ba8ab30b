import { draftDeclined, draftLapsed, draftOffered, draftPassedOn, draftRefused, draftTaken, draftTakenBack, draftUntaken, handOverArrangedBy, heirChosen, officeToChooseAgain } from './hand-over-draft.ts';

/** The same in the county's and in a township's table. */
export const handOverHandlers = {
  HandOverArranged: handOverArrangedBy, DraftOffered: draftOffered, DraftTakenBack: draftTakenBack, HeirChosen: heirChosen, DraftTaken: draftTaken, DraftDeclined: draftDeclined,
  HeirDeclined: officeToChooseAgain, DraftRefused: draftRefused, DraftPassedOn: draftPassedOn, DraftUntaken: draftUntaken, DraftLapsed: draftLapsed,
} as const;
