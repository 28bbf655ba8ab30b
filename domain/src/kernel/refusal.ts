/** Why an action cannot be done (yet). `code` is stable for programs, `text` is for the person. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
  /** JSON pointer of the field in the body that must change, when one field is the cause. */
  readonly field?: string;
}

export function refusal(code: string, text: string, field?: string): Refusal {
  return field === undefined ? { code, text } : { code, text, field };
}
