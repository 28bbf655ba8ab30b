import { conductingOfficeOf } from '@luoshi/domain/case-file/offices-of-case.ts';
import type { CaseFile, MediationRow } from '@luoshi/domain/case-file/rows.ts';
import type { Instant } from '@luoshi/domain/case-file/record-base.ts';
import { dateInShanghai, formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { frameOf } from './letter-frame.ts';
import { point } from './templates/meeting-papers.ts';
import { officialLetter, type LetterWords, type OfficialLetter } from './templates/official-letter.ts';
import { fill } from './wording/fill.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';

interface Called { readonly title: string; readonly numberLabel: string; readonly raterName: string; readonly unitName: string; readonly timeText: string; readonly place: string; readonly office: string }

export function mediationNoticeWords({ title, numberLabel, raterName, unitName, timeText, place, office }: Called, words: WordingTexts<'mediationNotice'>): LetterWords {
  return {
    // Its number stands for the suggestion, whose own title is named in the opening: the notice's title stays within two lines.
    title: `关于召开${numberLabel === '' ? `《${title}》` : `${numberLabel}建议`}会商会议的通知`, recipient: `${raterName}代表，${unitName}：`, closing: words.closing,
    body: [
      { kind: 'text', text: fill(words.opening, { 代表: raterName, 建议标题: title, 建议编号: numberLabel, 会商时间: timeText }) },
      point(1, '时间和地点', `${timeText}，${place}。`),
      point(2, '参加人员', `${raterName}代表，${unitName}主要负责人、分管负责人和承办人，${office}有关人员。`),
      point(3, '有关要求', words.demands),
    ],
  };
}

/** 2027年8月5日（星期四）14:30, as it was fixed. */
function timeTextOf(at: Instant): string {
  return `${formatChineseDate(dateInShanghai(at), 'fullWeekday').replace('(', '（').replace(')', '）')}${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)}`;
}

/** 会商通知 to the deputy and the unit; null while no meeting is called. `on` is the day on which it was called. */
export function writeMediationNotice(file: CaseFile, mediation: MediationRow, on: IsoDate, words: WordingTexts<'mediationNotice'> = shippedTexts('mediationNotice'), placeName?: string): OfficialLetter | null {
  if (mediation.state !== 'meetingCalled' || mediation.meetingAt === null) return null;
  const office = conductingOfficeOf(file, placeName);
  const frame = frameOf({ unitName: office, letterNumber: null, signer: null, on, draft: false, contactName: null, contactPhone: null, copyTo: [], form: 'letter' });
  const letter = officialLetter({ ...frame, contact: null }, mediationNoticeWords({
    title: file.suggestion.title, numberLabel: file.suggestion.numberLabel ?? '', raterName: mediation.raterName ?? '', unitName: mediation.unitName, timeText: timeTextOf(mediation.meetingAt), place: mediation.meetingPlace ?? '', office,
  }, words));
  return { ...letter, documentNumber: '', isUnnumbered: true };
}
