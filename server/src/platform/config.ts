import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from './operator-error.ts';

export type Mode = 'demo' | 'production' | 'test';

/** Every setting of the program, read once, from the environment and the command line. */
export interface Config {
  readonly mode: Mode;
  /** Everything the site keeps outside a database of its own: postgres/, files/, keys/. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** As browsers see the site, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** A PostgreSQL of the site's own; undefined: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  /** 1: pages and what goes on by itself (jobs, dates) in one process; 2: in one each. */
  readonly processes: 1 | 2;
  readonly pgBin: string | undefined;
  readonly allowBundledPostgres: boolean;
  readonly trustedProxy: string | undefined;
  readonly tlsCertFile: string | undefined;
  readonly tlsKeyFile: string | undefined;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  readonly rateLimitPerMinute: number | undefined;
  /** A folder with fonts that the office owns; they come before ours in documents. */
  readonly fontDir: string | undefined;
  /** Set to keep secrets elsewhere than DIR/keys (a mounted secret). */
  readonly sessionSecretFile: string;
  readonly auditSigningKeyFile: string;
  readonly auditMacKeyFile: string;
  /** Seals ratings under embargo; kept apart from database and backups. */
  readonly ratingSealingKeyFile: string;
  /** Node's own debugging switches found in the environment. */
  readonly debugFlags: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;
/** What the command line says; it wins over the environment. */
export type ConfigFlags = Partial<Pick<Config, 'mode' | 'dataDir' | 'host' | 'port'>>;

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

export function readConfig(env: Environment, flags: ConfigFlags = {}): Config {
  const mode = flags.mode ?? readChoice(env, 'LUOSHI_MODE', ['demo', 'production', 'test']) ?? 'production';
  const dataDir = resolve(flags.dataDir ?? text(env, 'LUOSHI_DATA') ?? (mode === 'demo' ? '.luoshi/demo' : '.luoshi/site'));
  const key = (name: string, setting: string): string => resolve(text(env, setting) ?? join(dataDir, 'keys', name));
  return {
    mode,
    dataDir,
    host: flags.host ?? text(env, 'LUOSHI_HOST') ?? '127.0.0.1',
    port: flags.port ?? readNumber(env, 'LUOSHI_PORT', 0, 65_535) ?? 8080,
    publicUrl: readPublicUrl(env),
    databaseUrl: readDatabaseUrl(env),
    databasePool: readNumber(env, 'LUOSHI_DATABASE_POOL', 1, 200) ?? 6,
    processes: readNumber(env, 'LUOSHI_PROCESSES', 1, 2) === 2 ? 2 : 1,
    pgBin: text(env, 'PG_BIN'),
    allowBundledPostgres: text(env, 'LUOSHI_ALLOW_BUNDLED_POSTGRES') === '1',
    trustedProxy: text(env, 'LUOSHI_TRUSTED_PROXY'),
    tlsCertFile: text(env, 'LUOSHI_TLS_CERT'),
    tlsKeyFile: text(env, 'LUOSHI_TLS_KEY'),
    metricsToken: text(env, 'LUOSHI_METRICS_TOKEN'),
    logLevel: readChoice(env, 'LUOSHI_LOG', LOG_LEVELS) ?? (mode === 'production' ? 'info' : 'warn'),
    rateLimitPerMinute: readNumber(env, 'LUOSHI_RATE_LIMIT', 1, 10_000_000) ?? (mode === 'production' ? 6_000 : undefined),
    fontDir: text(env, 'LUOSHI_FONT_DIR'),
    sessionSecretFile: key('session-secret', 'LUOSHI_SESSION_SECRET_FILE'),
    auditSigningKeyFile: key('audit-signing-key.pem', 'LUOSHI_AUDIT_SIGNING_KEY_FILE'),
    auditMacKeyFile: key('audit-mac-key', 'LUOSHI_AUDIT_MAC_KEY_FILE'),
    ratingSealingKeyFile: key('rating-sealing-key', 'LUOSHI_RATING_SEALING_KEY_FILE'),
    debugFlags: findDebugFlags(env),
  };
}

/** The same settings as an environment, for the child processes. */
export function toEnvironment(config: Config): Record<string, string> {
  const values: Record<string, string | number | undefined> = {
    LUOSHI_MODE: config.mode,
    LUOSHI_DATA: config.dataDir,
    LUOSHI_HOST: config.host,
    LUOSHI_PORT: config.port,
    LUOSHI_PUBLIC_URL: config.publicUrl,
    DATABASE_URL: config.databaseUrl,
    LUOSHI_LOG: config.logLevel,
  };
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}

/** The key pair for TLS of our own, or undefined behind a proxy and on loopback. */
export function readTls(config: Config): { cert: Buffer; key: Buffer } | undefined {
  if (config.tlsCertFile === undefined || config.tlsKeyFile === undefined) return undefined;
  return { cert: readFileSync(config.tlsCertFile), key: readFileSync(config.tlsKeyFile) };
}

function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

function readNumber(env: Environment, name: string, least: number, most: number): number | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new OperatorError('badSetting', `设置 ${name}=${value} 不对：须为 ${least} 到 ${most} 的整数。`);
}

function readChoice<Choice extends string>(env: Environment, name: string, choices: readonly Choice[]): Choice | undefined {
  const value = text(env, name);
  const found = choices.find((choice) => choice === value);
  if (value === undefined || found !== undefined) return found;
  throw new OperatorError('badSetting', `设置 ${name}=${value} 不对：须为 ${choices.join('、')} 之一。`);
}

function readPublicUrl(env: Environment): string | undefined {
  const value = text(env, 'LUOSHI_PUBLIC_URL');
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '') return url.origin;
  throw new OperatorError('badSetting', `设置 LUOSHI_PUBLIC_URL=${value} 不对：须为网站的地址，如 https://rd.example.gov.cn，后面不带路径。`);
}

function readDatabaseUrl(env: Environment): string | undefined {
  const value = text(env, 'DATABASE_URL');
  if (value === undefined || /^postgres(ql)?:\/\//.test(value)) return value;
  // Not repeated here: it may hold a password.
  throw new OperatorError('badSetting', '设置 DATABASE_URL 不对：须以 postgres:// 开头，如 postgres://luoshi@localhost/luoshi。');
}

function findDebugFlags(env: Environment): string[] {
  const options = `${env['NODE_OPTIONS'] ?? ''} ${process.execArgv.join(' ')}`;
  const flags = options.split(/\s+/).filter((flag) => /^--(inspect|debug|cpu-prof|heap-prof|expose-gc|insecure-http-parser|tls-min-v1\.[01]\b)/.test(flag));
  for (const name of ['NODE_DEBUG', 'NODE_V8_COVERAGE']) if (text(env, name) !== undefined) flags.push(name);
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') flags.push('NODE_TLS_REJECT_UNAUTHORIZED=0');
  return flags;
}
