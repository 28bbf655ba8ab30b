import type { Mediation } from '../api/types.ts';
import { formatDate, formatInstant, paperDate, paperInstant } from './format-date.ts';
import { rankLabels } from './states.ts';

export const wayLabels: Readonly<Record<string, string>> = { meeting: '会商', assessment: '专家评估', faceToFace: '当面沟通' };
const agreedLabels: Readonly<Record<string, string>> = { commitment: '新的承诺事项', supplementaryReply: '补充答复', explanation: '承办单位作了解释说明', nothing: '没有取得一致' };
const conclusionLabels: Readonly<Record<string, string>> = { rehandle: '继续办理', explain: '解释说明', track: '转为跟踪', report: '报' };

type Row = readonly [label: string, text: string | null];
type Meeting = Mediation['meetings'][number];
type Opinion = Mediation['opinions'][number];
/** How days are written: on a page the year of today is left out, on paper it stands. */
interface Days { readonly date: (on: string | null) => string; readonly instant: (at: string) => string }
export const daysOnPage = (today: string): Days => ({ date: (on) => formatDate(on, today), instant: (at) => formatInstant(at, today) });
export const daysOnPaper: Days = { date: (on) => paperDate(on), instant: (at) => paperInstant(at) };

const nth = (index: number, count: number): string => (count === 1 ? '' : `（第${index + 1}次）`);

function agreedText({ agreed }: Meeting, days: Days): string {
  const owner = agreed.ownerName === null ? '' : `，责任人${agreed.ownerName}`;
  const due = agreed.dueOn === null ? '' : `，${days.date(agreed.dueOn)}以前`;
  return `${agreedLabels[agreed.kind] ?? ''}${agreed.text === '' ? '' : `：${agreed.text}`}${owner}${due}`;
}

function meetingRows(one: Meeting, mark: string, days: Days): Row[] {
  const unit = one.attendees.map((who) => `${who.name}（${who.position}，${rankLabels[who.rank] ?? ''}）`).join('、');
  return [
    [`会商${mark}`, `${days.date(one.heldOn)} ${one.place}`], [`出席${mark}`, `单位：${unit}\n代表：${one.deputiesPresent.length === 0 ? '没有出席' : one.deputiesPresent.join('、')}`],
    [`未出席原因${mark}`, one.absence], [`纪要${mark}`, one.minutes], [`商定${mark}`, agreedText(one, days)],
  ];
}

function opinionRows(one: Opinion, mark: string, days: Days): Row[] {
  return [
    [`专家${mark}`, one.experts.map(({ name, field }) => `${name}（${field}）`).join('、')], [`评估的问题${mark}`, `${one.question}\n${days.date(one.dueOn)}以前提交`],
    [`评估意见${mark}`, one.deliveredOn === null ? null : `${one.text ?? ''}\n${days.date(one.deliveredOn)}登记`], [`代表的意见${mark}`, one.deputyAnswer], [`单位的意见${mark}`, one.unitAnswer],
  ];
}

/** The whole course of a second dissatisfaction, in the order of its days; the same words on desk, phone and paper. */
export function mediationRows(one: Mediation, days: Days, isTownship: boolean): readonly Row[] {
  const meeting = isTownship ? '主席团会议' : '主任会议';
  return [
    ['方式', `${wayLabels[one.way] ?? ''}（${days.date(one.openedOn)}起）`],
    ['已通知会商', one.meetingAt === null ? null : `${days.instant(one.meetingAt)} ${one.meetingPlace ?? ''}`],
    ...one.meetings.flatMap((meeting, index) => meetingRows(meeting, nth(index, one.meetings.length), days)),
    ...one.opinions.flatMap((opinion, index) => opinionRows(opinion, nth(index, one.opinions.length), days)),
    ['结论', one.conclusion === null ? null : `${conclusionLabels[one.conclusion] ?? ''}${one.conclusion === 'report' ? meeting : ''}（${days.date(one.concludedOn)} ${one.concludedByName ?? ''}）`],
    ['理由', one.reasons], [meeting, one.councilOn === null ? null : `${days.date(one.councilOn)} ${one.councilDecision ?? ''}`],
  ];
}
