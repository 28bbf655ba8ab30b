import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default kind) at OWASP's first choice: 19 MiB, two passes; about 17 ms on one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

let decoy: Promise<string> | undefined;

/** With no stored hash it works as long as with one, so that the time of an answer does not tell whether a name exists. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return stored !== null && matches;
}
