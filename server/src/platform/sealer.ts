import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { OperatorError } from './operator-error.ts';

/**
 * Closes texts that nobody may read before their time: AES-256-GCM under a data key of its own for each text, and the data key under the
 * sealing key. The sealing key lies in a file outside the database, its backups and every page.
 */
export interface Sealer {
  /** `bound` names the place of the text: opened anywhere else it fails. `length` hides how long the text is. */
  seal(bound: string, text: string, length: number): string;
  open(bound: string, sealed: string): Opened;
  /** The same sealed text with its data key under the newest sealing key, or null where it is that already. */
  rewrap(sealed: string): string | null;
  /** Whether the key is at hand under which it was sealed. */
  knows(sealed: string): boolean;
  /** A keyed digest: what is hashed so cannot be guessed by trying the few things that it could be. */
  digest(text: string): string;
}

/** `keyMissing`: sealed under a key that is not at hand. `notAuthentic`: altered, or brought here from another place. */
export type Opened = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: 'keyMissing' | 'notAuthentic' };

const FORMAT = 'v1';
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
const KEY = 32;

interface SealingKey { readonly id: string; readonly key: Buffer }

/** A key is known by a digest of itself, so that a file put back is known for the right one. */
const nameOf = (key: Buffer): string => createHash('sha256').update('luoshi sealing key\n').update(key).digest('hex').slice(0, 16);

function encrypt(key: Buffer, bound: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where key, place or text are not the ones that were sealed. */
function decrypt(key: Buffer, bound: string, box: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE), { authTagLength: TAG }).setAAD(Buffer.from(bound)).setAuthTag(box.subarray(box.length - TAG));
  return Buffer.concat([decipher.update(box.subarray(NONCE, box.length - TAG)), decipher.final()]);
}

const wrapPlace = (id: string): string => `luoshi data key ${id}`;

function padded(text: string, length: number): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length + 4 > length) throw new RangeError(`a text of ${bytes.length} bytes does not fit into ${length}`);
  const box = Buffer.alloc(length);
  box.writeUInt32BE(bytes.length, 0);
  bytes.copy(box, 4);
  return box;
}

/** The keys of a key file, the newest first; older ones still open what was sealed under them. Without any it opens and seals nothing. */
export function createSealer(keys: readonly Buffer[]): Sealer {
  const known: readonly SealingKey[] = keys.map((key) => ({ id: nameOf(key), key }));
  if (known.some(({ key }) => key.length !== KEY)) throw new RangeError('a sealing key has 32 bytes');
  const newestKey = (): SealingKey => {
    const [newest] = known;
    if (newest === undefined) throw new OperatorError('keyMissing', '测评密封密钥不在，不能封存测评。请放回密封密钥文件后再试。');
    return newest;
  };

  function parts(sealed: string): { readonly by: SealingKey | undefined; readonly wrapped: Buffer; readonly box: string } {
    const [format, id, wrapped, box] = sealed.split('.');
    return { by: format === FORMAT ? known.find((each) => each.id === id) : undefined, wrapped: Buffer.from(wrapped ?? '', 'base64url'), box: box ?? '' };
  }

  return {
    seal: (bound, text, length) => {
      const newest = newestKey();
      const dataKey = randomBytes(KEY);
      return [FORMAT, newest.id, encrypt(newest.key, wrapPlace(newest.id), dataKey).toString('base64url'), encrypt(dataKey, bound, padded(text, length)).toString('base64url')].join('.');
    },
    open: (bound, sealed) => {
      const { by, wrapped, box } = parts(sealed);
      if (by === undefined) return { ok: false, why: 'keyMissing' };
      try {
        const plain = decrypt(decrypt(by.key, wrapPlace(by.id), wrapped), bound, Buffer.from(box, 'base64url'));
        return { ok: true, text: plain.subarray(4, 4 + plain.readUInt32BE(0)).toString() };
      } catch {
        return { ok: false, why: 'notAuthentic' };
      }
    },
    rewrap: (sealed) => {
      const { by, wrapped, box } = parts(sealed);
      const newest = known[0];
      if (by === undefined || newest === undefined || by.id === newest.id) return null;
      return [FORMAT, newest.id, encrypt(newest.key, wrapPlace(newest.id), decrypt(by.key, wrapPlace(by.id), wrapped)).toString('base64url'), box].join('.');
    },
    knows: (sealed) => parts(sealed).by !== undefined,
    digest: (text) => createHmac('sha256', newestKey().key).update(text).digest('hex'),
  };
}
