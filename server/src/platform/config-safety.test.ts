import { describe, expect, it } from 'vitest';
import { readConfig, toEnvironment } from './config.ts';
import { unsafeSettings, type SafetyFacts } from './config-safety.ts';

const safe = { DATABASE_URL: 'postgres://luoshi@db/luoshi', LUOSHI_PUBLIC_URL: 'https://rd.example.gov.cn', LUOSHI_DATA: '/srv/luoshi' };
const facts: SafetyFacts = { sessionSecret: 'Zk3'.repeat(20), readableKeys: [] };
const names = (env: Record<string, string | undefined>, changed: Partial<SafetyFacts> = {}): string[] =>
  unsafeSettings(readConfig({ ...safe, ...env }, { mode: 'production' }), { ...facts, ...changed }).map(({ name }) => name);

describe('a production start', () => {
  it('accepts a safe setting', () => expect(names({})).toEqual([]));

  it.each([
    ['an open address without encryption', { LUOSHI_HOST: '0.0.0.0' }, 'LUOSHI_HOST'],
    ['the bundled PostgreSQL without consent', { DATABASE_URL: undefined }, 'LUOSHI_ALLOW_BUNDLED_POSTGRES'],
    ['a public address without https', { LUOSHI_PUBLIC_URL: 'http://rd.example.gov.cn' }, 'LUOSHI_PUBLIC_URL'],
    ['no public address', { LUOSHI_PUBLIC_URL: undefined }, 'LUOSHI_PUBLIC_URL'],
    ['a certificate without its key', { LUOSHI_TLS_CERT: '/c.pem' }, 'LUOSHI_TLS_KEY'],
    ['every address a trusted proxy', { LUOSHI_TRUSTED_PROXY: '*' }, 'LUOSHI_TRUSTED_PROXY'],
    ['the debugger', { NODE_OPTIONS: '--inspect=0.0.0.0:9229' }, 'NODE_OPTIONS'],
    ['certificates unchecked', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ['a talkative log', { LUOSHI_LOG: 'trace' }, 'LUOSHI_LOG'],
    ['a guessable token', { LUOSHI_METRICS_TOKEN: 'short' }, 'LUOSHI_METRICS_TOKEN'],
  ])('refuses %s by name', (_what, env, name) => expect(names(env)).toEqual([name]));

  it('refuses a missing, default or short secret and keys that others can read', () => {
    expect(names({}, { sessionSecret: undefined })).toEqual(['LUOSHI_SESSION_SECRET_FILE']);
    expect(names({}, { sessionSecret: 'changeme' })).toEqual(['LUOSHI_SESSION_SECRET_FILE']);
    expect(names({}, { readableKeys: ['/srv/luoshi/keys/audit-mac-key'] })).toEqual(['LUOSHI_DATA']);
  });

  it.each([
    { LUOSHI_HOST: '0.0.0.0', LUOSHI_TLS_CERT: '/c.pem', LUOSHI_TLS_KEY: '/k.pem' },
    { LUOSHI_HOST: '0.0.0.0', LUOSHI_TRUSTED_PROXY: '10.0.0.2' },
    { DATABASE_URL: undefined, PG_BIN: '/usr/lib/postgresql/16/bin' },
    { DATABASE_URL: undefined, LUOSHI_ALLOW_BUNDLED_POSTGRES: '1' },
  ])('accepts %o', (env) => expect(names(env)).toEqual([]));
});

describe('settings', () => {
  it.each([
    [{ LUOSHI_PORT: '80a' }, /LUOSHI_PORT=80a/],
    [{ LUOSHI_PORT: '70000' }, /LUOSHI_PORT/],
    [{ LUOSHI_LOG: 'loud' }, /LUOSHI_LOG=loud/],
    [{ LUOSHI_PUBLIC_URL: 'rd.gov.cn/path' }, /LUOSHI_PUBLIC_URL/],
    [{ DATABASE_URL: 'mysql://u:hunter2@h/d' }, /^(?!.*hunter2).*DATABASE_URL/],
  ])('%o is refused by name', (env, message) => expect(() => readConfig(env)).toThrow(message));

  it('reach child processes unchanged', () => {
    const config = readConfig({ ...safe, LUOSHI_LOG: 'error' }, { mode: 'production', port: 9000 });
    expect(readConfig({ ...safe, ...toEnvironment(config) })).toEqual(config);
  });
});
