import type { CaseContext } from '../case-file/context.ts';
import type { Attendee, ConsultationRow } from '../case-file/rows.ts';
import { attach, caseName, notify, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { forgetSignature } from '../consultation/forget-signature.ts';
import { modeLabels } from '../consultation/mode-labels.ts';
import { highestRank } from '../consultation/valid-consultation.ts';
import { isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { ConsultationCorrection } from './bodies.ts';
import { changed, keepCorrection } from './keep-correction.ts';

type Ctx = CaseContext<ConsultationRow>;

/** A letter that went out says when the talk was: what it rests on is not changed behind it, nor what belongs to a handling that is over. */
export function talkStillCounts({ file, record }: Ctx): Refusal | null {
  const task = file.handlingTask.find((one) => one.id === record.taskId);
  return task === undefined || task.cycle !== record.cycle || !['inSection', 'rehandling'].includes(task.state)
    ? refusal('replyRests', '这次办理已经结束（答复送达或者承办单位调整），面商记录不能再更正；确有出入的，请告知代表和代表工委') : null;
}

const written = (people: readonly Attendee[]): string => people.map(({ name, position }) => `${name}（${position}）`).join('、');

function changesOf(record: ConsultationRow, body: ConsultationCorrection) {
  return [
    ...changed('面商日期', record.heldOn, body.heldOn), ...changed('地点', record.place, body.place), ...changed('方式', modeLabels[record.mode ?? body.mode], modeLabels[body.mode]),
    ...changed('出席代表', record.deputiesPresent.join('、'), body.deputiesPresent.join('、')), ...changed('单位出席人员', written(record.attendees), written(body.attendees)),
    ...(written(record.attendees) === written(body.attendees) && highestRank(record.attendees.map((one) => one.rank)) !== highestRank(body.attendees.map((one) => one.rank)) ? [{ what: '出席人员职级', before: '原职级', after: '已更正' }] : []),
  ];
}

export function consultationRule({ record, today }: Ctx, body: ConsultationCorrection): Refusal[] {
  return [
    ...(isValidIsoDate(body.heldOn) && body.heldOn <= today ? [] : [refusal('heldInFuture', '面商日期不能晚于今天', '/heldOn')]),
    ...(body.attendees.length > 0 ? [] : [refusal('noAttendees', '请填写单位出席人员及职务', '/attendees')]),
    ...(body.deputiesPresent.length > 0 ? [] : [refusal('noDeputies', '请填写出席面商的代表', '/deputiesPresent')]),
    ...(changesOf(record, body).length > 0 ? [] : [refusal('nothingCorrected', '日期、地点、方式和出席人员都没有改动，请改正有误的一项', '/heldOn')]),
  ];
}

/** The deputy's yes was to the record as it was: after a correction the deputy is asked again, with a clock of its own. */
export function consultationCorrected(work: Work, record: ConsultationRow, body: ConsultationCorrection): void {
  const changes = changesOf(record, body);
  const task = work.file.handlingTask.find((candidate) => candidate.id === record.taskId);
  if (task !== undefined && task.contactedOn !== null && task.contactedOn === record.heldOn) task.contactedOn = body.heldOn;
  record.heldOn = body.heldOn;
  record.place = body.place;
  record.mode = body.mode;
  record.deputiesPresent = [...body.deputiesPresent];
  record.attendees = [...body.attendees];
  record.highestRank = highestRank(body.attendees.map((attendee) => attendee.rank));
  forgetSignature(record);
  attach(work, 'consultation', record, 'consultation', body.files);
  keepCorrection(work, record, 'consultation', body.reason, changes);
  stopDeadlines(work, ['consultationConfirm'], record.id, 'cancelled');
  startDeadline(work, { setting: 'consultationConfirm', recordKind: 'consultation', record });
  notify(work, ['leadSponsor'], 'consultation', record, 'consultation', `${caseName(work.file)}的面商记录作了更正（${changes.map((one) => one.what).join('、')}）：${body.reason}。请您重新确认`);
}

/** Whoever was named as lead by mistake said yes to this talk: the deputy who really leads is asked. */
export function confirmationReopened(work: Work, record: ConsultationRow): void {
  forgetSignature(record);
  keepCorrection(work, record, 'consultation', '领衔代表更正', changed('确认人', '更正前的领衔代表', work.file.suggestion.leadName));
  startDeadline(work, { setting: 'consultationConfirm', recordKind: 'consultation', record });
  notify(work, ['leadSponsor'], 'consultation', record, 'consultation', `${caseName(work.file)}的领衔代表已更正为您，面商记录请您重新确认；没有参加面商的，请说明`);
}
