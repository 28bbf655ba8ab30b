import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let jieba: Jieba | undefined;

/** Cuts Chinese text into the words worth finding: no marks, no blanks, lower case. The dictionary (36 MB) is read at first use. */
export function cutWords(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  return jieba.cutForSearch(text, true).map((word) => word.trim().toLowerCase()).filter((word) => /[\p{Letter}\p{Number}]/u.test(word) && word.length <= 60);
}
