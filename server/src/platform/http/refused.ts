import { problem, type FieldError, type Problem } from './problem.ts';

/** A reason of a rule; `field` is a JSON pointer into what was sent. */
export interface Reason { readonly code: string; readonly text: string; readonly field?: string }

/** The reasons that name a field, at that field: `/asks/0` is `asks.0`. */
export const errorsAt = (reasons: readonly Reason[]): FieldError[] =>
  reasons.flatMap(({ field, text }) => (field === undefined ? [] : [{ field: field.replace(/^\//, '').replaceAll('/', '.'), text }]));

/** What a rule refused, with every reason: as one sentence, as a list, and at the fields. */
export const refusedBy = (status: number, code: string, title: string, reasons: readonly Reason[]): Problem =>
  problem(status, code, title, { detail: reasons.map(({ text }) => text).join('；'), refusals: reasons, errors: errorsAt(reasons) });
