import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import { hashText } from '../cases/public.ts';
import type { IssuedPaper } from './read/issued-paper.ts';

type Sealed = Omit<IssuedPaper, 'mac' | 'model'>;

/** Over everything but the text itself, which its hash stands for, with the key that lies outside the database. */
export function macOf(paper: Sealed, key: Buffer): string {
  const { congressId, id, code, kind, recordKind, recordId, suggestionId, edition, title, issuer, signedBy, issuedOn, template, modelHash, wordingVersion, fileId, sha256, sm3, size, keptAt } = paper;
  return createHmac('sha256', key).update(canonicalJson({
    congressId, id, code, kind, recordKind, recordId, suggestionId, edition, title, issuer, signedBy, issuedOn, template, modelHash, wordingVersion, fileId, sha256, sm3, size, keptAt,
  })).digest('hex');
}

/** Whether the entry is one that this program made, and its text what it was. */
export function isSealIntact(paper: IssuedPaper, key: Buffer): boolean {
  const expected = Buffer.from(macOf(paper, key), 'hex');
  const given = Buffer.from(paper.mac, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected) && hashText(canonicalJson(paper.model)) === paper.modelHash;
}
