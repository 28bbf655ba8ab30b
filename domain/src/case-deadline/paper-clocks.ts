/** The clocks of a unit's task that its papers answer to; the others (receipt, first contact) ask for something else. */
export const paperClocks: readonly string[] = ['reply', 'replyComplex', 'rehandledReply', 'assistingOpinion', 'assistingOpinionRedo'];
