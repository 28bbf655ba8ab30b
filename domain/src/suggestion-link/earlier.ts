import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import { conductingOfficeName } from '../identity/township-congress.ts';
import { caseName, notify, type Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { SuggestionBodies } from '../suggestion/bodies.ts';
import { link, standingLinks } from './group.ts';

/** What was raised before (多年重复) can be anything that has a number; a person says that it is the same matter, nobody else. */
export function earlierRule({ file, directory }: CaseContext<SuggestionRow>, ids: readonly string[], field: string): Refusal[] {
  return ids.flatMap((id, index) => {
    const at = `/${field}/${index}`;
    const other = directory.otherCase(id);
    if (id === file.suggestion.id) return [refusal('withItself', '不能把本件列为以往提出的建议，请去掉', at)];
    if (other === undefined || other.suggestion.registeredOn === null) return [refusal('unknownSuggestion', '没有这件已登记的建议，请从搜索结果中选择', at)];
    const own = file.suggestion.registeredOn;
    if (own !== null && other.suggestion.registeredOn > own) return [refusal('notEarlier', `${caseName(other)}比本件登记得晚，请在那一件上联系本件`, at)];
    return standingLinks(other, 'earlier').some((each) => each.otherId === file.suggestion.id) ? [refusal('circle', `${caseName(other)}已经把本件列为以往提出的建议`, at)] : [];
  });
}

/** The deputy's own list, as saved last: what is no longer on it is let go. */
export function keepEarlier(work: Work, ids: readonly string[]): void {
  const known = standingLinks(work.file, 'earlier');
  for (const each of known) if (!ids.includes(each.otherId)) work.follow('suggestionLink', each, 'end');
  for (const id of new Set(ids)) if (!known.some((each) => each.otherId === id)) link(work, 'earlier', id, null);
}

export function linkedEarlier(work: Work, record: SuggestionRow, { suggestionIds, reason }: SuggestionBodies['linkEarlier']): void {
  const known = standingLinks(work.file, 'earlier').map((each) => each.otherId);
  for (const id of new Set(suggestionIds)) if (!known.includes(id)) link(work, 'earlier', id, reason);
  notify(work, ['leadSponsor'], 'suggestion', record, 'linked', `${conductingOfficeName(placeOf(work.file))}把建议${caseName(work.file)}与以往提出的同一事项联系起来，可以对照历年的办理结果：${reason}`);
}
