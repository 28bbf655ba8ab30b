import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { documentNumberText, type LetterForm, type LetterFrame, type OfficialLetter } from './templates/official-letter.ts';

export interface LetterFacts {
  readonly unitName: string;
  readonly letterNumber: string | null;
  readonly signer: string | null;
  /** The date of signing; a draft carries the date of printing. */
  readonly on: IsoDate;
  readonly draft: boolean;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly copyTo: readonly string[];
  /** Whether there is a place for the signer: on what goes upward. */
  readonly showSigner?: boolean;
  readonly form?: LetterForm;
  readonly coIssuers?: readonly string[];
}

/** The unit's own number as it wrote it, whatever its form; a letter without one leaves the place open. */
export function numberText(facts: Pick<LetterFacts, 'letterNumber' | 'on' | 'draft'>): string {
  if (facts.letterNumber !== null) return facts.letterNumber;
  return facts.draft ? documentNumberText({ code: '', year: Number(facts.on.slice(0, 4)), serial: null }) : '';
}

export function frameOf(facts: LetterFacts): LetterFrame {
  const form = facts.form ?? 'document';
  return {
    documentDate: facts.on, draft: facts.draft, form, coIssuers: [...(facts.coIssuers ?? [])], letterhead: form === 'letter' ? facts.unitName : `${facts.unitName}文件`, documentNumber: { code: '', year: Number(facts.on.slice(0, 4)), serial: null }, signer: facts.signer,
    issuer: facts.unitName, contact: { name: facts.contactName ?? '　　　', phone: facts.contactPhone ?? '　　　' }, copyTo: [...facts.copyTo],
    showSigner: facts.showSigner ?? true,
    printed: facts.draft ? null : { office: facts.unitName, date: facts.on }, record: null,
  };
}

/** A finished letter with its number as the unit wrote it. */
export const withNumber = (letter: OfficialLetter, number: string): OfficialLetter => ({ ...letter, documentNumber: number });
