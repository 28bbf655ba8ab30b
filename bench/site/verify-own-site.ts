import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../server/src/cli/root.ts';
import type { OwnSite } from './own-site.ts';

/** `luoshi verify` on the running site, as an auditor would call it. */
export function verifyOwnSite(site: OwnSite): Promise<boolean> {
  console.log('\nluoshi verify');
  const child = spawn(process.execPath, [join(root, 'bin', 'luoshi.mjs'), 'verify', '--data', site.dataDir], { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}
