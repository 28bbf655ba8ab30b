import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { createPool } from '../../server/src/platform/db/create-pool.ts';
import { createDatabase } from '../../server/src/platform/db/database.ts';
import type { Client } from '../http/client.ts';
import { Unexpected } from '../http/world.ts';
import type { OwnSite } from '../site/own-site.ts';

const FARTHEST_DAYS = 700;

/** Puts the site's clock to nine in the morning of a day; everything due by then has happened when it returns. */
export function createClockMover(site: OwnSite, client: Client): { moveTo(day: IsoDate): Promise<void>; close(): Promise<void> } {
  const pool = createPool({ url: site.databaseUrl, max: 1 });
  const db = createDatabase(pool);
  async function move(now: number): Promise<void> {
    const answer = await client.send('POST', '/api/dev/clock', { body: { now: new Date(now).toISOString() } });
    if (answer.status !== 200) throw new Unexpected(`POST /api/dev/clock: ${answer.status}`);
  }
  return {
    moveTo: async (day) => {
      const target = Date.parse(`${day}T09:00:00+08:00`);
      const answer = await client.send('GET', '/api/v1/clock');
      // One press of the demo's clock goes no farther than two years.
      for (let now = Date.parse((JSON.parse(answer.text) as { now: string }).now); now < target;) await move(now = Math.min(target, now + FARTHEST_DAYS * 86_400_000));
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from due_event where due_on <= ${day}`.execute(db);
      if (rows[0]?.n !== 0) throw new Unexpected(`${day}: ${rows[0]?.n ?? 0} things that fell due were not done`);
    },
    close: () => pool.end(),
  };
}
