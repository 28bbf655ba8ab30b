import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders in the order in which Typst reads them: the site's own fonts win over ours when a family stands in both. */
export function fontFolders(siteFontDir?: string): string[] {
  if (siteFontDir !== undefined && !existsSync(siteFontDir)) {
    throw new Error(`The font folder of this site does not exist: ${siteFontDir}`);
  }
  const ours = fileURLToPath(new URL('../../../fonts/fandol/', import.meta.url));
  // Fandol lacks many characters of personal names (堃喆珺昇…): the full Noto Serif SC stands behind it.
  const noto = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc/package.json')));
  return [...(siteFontDir === undefined ? [] : [siteFontDir]), ours, join(noto, '400Regular'), join(noto, '700Bold')];
}
