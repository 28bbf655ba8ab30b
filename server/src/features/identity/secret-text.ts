import { createHash, randomBytes } from 'node:crypto';

/** Only hashes of secrets are stored: who reads the database can neither log in nor activate an account. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The cookie's value: 256 random bits. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

// Crockford's alphabet: nothing on a printed slip can be taken for something else.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A slip's code, 80 random bits in four groups: K7QM-2XPA-9D4T-WZ3H. */
export function newOneTimeCode(): string {
  const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte & 31]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What someone typed from paper, as it was printed. */
export function readOneTimeCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0').replace(/(.{4})(?=.)/g, '$1-');
}
