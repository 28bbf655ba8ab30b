import pg from 'pg';
import type { Config } from '../config.ts';
import { socketUrl, startEmbeddedPostgres, type EmbeddedPostgres } from '../postgres/start-embedded.ts';
import { createBackOff } from './back-off.ts';

export interface KeptDatabase {
  /** The owner's address; it stays the same when the server is started again. */
  readonly url: string;
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

const NAME = 'luoshi';

/** The site's own server if there is one, else the embedded one, started again whenever it dies. */
export async function keepDatabase(config: Config, onLog: (line: string) => void): Promise<KeptDatabase> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, pid: () => undefined, stop: async () => {} };
  const options = { dataDir: config.dataDir, pgBin: config.pgBin, onLog: (line: string) => void (isRoutine(line) || onLog(line)) };
  const backOff = createBackOff();
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let running: EmbeddedPostgres | undefined = await startEmbeddedPostgres(options);
  const { config: address } = running;

  const startAgain = (why: string): void => {
    if (stopping) return;
    const pause = backOff.nextPause();
    onLog(`数据库意外结束(${why}),${pause / 1000} 秒后重新启动`);
    timer = setTimeout(() => {
      backOff.started();
      startEmbeddedPostgres({ ...options, socketDir: address.host }).then(watch, (error: Error) => startAgain(error.message));
    }, pause);
  };
  const watch = (server: EmbeddedPostgres): void => {
    running = server;
    if (stopping) return void server.stop();
    void server.exited.then(({ code, signal }) => {
      running = undefined;
      startAgain(signal ?? `退出码 ${String(code)}`);
    });
  };
  watch(running);
  await createIfMissing(socketUrl(address));
  return {
    url: socketUrl(address, NAME),
    pid: () => running?.pid,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await running?.stop();
    },
  };
}

/** What the server says of its daily life, and of statements that failed (the program deals with those itself). */
function isRoutine(line: string): boolean {
  return / (LOG|ERROR|DETAIL|HINT|CONTEXT|STATEMENT): {2}/.test(line);
}

async function createIfMissing(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
  } finally {
    await client.end();
  }
}
