import pg from 'pg';
import { OperatorError } from '../operator-error.ts';

export type SiteMode = 'demo' | 'production';

/**
 * What a database is for is written in it once. A demo's accounts have published passwords, so it is never
 * served as a real site; and a real site is never seeded over.
 */
export async function claimSite(url: string, mode: SiteMode): Promise<{ complete: boolean; isNew: boolean }> {
  return withOwner(url, async (client) => {
    const { rows } = await client.query<{ mode: SiteMode; complete: boolean }>('select mode, complete from platform_site');
    const site = rows[0];
    if (site === undefined) {
      const complete = mode === 'production';
      await client.query('insert into platform_site (mode, complete) values ($1, $2)', [mode, complete]);
      return { complete, isNew: true };
    }
    if (site.mode === mode) return { complete: site.complete, isNew: false };
    throw new OperatorError(
      'otherMode',
      mode === 'demo'
        ? '这个数据库是正式运行的，不能用作演示。请用 --data 指定另一个文件夹，或去掉 DATABASE_URL。'
        : '这个数据库是演示用的，其中账号的密码是公开的，不能正式运行。请用 LUOSHI_DATA 或 DATABASE_URL 指定新的数据库。',
    );
  });
}

export async function markComplete(url: string): Promise<void> {
  await withOwner(url, (client) => client.query('update platform_site set complete = true'));
}

/** Empties a demo's database; never a real site's. */
export async function emptyDemo(url: string): Promise<void> {
  await withOwner(url, async (client) => {
    const { rows } = await client.query<{ mode: SiteMode }>('select mode from platform_site');
    if (rows.length === 0) return;
    if (rows.some(({ mode }) => mode !== 'demo')) {
      throw new OperatorError('notADemo', 'DATABASE_URL 指定的数据库是正式运行的,--reset 不会清空它。请另建一个空的数据库。');
    }
    await client.query('drop schema if exists graphile_worker cascade');
    await client.query('drop schema public cascade');
    await client.query('create schema public');
  });
}

async function withOwner<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'luoshi site' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
