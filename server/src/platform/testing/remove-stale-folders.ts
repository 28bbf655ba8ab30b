import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stillRuns, type ProcessIdentity } from '../postgres/process-identity.ts';

/** Removes the data of test runs that were killed; a run's folder holds `run.json`, the process it belongs to. */
export async function removeStaleFolders(base: string, prefix: string): Promise<void> {
  for (const name of await readdir(base)) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(base, name);
    const owner = await readFile(join(folder, 'run.json'), 'utf8').then((text) => JSON.parse(text) as ProcessIdentity, () => undefined);
    if (owner !== undefined && !stillRuns(owner)) await rm(folder, { recursive: true, force: true });
  }
}
