/** What the two tables of suggestions call the acts by which a draft goes to another deputy. */
export const handOverLabels = {
  arrangeHandOver: '资格终止时草稿的去向', offerDraft: '移交草稿', takeBackDraft: '收回草稿', chooseHeir: '选定接手的代表', acceptDraft: '接手草稿', declineDraft: '不接手', passDraftOn: '随任期终止移交草稿',
} as const;
export const handOverEvents = {
  HandOverArranged: '说明了资格终止时草稿的去向', DraftOffered: '把草稿移交给另一位代表，待答复', DraftTakenBack: '收回了移交的草稿', HeirChosen: '选定接手草稿的代表，待答复', DraftTaken: '接手草稿，由其领衔提出',
  DraftDeclined: '没有接手草稿，退回原代表', HeirDeclined: '没有接手草稿，待另选代表', DraftRefused: '没有接手草稿，草稿作废', DraftPassedOn: '代表任期终止，按其意愿移交草稿', DraftUntaken: '代表任期终止，所选代表也不在任，草稿作废',
} as const;
/** What the author may say for the day on which they are no deputy any more. */
export const handOverChoices = { nobody: '不移交，作废', deputy: '交给我选的代表', office: '由代表工委（乡镇人大主席团）选一位代表' } as const;
