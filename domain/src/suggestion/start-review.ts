import type { ReviewLevel, SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, startDeadline, type Work } from '../case-file/work.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { frozenText, passedOn } from './guards.ts';
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
  // A deputy of no township comes without the presidium's review: the clock then starts with what was handed in.
  const isFirst = level === 'affairs' && !passedOn(record, 'presidium');
  startDeadline(work, { setting, recordKind: 'suggestion', record, startedOn, ...(isFirst ? { startEvent: 'submitted' } : {}) });
  notify(work, [reviewer], 'suggestion', record, 'review', `${record.leadName}代表的建议${caseName(work.file)}待您审核`);
}
