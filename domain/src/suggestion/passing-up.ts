import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { attach, caseName, notifySigners, stopAllDeadlines, type Work } from '../case-file/work.ts';
import { formatChineseDate, isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { SuggestionBodies } from './bodies.ts';

/** Beyond the county's powers, yet worth asking for: it goes up the line, and stays open until something comes back (北京条例 20). */
export function wasPassedUp(work: Work, record: SuggestionRow, { to, letterNumber, reason, files }: SuggestionBodies['passUp']): void {
  const { env } = work;
  stopAllDeadlines(work);
  record.passedUp = { to, on: env.today, letterNumber: letterNumber ?? null, reason, outcome: null, outcomeOn: null, outcomeBy: null };
  attach(work, 'suggestion', record, 'passedUp', files);
  notifySigners(work, 'suggestion', record, 'passedUp', `建议${caseName(work.file)}所提事项属于上级事权，已于${formatChineseDate(env.today)}转报${to}：${reason}。上级答复后再告知您`);
}

export function higherReplyRule({ record, today }: CaseContext<SuggestionRow>, { repliedOn }: SuggestionBodies['recordHigherReply']): Refusal[] {
  const from = record.passedUp?.on ?? '';
  return isValidIsoDate(repliedOn) && repliedOn <= today && repliedOn >= from ? [] : [refusal('wrongDay', `答复日期须在转报之日（${formatChineseDate(from)}）到今天之间`, '/repliedOn')];
}

export function higherReplyRecorded(work: Work, record: SuggestionRow, { repliedOn, resultClass, outcome, files }: SuggestionBodies['recordHigherReply']): void {
  if (record.passedUp === null) return;
  record.passedUp = { ...record.passedUp, outcome, outcomeOn: repliedOn, outcomeBy: work.env.actor.name };
  record.overallClass = resultClass;
  attach(work, 'suggestion', record, 'higherReply', files);
  notifySigners(work, 'suggestion', record, 'higherReply', `${record.passedUp.to}对建议${caseName(work.file)}的答复：${outcome}`);
}
