import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { documentNumberText, type LetterFrame, type OfficialLetter } from './templates/official-letter.ts';

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
  /** Hex; null until the letter is signed. */
  readonly hash: string | null;
}

/** The unit's own number as it wrote it, whatever its form; a letter without one leaves the place open. */
export function numberText(facts: Pick<LetterFacts, 'letterNumber' | 'on' | 'draft'>): string {
  if (facts.letterNumber !== null) return facts.letterNumber;
  return facts.draft ? documentNumberText({ code: '', year: Number(facts.on.slice(0, 4)), serial: null }) : '';
}

export function frameOf(facts: LetterFacts): LetterFrame {
  return {
    documentDate: facts.on, draft: facts.draft, letterhead: `${facts.unitName}文件`, documentNumber: { code: '', year: Number(facts.on.slice(0, 4)), serial: null }, signer: facts.signer,
    issuer: facts.unitName, sealImage: null, contact: { name: facts.contactName ?? '　　　', phone: facts.contactPhone ?? '　　　' }, copyTo: [...facts.copyTo],
    printed: facts.draft ? null : { office: facts.unitName, date: facts.on }, record: facts.hash === null ? null : { hash: facts.hash, code: recordCode(facts.hash) },
  };
}

/** A finished letter with its number as the unit wrote it. */
export const withNumber = (letter: OfficialLetter, number: string): OfficialLetter => ({ ...letter, documentNumber: number });

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight characters of the hash that can be read out over the telephone (no I, L, O, U). */
export function recordCode(hash: string): string {
  let bits = BigInt(`0x${hash.slice(0, 10)}`);
  let code = '';
  for (let n = 0; n < 8; n += 1) {
    code = `${alphabet[Number(bits & 31n)] ?? ''}${code}`;
    bits >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
