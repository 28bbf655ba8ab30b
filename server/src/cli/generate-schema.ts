import { createPool } from '../platform/db/create-pool.ts';
import { migrate } from '../platform/db/migrate.ts';
import { dumpSchema } from '../platform/db/schema-dump.ts';
import { withScratchDatabase } from './with-scratch-database.ts';

export async function generateSchema(): Promise<string> {
  return withScratchDatabase(async (url) => {
    await migrate(url);
    const pool = createPool({ url, max: 1 });
    try {
      return await dumpSchema(pool);
    } finally {
      await pool.end();
    }
  });
}
