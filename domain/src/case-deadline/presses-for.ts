/** Who decides about a unit's task, or answers a 督办单, has a clock of their own, or none; the unit's other dates do not press on them, nor theirs on the unit. */
const ownClocks: Readonly<Record<string, string | null>> = {
  agreeReturn: 'returnDecision', grantExtension: 'extensionDecision', settleDispute: 'disputeDecision', answerObjection: 'objectionDecision', feedback: 'supervisionFeedback', settleUrge: null,
};

/** Does a clock on a unit's task press on whoever has this act on it before them? */
export const pressesFor = (action: string, clock: string): boolean => (action in ownClocks ? ownClocks[action] === clock : !Object.values(ownClocks).includes(clock));
