import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from './config.ts';
import { OperatorError } from './operator-error.ts';
import { createSealer, type Sealer } from './sealer.ts';

export interface Secrets {
  /** Signs cookies. */
  readonly sessionSecret: string;
  /** Ed25519: signs the heads of the audit chains. */
  readonly auditSigningKey: KeyObject;
  /** Keys the hash of every audit entry, so that a rebuilt chain shows. */
  readonly auditMacKey: Buffer;
  /** Closes ratings until their round is over. */
  readonly sealer: Sealer;
}

type SecretFiles = Pick<Config, 'sessionSecretFile' | 'auditSigningKeyFile' | 'auditMacKeyFile' | 'ratingSealingKeyFile'>;

/** Makes the secrets that do not exist yet, readable by their owner alone, outside the database. */
export function createMissingSecrets(files: SecretFiles): void {
  createOnce(files.sessionSecretFile, () => randomBytes(48).toString('base64url'));
  createOnce(files.auditMacKeyFile, () => randomBytes(32).toString('base64url'));
  createOnce(files.ratingSealingKeyFile, () => randomBytes(32).toString('base64url'));
  createOnce(files.auditSigningKeyFile, () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** A command beside the site does without the sealing key, which no backup holds: ratings under embargo are closed to it then. */
export function readSecrets(files: SecretFiles, mayLackSealingKey = false): Secrets {
  const isLacking = mayLackSealingKey && !existsSync(files.ratingSealingKeyFile);
  return { ...readAuditSecrets(files), sealer: createSealer(isLacking ? [] : readSealingKeys(files.ratingSealingKeyFile)) };
}

/** All but the sealing key, which is kept apart and may be elsewhere. */
export function readAuditSecrets(files: Omit<SecretFiles, 'ratingSealingKeyFile'>): Omit<Secrets, 'sealer'> {
  const signingKey = readSecret(files.auditSigningKeyFile);
  let auditSigningKey: KeyObject;
  try {
    auditSigningKey = createPrivateKey(signingKey);
  } catch (error) {
    throw new OperatorError('badKey', `密钥文件 ${files.auditSigningKeyFile} 不是可用的 Ed25519 私钥，请从备份中恢复它。`, { cause: error });
  }
  return {
    sessionSecret: readSecret(files.sessionSecretFile).trim(),
    auditSigningKey,
    auditMacKey: Buffer.from(readSecret(files.auditMacKeyFile).trim(), 'base64url'),
  };
}

/** One key a line, the newest first. */
export function readSealingKeys(path: string): Buffer[] {
  const keys = readSecret(path).split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => Buffer.from(line, 'base64url'));
  if (keys.length > 0 && keys.every((key) => key.length === 32)) return keys;
  throw new OperatorError('badKey', `密封密钥文件 ${path} 的内容不对，请放回原来的文件。没有它，未公开的测评打不开。`);
}

/** Permission bits that let others read the file; zero is safe. */
export function openBits(path: string): number {
  return process.platform === 'win32' ? 0 : statSync(path).mode & 0o077;
}

function readSecret(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OperatorError('keyMissing', `读不到密钥文件 ${path}。请从备份中恢复它，或检查它的权限。`, { cause: error });
  }
}

/** Written beside its place and linked there complete: of two processes one wins, and a power cut leaves no half of a key. */
function createOnce(path: string, make: () => string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const making = `${path}.making-${process.pid}`;
  rmSync(making, { force: true });
  const file = openSync(making, 'wx', 0o600);
  writeSync(file, make());
  fsyncSync(file);
  closeSync(file);
  chmodSync(making, 0o600);
  try {
    linkSync(making, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(making, { force: true });
  }
}
