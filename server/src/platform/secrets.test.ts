import { sign, verify, createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMissingSecrets, openBits, readSecrets } from './secrets.ts';

describe('secrets', () => {
  let folder = '';
  const files = () => ({
    sessionSecretFile: join(folder, 'keys/session-secret'),
    auditSigningKeyFile: join(folder, 'keys/audit-signing-key.pem'),
    auditMacKeyFile: join(folder, 'keys/audit-mac-key'),
    ratingSealingKeyFile: join(folder, 'keys/rating-sealing-key'),
  });
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'luoshi-secrets-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once, random, for their owner alone, and work', () => {
    createMissingSecrets(files());
    const first = readSecrets(files());
    createMissingSecrets(files());
    expect(readSecrets(files()).sessionSecret).toBe(first.sessionSecret);
    expect(first.sessionSecret.length).toBeGreaterThanOrEqual(64);
    expect(first.auditMacKey).toHaveLength(32);
    const signature = sign(null, Buffer.from('head'), first.auditSigningKey);
    expect(verify(null, Buffer.from('head'), createPublicKey(first.auditSigningKey), signature)).toBe(true);
    expect(Object.values(files()).map(openBits)).toEqual([0, 0, 0, 0]);
    expect(statSync(join(folder, 'keys')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'keys'))).toHaveLength(4);
  });

  it('that are missing or damaged are named', () => {
    expect(() => readSecrets(files())).toThrow(/keys\/audit-signing-key\.pem/);
    createMissingSecrets(files());
    writeFileSync(files().auditSigningKeyFile, 'damaged');
    expect(() => readSecrets(files())).toThrow(/Ed25519/);
  });
});
