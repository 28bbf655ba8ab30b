import { createRequire } from 'node:module';
import type * as PinyinPro from 'pinyin-pro';

// Its dictionaries take 15 MB, and only registering people needs them.
let library: typeof PinyinPro | undefined;

/** How a name is typed without an input method: 单晓明 is shanxiaoming, sxm. The first characters are read as a surname. */
export function pinyinOf(name: string): { pinyin: string; initials: string } {
  library ??= createRequire(import.meta.url)('pinyin-pro') as typeof PinyinPro;
  const syllables = library.pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return { pinyin: syllables.join(''), initials: syllables.map((syllable) => syllable.slice(0, 1)).join('') };
}
