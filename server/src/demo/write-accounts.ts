import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CountyRows } from '../features/administration/public.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { DEMO_PASSWORD } from './make-county.ts';

/**
 * Printed for whoever tries the demo: names, roles, the one password, each with the identity that the log-in begins with.
 * Readable by the owner of the folder alone. Gives the file's path.
 */
export async function writeAccounts(dataDir: string, rows: CountyRows): Promise<string> {
  const organisations = new Map((rows.organisations ?? []).map((o) => [`${o.congressId}/${o.id}`, o.name]));
  const identities = Map.groupBy(rows.identities ?? [], (identity) => identity.personId);
  const accounts = demoLogIns.map((one) => {
    const own = identities.get(one.personId) ?? [];
    const first = own.find((identity) => identity.id === one.identities.find((post) => post.role === one.role)?.id) ?? own[0];
    return { username: one.username, password: DEMO_PASSWORD, name: one.name, role: first?.role, organisation: organisations.get(`${first?.congressId}/${first?.organisationId}`) };
  });
  const path = join(dataDir, 'demo-accounts.json');
  await writeFile(path, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
  return path;
}
