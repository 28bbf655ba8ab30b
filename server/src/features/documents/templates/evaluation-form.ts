/** The head of the 代表建议办理情况征询意见表; the deputy fills in the rest, nothing is ticked beforehand. */
export type EvaluationForm = {
  suggestionNumber: string; suggestionTitle: string; leadSponsor: string; unit: string; dateText: string;
  documentNumber: string; classLetter: string; returnTo: string;
};
