export const withdrawalLabels = { askWithdrawal: '征求署名代表同意撤回', takeBackWithdrawal: '收回撤回的征求', remindWithdrawal: '提醒署名代表答复', endWithdrawal: '终止撤回的征求' } as const;
export const withdrawalEvents = {
  WithdrawalAsked: '征求署名代表同意撤回', WithdrawalTakenBack: '收回了撤回的征求', WithdrawalReminded: '提醒署名代表答复是否同意撤回', WithdrawalRefused: '有署名代表不同意，不撤回',
} as const;
export const withdrawalAnswerLabels = { consentToWithdrawal: '同意撤回', refuseWithdrawal: '不同意撤回', excuseFromWithdrawal: '不必答复撤回' } as const;
export const withdrawalAnswerEvents = { WithdrawalConsented: '同意撤回', WithdrawalDeclined: '不同意撤回', WithdrawalExcused: '不再担任代表，撤回不必等其答复' } as const;
