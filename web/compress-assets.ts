import { readdir, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a compressed copy saves nothing. */
const LEAST_BYTES = 1024;

/** Lays a Brotli and a gzip copy beside each text asset: a phone on a slow line waits for a quarter of the bytes, the server compresses nothing while it serves. */
export function compressAssets(): Plugin {
  let folder = '';
  return {
    name: 'compress-assets',
    apply: 'build',
    configResolved: ({ root, build }) => { folder = join(isAbsolute(build.outDir) ? build.outDir : join(root, build.outDir), 'assets'); },
    closeBundle: async () => {
      for (const name of await readdir(folder).catch(() => [])) {
        if (!/\.(js|css|svg|json)$/.test(name)) continue;
        const content = await readFile(join(folder, name));
        if (content.length < LEAST_BYTES) continue;
        await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
      }
    },
  };
}
