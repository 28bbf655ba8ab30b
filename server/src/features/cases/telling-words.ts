import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';

/** Words of every suggestion, which tell nothing about its matter. */
const common = new Set(['建议', '关于', '加强', '加快', '推进', '完善', '进一步', '工作', '问题', '情况', '群众', '建设', '我县', '全县', '相关', '部门', '目前', '存在', '解决', '提高', '提升', '希望', '应当', '能够', '开展', '进行']);

/** The words of title and asks that tell of the matter. */
export function matterWords(cut: (text: string) => readonly string[], { suggestion: { title, asks } }: { readonly suggestion: Pick<CaseFile['suggestion'], 'title' | 'asks'> }): string[] {
  const words = [...cut(title), ...cut(asks.map((ask) => ask.text).join(' '))].filter((word) => word.length >= 2 && !common.has(word) && !/^\d+$/.test(word));
  return [...new Set(words)];
}

/** As many of them as a search for other suggestions of the same matter takes. */
export const tellingWords = (cut: (text: string) => readonly string[], file: CaseFile): string[] => matterWords(cut, file).slice(0, 16);
