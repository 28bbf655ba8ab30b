import type { CaseContext } from '../case-file/context.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import type { AgreedPoint, CaseFile, MediationRow, MediationWay } from '../case-file/rows.ts';
import { conductingOfficeName, decidingMeetingName } from '../identity/township-congress.ts';
import { addMonths, dateInShanghai, formatChineseDate, isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { MediationBodies } from './bodies.ts';

type Ctx = CaseContext<MediationRow>;

const wayMissing: Readonly<Record<MediationWay, (office: string) => string>> = {
  meeting: (office) => `还没有会商。本地规定由${office}召集代表和承办单位研究（参照重庆条例第二十七条），请先召集会商并登记纪要`,
  assessment: () => '还没有专家评估意见。本地规定组织有关单位和专家评估（参照河南办法第二十二条），请先委托评估并登记意见',
  faceToFace: () => '代表和承办单位主要负责人还没有当面沟通。本地规定组织双方当面沟通（参照上海规定第二十一条），请先召集并登记纪要；有一方没有到会的，在纪要中写明原因',
};

const isHead = ({ rank }: { readonly rank: string }): boolean => rank === 'unitHead' || rank === 'countyLeader';

/**
 * Whether what the place demands before a conclusion has been done. A talk face to face may be arranged, it cannot be forced (上海规定 21: 可以组织):
 * who does not come stands in the minutes with the reason, and where no deputy is left nobody is waited for.
 */
export function isWayTaken({ suggestion }: CaseFile, { way, meetings, opinions }: MediationRow): boolean {
  if (way === 'assessment') return opinions.some((one) => one.deliveredOn !== null);
  if (way === 'faceToFace' && suggestion.contactPersonId === null) return true;
  return meetings.some((one) => way === 'meeting' || one.absence !== null || (one.attendees.some(isHead) && one.deputiesPresent.length > 0));
}

export function wayTaken({ file, record }: Ctx): Refusal | null {
  return isWayTaken(file, record) ? null : refusal('wayNotTaken', wayMissing[record.way](conductingOfficeName(placeOf(file))));
}

/** Both sides see the experts' opinion and may answer it before anything is concluded from it. */
export function bothHeard({ record, today }: Ctx): Refusal | null {
  const waiting = record.opinions.find((one) => one.answersUntil !== null && today <= one.answersUntil && (one.deputyAnswer === null || one.unitAnswer === null));
  return waiting === undefined ? null : refusal('notHeard', `双方可以在${formatChineseDate(waiting.answersUntil ?? today)}以前对评估意见提出意见，双方都已提出或者期满后再作结论`);
}

export function opinionToAnswer({ record, today }: Ctx): Refusal | null {
  const last = record.opinions.at(-1);
  return last?.answersUntil != null && today <= last.answersUntil ? null : refusal('noOpinion', '没有等待您提出意见的评估意见，或者提出意见的期限已过');
}

/** The last agreement that somebody must still act upon. */
export const agreedOf = (record: MediationRow): AgreedPoint | undefined => record.meetings.at(-1)?.agreed;

const inDays = (text: string, today: string): boolean => isValidIsoDate(text) && text > today;

export function conveneRule({ today }: Ctx, body: MediationBodies['convene']): Refusal[] {
  return Number.isNaN(Date.parse(body.meetingAt)) || dateInShanghai(body.meetingAt) < today ? [refusal('inThePast', '会商时间已经过去，请改为今天或以后', '/meetingAt')] : [];
}

/** Minutes say who came; if the unit's head or the deputy did not, they say why. */
export function minutesRule({ record, today }: Ctx, body: MediationBodies['recordMeeting']): Refusal[] {
  const calledFor = record.meetingAt === null ? today : dateInShanghai(record.meetingAt);
  const isAbsent = !body.attendees.some(isHead) || body.deputiesPresent.length === 0;
  const blank = (text: string | undefined): boolean => (text ?? '').trim() === '';
  return [
    ...(isValidIsoDate(body.heldOn) && body.heldOn <= today ? [] : [refusal('notYet', '会商日期不能晚于今天，请在会商以后登记', '/heldOn')]),
    ...(isValidIsoDate(body.heldOn) && body.heldOn < record.openedOn && body.heldOn < calledFor ? [refusal('tooEarly', `会商日期不能早于再次不满意公开之日（${formatChineseDate(record.openedOn)}）`, '/heldOn')] : []),
    ...(isAbsent && blank(body.absence) ? [refusal('absenceMissing', '承办单位主要负责人或者代表没有出席的，请写明原因', '/absence')] : []),
    ...(body.files.length > 0 ? [] : [refusal('noScan', '请上传会商纪要的签字扫描件或者现场照片', '/files')]),
    ...(body.agreed !== 'nothing' && blank(body.agreedText) ? [refusal('agreedMissing', '请写明双方商定的内容', '/agreedText')] : []),
    ...(body.agreed === 'commitment' && blank(body.ownerName) ? [refusal('ownerMissing', '商定承诺事项的，请写明责任人', '/ownerName')] : []),
    ...((body.agreed === 'commitment' || body.agreed === 'supplementaryReply') && !inDays(body.dueOn ?? '', today) ? [refusal('badDueOn', '商定承诺事项、补充答复的，请写明期限，且晚于今天', '/dueOn')] : []),
  ];
}

export function opinionAskedRule({ today }: Ctx, body: MediationBodies['commissionOpinion']): Refusal[] {
  return inDays(body.dueOn, today) ? [] : [refusal('badDueOn', '提交评估意见的日期须晚于今天', '/dueOn')];
}

export function opinionRule(_context: Ctx, body: MediationBodies['recordOpinion']): Refusal[] {
  return body.files.length > 0 ? [] : [refusal('noScan', '请上传专家签名的评估意见', '/files')];
}

/** Each conclusion brings its own facts; what was agreed at the table is not concluded away. */
export function conclusionRule({ file, record, today, settings }: Ctx, body: MediationBodies['conclude']): Refusal[] {
  const agreed = agreedOf(record);
  const refusals: Refusal[] = [];
  const say = (code: string, text: string, field: string) => { refusals.push(refusal(code, text, field)); };
  if (body.conclusion === 'explain' && agreed?.kind === 'commitment') say('promiseAgreed', '会商商定了承诺事项，不能只作解释说明，请选择转为跟踪或者继续办理', '/conclusion');
  if (body.conclusion !== 'rehandle' && agreed?.kind === 'supplementaryReply') say('replyAgreed', '会商商定由承办单位补充答复，请选择继续办理，期限不晚于商定的日期', '/conclusion');
  if (body.conclusion === 'rehandle') {
    // The re-handled reply's own limit holds here too (浙江规定 24: 一个月内); only a limit in months or days can be named as a day.
    const { unit, count } = settings.rehandledReply;
    const latest = unit === 'month' ? addMonths(today, count) : null;
    if (!inDays(body.dueOn ?? '', today)) say('badDueOn', '继续办理的，请写明答复期限，且晚于今天', '/dueOn');
    else if (latest !== null && (body.dueOn ?? '') > latest) say('tooLate', `重新办理的答复期限最晚到${formatChineseDate(latest)}，请改早`, '/dueOn');
    else if (agreed?.kind === 'supplementaryReply' && agreed.dueOn !== null && agreed.dueOn > today && (body.dueOn ?? '') > agreed.dueOn) say('laterThanAgreed', `会商商定${formatChineseDate(agreed.dueOn)}以前补充答复，请改早`, '/dueOn');
  }
  if (body.conclusion === 'track' && agreed?.kind !== 'commitment') {
    if ((body.content ?? '').trim() === '' || (body.ownerName ?? '').trim() === '') say('promiseMissing', '转为跟踪的，请写明承诺内容和责任人', '/content');
    if (!inDays(body.dueOn ?? '', today)) say('badDueOn', '转为跟踪的，请写明完成期限，且晚于今天', '/dueOn');
  }
  if (body.conclusion === 'track' && !file.suggestion.asks.some((ask) => ask.no === (body.askNo ?? 1))) say('unknownAsk', '没有这一条具体建议，请填写本件建议的条号', '/askNo');
  if (body.conclusion === 'report') {
    const meeting = decidingMeetingName(placeOf(file));
    if ((body.councilDecision ?? '').trim() === '') say('decisionMissing', `报${meeting}的，请写明${meeting}的决定`, '/councilDecision');
    if (!isValidIsoDate(body.councilOn ?? '') || (body.councilOn ?? '') > today || (body.councilOn ?? '') < record.openedOn) say('badCouncilOn', `请填写${meeting}的日期：不早于再次不满意公开之日，不晚于今天`, '/councilOn');
  }
  return refusals;
}
