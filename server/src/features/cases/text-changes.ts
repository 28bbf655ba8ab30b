import type { SuggestionRow, TextOfVersion } from '@luoshi/domain/case-file/rows.ts';
import { diffText, type Segment } from '@luoshi/domain/text-revision/diff.ts';
import { problem } from '../../platform/http/problem.ts';

const fields = [['title', '标题'], ['situation', '情况'], ['analysis', '分析'], ['asks', '具体建议']] as const;
/** Asks stand one a line, so that one that was taken out or put in is one change. */
const written = (text: TextOfVersion, field: keyof TextOfVersion): string => (field === 'asks' ? text.asks.map((ask) => ask.replaceAll(/\s*\n\s*/g, ' ')).join('\n') : text[field]);

export interface ChangedField { readonly field: keyof TextOfVersion; readonly label: string; readonly segments: readonly Segment[] }

/** Two versions of one suggestion, field by field. */
export function textChanges(suggestion: SuggestionRow, from: number, to: number): { readonly from: number; readonly to: number; readonly fields: readonly ChangedField[] } {
  const version = (no: number, field: string) => {
    const found = suggestion.textVersions.find((one) => one.no === no);
    if (found === undefined) throw problem(422, 'unknownVersion', '没有这一版', { errors: [{ field, text: `没有第${no}版，这件建议共有${suggestion.textVersions.length}版文字` }] });
    return found.text;
  };
  const [before, after] = [version(from, 'from'), version(to, 'to')];
  return { from, to, fields: fields.map(([field, label]) => ({ field, label, segments: diffText(written(before, field), written(after, field)) })) };
}
