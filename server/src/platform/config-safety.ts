import type { Config } from './config.ts';

export interface UnsafeSetting {
  /** The setting to change. */
  readonly name: string;
  readonly textZh: string;
}

/** What the pure check must be told about the disk. */
export interface SafetyFacts {
  /** Contents of the session secret's file; undefined if it does not exist. */
  readonly sessionSecret: string | undefined;
  /** Key files that others than their owner can read. */
  readonly readableKeys: readonly string[];
}

const DEFAULT_SECRETS = /^(changeme|secret|password|default|luoshi|test|demo|example|0+|1+|123456.*)$/i;

/** Every setting with which a production start is refused, each by name and with the remedy; empty is safe. */
export function unsafeSettings(config: Config, facts: SafetyFacts): UnsafeSetting[] {
  const found: UnsafeSetting[] = [];
  const refuse = (name: string, textZh: string): void => void found.push({ name, textZh });
  const loopback = isLoopback(config.host);

  if (facts.sessionSecret === undefined) {
    refuse('LUOSHI_SESSION_SECRET_FILE', `会话密钥文件不存在(${config.sessionSecretFile})。请恢复它，或去掉此设置由系统生成。`);
  } else if (facts.sessionSecret.trim().length < 32 || DEFAULT_SECRETS.test(facts.sessionSecret.trim())) {
    refuse('LUOSHI_SESSION_SECRET_FILE', '会话密钥是默认值或太短（至少 32 个随机字符）。请删除该文件由系统重新生成。');
  }
  for (const path of facts.readableKeys) {
    refuse('LUOSHI_DATA', `密钥文件 ${path} 其他用户也能读。请执行 chmod 600 ${path}。`);
  }
  if ((config.tlsCertFile === undefined) !== (config.tlsKeyFile === undefined)) {
    refuse(config.tlsCertFile === undefined ? 'LUOSHI_TLS_CERT' : 'LUOSHI_TLS_KEY', 'TLS 证书和私钥须同时设置 LUOSHI_TLS_CERT 和 LUOSHI_TLS_KEY。');
  }
  const hasTls = config.tlsCertFile !== undefined && config.tlsKeyFile !== undefined;
  if (!loopback && !hasTls && config.trustedProxy === undefined) {
    refuse('LUOSHI_HOST', `监听地址 ${config.host} 对外开放，却没有加密。请设置 LUOSHI_TLS_CERT 和 LUOSHI_TLS_KEY；或放在反向代理之后，并设置 LUOSHI_TRUSTED_PROXY 为代理的地址；或只监听 127.0.0.1。`);
  }
  if (config.trustedProxy !== undefined && /^(\*|true|0\.0\.0\.0\/0|::\/0)$/.test(config.trustedProxy)) {
    refuse('LUOSHI_TRUSTED_PROXY', '不能信任所有地址为代理，否则任何人都能冒充来源地址。请填写反向代理的地址。');
  }
  if (config.databaseUrl === undefined && config.pgBin === undefined && !config.allowBundledPostgres) {
    refuse('LUOSHI_ALLOW_BUNDLED_POSTGRES', '正式运行默认不使用随程序安装的 PostgreSQL。请用 DATABASE_URL 指定数据库，或用 PG_BIN 指定本机的 PostgreSQL；确要使用内置的，请设置 LUOSHI_ALLOW_BUNDLED_POSTGRES=1，并自行做好备份和升级。');
  }
  if (config.publicUrl === undefined) {
    refuse('LUOSHI_PUBLIC_URL', '没有设置网站的对外地址。请设置，如 LUOSHI_PUBLIC_URL=https://rd.example.gov.cn。');
  } else if (!config.publicUrl.startsWith('https:')) {
    refuse('LUOSHI_PUBLIC_URL', `网站的对外地址 ${config.publicUrl} 不是 https，登录信息会被窃听。请改用 https。`);
  }
  if (config.metricsToken !== undefined && config.metricsToken.length < 16) {
    refuse('LUOSHI_METRICS_TOKEN', '监控口令太短，至少 16 个字符。');
  }
  if (['debug', 'trace'].includes(config.logLevel)) {
    refuse('LUOSHI_LOG', `日志级别 ${config.logLevel} 可能记下个人信息。请改为 info 或 warn。`);
  }
  for (const flag of config.debugFlags) {
    refuse(flag.startsWith('--') ? 'NODE_OPTIONS' : (flag.split('=')[0] ?? flag), `Node 的调试或降低安全性的开关 ${flag} 已打开。请去掉。`);
  }
  return found;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
