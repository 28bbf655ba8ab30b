import { createFirstAdministratorCode } from '../features/identity/public.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { createPool } from '../platform/db/create-pool.ts';
import { createDatabase } from '../platform/db/database.ts';

/**
 * Prints the one-time code by which the first administrator comes in, while the site has no account. It stands on the console
 * of whoever starts the server and nowhere else; each start makes a new one and revokes the last.
 */
export async function printFirstAdministratorCode(databaseUrl: string): Promise<void> {
  const pool = createPool({ url: databaseUrl, max: 1, role: 'luoshi_app' });
  try {
    const issued = await createFirstAdministratorCode(createDatabase(pool), systemClock);
    if (issued === null) return;
    console.log(`\n还没有任何账号。请用下面的一次性代码在“激活”页面建立第一个系统管理员(${issued.expiresAt.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })} 前有效):\n\n    ${issued.code}\n`);
  } finally {
    await pool.end();
  }
}
