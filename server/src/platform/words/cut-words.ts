import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';

let jieba: Jieba | undefined;

/** Cuts Chinese text into the words worth finding: no marks, no blanks, lower case. The dictionary (36 MB) is read at first use. */
export function cutWords(text: string): string[] {
  // The package's own module of dictionaries would keep both its files (11 MB) beside what is made of them.
  jieba ??= Jieba.withDict(readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')));
  return jieba.cutForSearch(text, true).map((word) => word.trim().toLowerCase()).filter((word) => /[\p{Letter}\p{Number}]/u.test(word) && word.length <= 60);
}
