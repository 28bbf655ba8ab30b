import type { ReviewLevel, SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, startDeadline, type Work } from '../case-file/work.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { frozenText } from './guards.ts';
import { keepDeputysVersion } from './text-versions.ts';

/** Fixes the words that co-sponsors and reviewers answer for; other words are another version. */
export function freezeText(work: Work, record: SuggestionRow): void {
  const hash = work.env.hashText(frozenText(record));
  if (hash !== record.textHash) record.textVersion += 1;
  record.textHash = hash;
  keepDeputysVersion(work, record, hash);
}

export function startReview(work: Work, record: SuggestionRow, level: ReviewLevel, startedOn: IsoDate = work.env.today): void {
  const setting = ({ presidium: 'presidiumReview', affairs: 'affairsReview', office: 'officeReview' } as const)[level];
  const reviewer = ({ presidium: 'townshipPresidium', affairs: 'deputyAffairs', office: 'committeeOffice' } as const)[level];
  startDeadline(work, { setting, recordKind: 'suggestion', record, startedOn });
  notify(work, [reviewer], 'suggestion', record, 'review', `${record.leadName}代表的建议${caseName(work.file)}待您审核`);
}
