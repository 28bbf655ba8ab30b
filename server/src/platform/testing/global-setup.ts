import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../db/migrate.ts';
import { identityOf } from '../postgres/process-identity.ts';
import { socketUrl, startEmbeddedPostgres } from '../postgres/start-embedded.ts';
import { removeStaleFolders } from './remove-stale-folders.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server's address; each test file clones the template for itself. */
    luoshiPostgres: { host: string; port: number; user: string; template: string };
  }
}

const PREFIX = 'luoshi-test-';
const TEMPLATE = 'luoshi_template';

/** One PostgreSQL per run, with one migrated database that test files clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeStaleFolders(tmpdir(), PREFIX);
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(dataDir, 'run.json'), JSON.stringify(identityOf(process.pid)));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, pgBin: process.env['PG_BIN'] });
  const teardown = async (): Promise<void> => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const client = new pg.Client({ connectionString: postgres.connectionString });
    await client.connect();
    await client.query(`create database ${TEMPLATE}`);
    await client.end();
    await migrate(socketUrl(postgres.config, TEMPLATE));
  } catch (error) {
    await teardown();
    throw error;
  }
  const { host, port, user } = postgres.config;
  project.provide('luoshiPostgres', { host: host ?? '', port: port ?? 0, user: user ?? '', template: TEMPLATE });
  return teardown;
}
