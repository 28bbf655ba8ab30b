import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { CountyRows, IdentityRow } from '../features/administration/public.ts';
import type { Tx } from '../platform/db/database.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { DEMO_PASSWORD } from './make-county.ts';

interface Entrance { readonly username: string; readonly name: string; readonly identity: IdentityRow }

/** The identity that each log-in begins with: the one for which it is in the cast. */
export function entrances(rows: CountyRows): Entrance[] {
  const identities = new Map((rows.identities ?? []).map((identity) => [identity.id, identity]));
  return demoLogIns.map((one) => {
    const identity = identities.get(one.identities.find((post) => post.role === one.role)?.id ?? '');
    if (identity === undefined) throw new RangeError(`${one.name} has no identity`);
    return { username: one.username, name: one.name, identity };
  });
}

/** As if each had acted in it last. */
export async function chooseEntrances(tx: Tx, rows: CountyRows): Promise<void> {
  const all = entrances(rows);
  await sql`update account a set last_identity_id = x.id from unnest(${all.map((one) => one.username)}::text[], ${all.map((one) => one.identity.id)}::text[]) as x (username, id) where a.username = x.username`.execute(tx);
}

/** Printed for whoever tries the demo: names, roles, the one password. Readable by the owner of the folder alone. Gives the file's path. */
export async function writeAccounts(dataDir: string, rows: CountyRows): Promise<string> {
  const organisations = new Map((rows.organisations ?? []).map((o) => [`${o.congressId}/${o.id}`, o.name]));
  const congresses = new Map((rows.congresses ?? []).map((c) => [c.id, c.name]));
  const accounts = entrances(rows).map(({ username, name, identity }) => (
    {
      username, password: DEMO_PASSWORD, name, role: identity.role, organisation: organisations.get(`${identity.congressId}/${identity.organisationId}`), congress: congresses.get(identity.congressId),
      // To be switched to after log-in: who works for a township acts for the county's congress and for the township's own.
      alsoActsAs: (rows.identities ?? []).filter((one) => one.personId === identity.personId && one.id !== identity.id && one.role !== 'deputy')
        .map((one) => `${one.role} ${organisations.get(`${one.congressId}/${one.organisationId}`) ?? ''}（${congresses.get(one.congressId) ?? ''}）`),
    }));
  const path = join(dataDir, 'demo-accounts.json');
  await writeFile(path, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
  return path;
}
