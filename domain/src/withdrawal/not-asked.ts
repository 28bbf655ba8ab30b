/** A signer as long as nobody has asked them to withdraw. */
export const notAskedToWithdraw = { withdrawalNo: null, withdrawalAnswer: null, withdrawalNote: null } as const;
