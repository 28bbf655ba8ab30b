import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';

/** Column types; together with the names they give the SQL, the mapping of rows and the order of COPY. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';
export type Columns = Readonly<Record<string, ColumnType>>;

const base: Columns = { id: 'text', suggestionId: 'text', version: 'integer', state: 'text', createdAt: 'timestamptz', updatedAt: 'timestamptz' };

/** The columns of each kind by their names in the domain (`case-file/rows.ts`); `congressId` stands before them all. */
export const caseColumns: Readonly<Record<CaseKind, Columns>> = {
  suggestion: {
    ...base, title: 'text', situation: 'text', analysis: 'text', asks: 'jsonb', source: 'text', occasion: 'text', raisedBefore: 'text', preferredUnits: 'jsonb', disclosureWish: 'text', disclosureReason: 'text', identityKeptOn: 'date', identityKeptBy: 'text', identityKeptReason: 'text', topicId: 'text',
    entryChannel: 'text', enteredByName: 'text', enteredByRole: 'text', paperReceivedOn: 'date', entryObjectionState: 'text', entryObjection: 'text', entryObjectionAnswer: 'text',
    leadPersonId: 'text', leadName: 'text', leadDelegationId: 'text', leadDelegationName: 'text', leadTownshipId: 'text', leadEmployerId: 'text', leadPhone: 'text',
    contactPersonId: 'text', contactName: 'text', contactPhone: 'text', contactEmployerId: 'text', contactSince: 'date', contactReason: 'text', handOverTo: 'text', heirPersonId: 'text', heirName: 'text', handedOverFrom: 'text', withdrawalNo: 'integer', withdrawalAskedOn: 'date', withdrawalReason: 'text', withdrawalOutcome: 'text',
    textHash: 'text', textVersion: 'integer', passes: 'jsonb', textVersions: 'jsonb', proposalNo: 'integer', guidanceAnswer: 'text', guidance: 'text', guidanceFrom: 'text', declineCode: 'text', declineText: 'text', closingReason: 'text', carriedFrom: 'text', carriedOn: 'date',
    termId: 'text', sessionId: 'text', motion: 'jsonb', passedUp: 'jsonb', category: 'text', number: 'integer', numberLabel: 'text', voidedNumbers: 'jsonb', corrections: 'jsonb', isKey: 'boolean', plan: 'jsonb', planNote: 'text',
    leadUnitId: 'text', leadUnitName: 'text', submittedOn: 'date', registeredOn: 'date', assignedOn: 'date', repliedOn: 'date', concludedOn: 'date', reportSessionId: 'text', reportSessionLabel: 'text', reportedOn: 'date', reportedBy: 'text', archivedOn: 'date',
    closedOn: 'date', overallClass: 'text', firstAttitude: 'text', firstResult: 'text', finalAttitude: 'text', finalResult: 'text', nextDueOn: 'date', groupRole: 'text', isRepeated: 'boolean', classLetters: 'text',
  },
  suggestionLink: { ...base, relation: 'text', otherId: 'text', reason: 'text', byName: 'text', madeOn: 'date', endedOn: 'date', endedReason: 'text' },
  coSponsorship: { ...base, personId: 'text', personName: 'text', delegationId: 'text', delegationName: 'text', textHash: 'text', opinion: 'text', answeredAt: 'timestamptz', onPaper: 'boolean', withdrawalNo: 'integer', withdrawalAnswer: 'text', withdrawalNote: 'text' },
  handlingTask: {
    ...base, unitId: 'text', unitName: 'text', role: 'text', channel: 'text', formerUnits: 'jsonb', joinedIntoId: 'text', countsForUnitId: 'text', assignedOn: 'date', acceptedOn: 'date', sectionId: 'text', sectionName: 'text', handlerName: 'text',
    contactedOn: 'date', contactNote: 'text', cycle: 'integer', urgedCount: 'integer', supervision: 'jsonb', repliedOn: 'date', nextDueOn: 'date', suggestionUpdatedAt: 'timestamptz',
    returnState: 'text', returnGround: 'text', returnReason: 'text', returnAnswer: 'text', endedOn: 'date', endedReason: 'text', takesOverId: 'text', rehandlesId: 'text', takesOverFromName: 'text', takesOverReason: 'text',
    extensionState: 'text', extensionGround: 'text', extensionReason: 'text', extensionDecidedBy: 'text', extensionDecidedOn: 'date', extensionAnswer: 'text', objectionState: 'text', objection: 'text', objectionAnswer: 'text',
    disputeState: 'text', disputeStatement: 'text', disputeGround: 'text', disputeProposal: 'text', disputeSignedBy: 'text', disputeAnswer: 'text',
  },
  consultation: {
    ...base, taskId: 'text', unitId: 'text', cycle: 'integer', phase: 'text', plannedAt: 'timestamptz', heldOn: 'date', place: 'text', mode: 'text', deputiesPresent: 'jsonb',
    attendees: 'jsonb', highestRank: 'text', deputyOpinion: 'text', unitOpinion: 'text', difference: 'text', recordedByName: 'text', waiverReason: 'text', answer: 'text', signedOn: 'date', signedRecordedBy: 'text', corrections: 'jsonb',
  },
  assistingOpinion: {
    ...base, taskId: 'text', unitId: 'text', unitName: 'text', text: 'text', contactName: 'text', contactPhone: 'text', letterNumber: 'text', deliveredOn: 'date',
    signedByName: 'text', note: 'text', sentBackCount: 'integer', agreesToJointReply: 'boolean',
  },
  reply: {
    ...base, taskId: 'text', unitId: 'text', type: 'text', cycle: 'integer', opening: 'text', answers: 'jsonb', closing: 'text', contactName: 'text', contactPhone: 'text',
    overallClass: 'text', note: 'text', checkedByName: 'text', letterNumber: 'text', signedByName: 'text', deliveredOn: 'date', consultationId: 'text', withoutConsultation: 'text',
    withoutConsultationText: 'text', marksMissingConsultation: 'boolean', handSignedByName: 'text', handSignedOn: 'date', handSignedRecordedBy: 'text', handSignedForUnit: 'text', handSignedForm: 'text', handSignedJoint: 'boolean', letter: 'jsonb', letterHash: 'text', letterFileId: 'text', publicity: 'jsonb', classProposal: 'jsonb', classNotices: 'jsonb', commitmentIds: 'jsonb',
  },
  evaluation: {
    ...base, taskId: 'text', replyId: 'text', unitId: 'text', roundId: 'text', roundName: 'text', closesOn: 'date', sequence: 'integer', raterPersonId: 'text', raterName: 'text',
    attitude: 'text', result: 'text', reason: 'text', formAnswers: 'jsonb', ratedAt: 'timestamptz', history: 'jsonb', remindedCount: 'integer', disclosedOn: 'date', countsAs: 'text', mediationId: 'text',
    entryChannel: 'text', envelopeReceivedOn: 'date', openedOn: 'date', openedByName: 'text', openedByPersonId: 'text', witnessName: 'text', unreadable: 'text', rereading: 'jsonb', corrections: 'jsonb',
    // Not of the domain: the rating itself while it is under embargo (sealed-ratings.ts).
    sealed: 'text',
  },
  mediation: {
    ...base, taskId: 'text', unitId: 'text', unitName: 'text', evaluationId: 'text', way: 'text', openedOn: 'date', raterPersonId: 'text', raterName: 'text', meetingAt: 'timestamptz', meetingPlace: 'text',
    meetings: 'jsonb', opinions: 'jsonb', conclusion: 'text', reasons: 'text', concludedOn: 'date', concludedByName: 'text', councilOn: 'date', councilDecision: 'text',
  },
  commitment: {
    ...base, taskId: 'text', replyId: 'text', unitId: 'text', unitName: 'text', askNo: 'integer', resultClass: 'text', content: 'text', ownerName: 'text', originalDueOn: 'date',
    dueOn: 'date', progress: 'jsonb', claimedOn: 'date', claim: 'text', verifiedOn: 'date', verifierName: 'text', verifierRole: 'text', finding: 'text', proposedDueOn: 'date',
    changeReason: 'text', changedCount: 'integer', brokenOn: 'date', explanation: 'text', secondReplyId: 'text', needsSecondReply: 'boolean', followers: 'jsonb',
  },
  termExplanation: {
    ...base, termChangeId: 'text', termName: 'text', taskId: 'text', unitId: 'text', unitName: 'text', askedOn: 'date', standing: 'text', reason: 'text', nextSteps: 'text', nextBy: 'date', note: 'text',
    returnedCount: 'integer', signedByName: 'text', signedOn: 'date', acceptedByName: 'text', acceptedOn: 'date', missingOn: 'date', sentOn: 'date',
  },
  publication: {
    ...base, taskId: 'text', replyId: 'text', unitId: 'text', unitName: 'text', repliedOn: 'date', proposal: 'jsonb', wish: 'text', wishReason: 'text', wishOn: 'date', keepName: 'boolean', form: 'text', withSuggestion: 'boolean',
    summary: 'text', ground: 'text', reason: 'text', strikes: 'jsonb', leftIn: 'jsonb', showNames: 'boolean', decidedOn: 'date', decidedByName: 'text', releaseOn: 'date', approvedText: 'jsonb', releases: 'jsonb',
  },
  deadline: {
    ...base, recordKind: 'text', recordId: 'text', kind: 'text', unitId: 'text', startedOn: 'date', dueOn: 'date', originalDueOn: 'date', rule: 'jsonb', extension: 'jsonb', basis: 'text',
    endedOn: 'date', nextReminderOn: 'date', remindedCount: 'integer',
  },
};

/** What belongs to a case without being a record with a table of its own. */
export const attachmentColumns: Columns = {
  id: 'text', suggestionId: 'text', recordKind: 'text', recordId: 'text', purpose: 'text', fileId: 'text', name: 'text', mediaType: 'text', size: 'integer', sha256: 'text', sm3: 'text', byName: 'text', at: 'timestamptz',
};
export const turnColumns: Columns = {
  suggestionId: 'text', recordKind: 'text', recordId: 'text', action: 'text', role: 'text', organisationId: 'text', sectionId: 'text', personId: 'text', since: 'timestamptz', dueOn: 'date',
};
export const noticeColumns: Columns = {
  id: 'text', suggestionId: 'text', recordKind: 'text', recordId: 'text', role: 'text', organisationId: 'text', sectionId: 'text', personId: 'text', topic: 'text', text: 'text', at: 'timestamptz',
};

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const tableOf = (kind: CaseKind): string => snake(kind);
