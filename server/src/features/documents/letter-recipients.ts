import type { CaseFile, CoSponsorshipRow } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { problem } from '../../platform/http/problem.ts';

/** The lead sponsor's print of a signed letter, and that of one who signed with him. */
export const SIGNED = 'signed';
const TO = 'signed-to-';
export const editionTo = (coSigner: CoSponsorshipRow | null): string => (coSigner === null ? SIGNED : `${TO}${coSigner.id}`);
/** For whom a kept print is, as the address asks for it. */
export const recipientOfEdition = (edition: string): string | null => (edition.startsWith(TO) ? edition.slice(TO.length) : null);

/** Those besides the lead sponsor who get a letter of their own, as it was when the letter was signed. */
const coSignersOf = (file: CaseFile, letter: ReplyLetter): readonly CoSponsorshipRow[] =>
  letter.answersEach === true ? file.coSponsorship.filter(({ personName }) => letter.coSponsorNames.includes(personName)) : [];

/** Whose print is meant: a deputy who signed gets the one addressed to them; everybody else the one asked for, and the lead sponsor's unless asked. */
export function recipientOf(file: CaseFile, letter: ReplyLetter, actor: Actor | null, to: string | null): CoSponsorshipRow | null {
  const coSigners = coSignersOf(file, letter);
  const own = actor?.role === 'deputy' ? coSigners.find(({ personId }) => personId === actor.personId) : undefined;
  if (own !== undefined) return own;
  if (to === null) return null;
  const asked = coSigners.find(({ id }) => id === to);
  if (asked === undefined) throw problem(404, 'noSuchRecipient', '这份答复没有给这位代表的一份，请从答复页面的“每位代表一份”中打开');
  return asked;
}
