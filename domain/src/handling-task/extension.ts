import { signatureOf } from '../acting-mandate/who-may-act.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import type { ExtensionGround, HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, notify, notifySigners, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { basisText } from '../deadline/deadline-rule.ts';
import { conductingOfficeName } from '../identity/township-congress.ts';
import { formatChineseDate } from '../kernel/dates.ts';
import { deadlineRuleOf } from '../setting/settings.ts';
import type { HandlingTaskBodies } from './bodies.ts';
import { tellOtherOffice } from './tell-change.ts';

/**
 * Six months are a category of matters, no general leave (代表法 51: 涉及面广、处理难度大); some places name more (浙江规定 21: 承办量大或者复杂).
 * The unit says which; whoever decides weighs it, and the deputy reads it.
 */
export const extensionGrounds: Readonly<Record<ExtensionGround, string>> = { wide: '涉及面广', difficult: '处理难度大', wideAndDifficult: '涉及面广、处理难度大', local: '本地规定的其他情形' };

/** The ground and the unit's own words, as far as there are both. */
export const extensionReasonOf = ({ extensionGround, extensionReason }: Pick<HandlingTaskRow, 'extensionGround' | 'extensionReason'>): string =>
  [extensionGround === null ? null : extensionGrounds[extensionGround], extensionReason].filter((part) => part !== null).join('，');

/** Who decided stays with the task: the office, and whose hand it was (handbook 9.1). */
function decided(work: Work, record: HandlingTaskRow): string {
  const { actor } = work.env;
  const office = actor.role === 'governmentOffice' ? '政府办' : conductingOfficeName(placeOf(work.file));
  record.extensionDecidedBy = `${office}${signatureOf(actor)}`;
  record.extensionDecidedOn = work.env.today;
  stopDeadlines(work, ['extensionDecision'], record.id);
  return office;
}

export function grantExtension(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['grantExtension']): void {
  const { env, file } = work;
  record.extensionState = 'granted';
  record.extensionAnswer = body.note ?? null;
  const office = decided(work, record);
  const first = file.deadline.findLast((clock) => clock.recordId === record.id && clock.kind === 'reply');
  stopDeadlines(work, ['reply'], record.id, 'cancelled');
  const rule = deadlineRuleOf(env.settings, 'replyComplex');
  // Counted from 交办之日, never from the decision; an earlier day may be named (代表法 51: six months at most).
  const { dueOn } = startDeadline(work, {
    setting: 'replyComplex', recordKind: 'handlingTask', record, unitId: record.unitId, startedOn: record.assignedOn,
    extension: {
      before: first?.rule ?? deadlineRuleOf(env.settings, 'reply'), ...(body.until === undefined ? {} : { until: body.until }),
      requestedBy: record.unitName, reason: extensionReasonOf(record), approvedBy: record.extensionDecidedBy ?? office, approvedOn: env.today,
    },
  });
  const until = formatChineseDate(dueOn);
  notify(work, ['unitLiaison', 'unitSection', 'unitHead'], 'handlingTask', record, 'extension', `${caseName(file)}的答复期限延长到${until}`);
  notifySigners(work, 'suggestion', file.suggestion, 'extension', `经${office}${formatChineseDate(env.today)}同意，建议${caseName(file)}的答复期限${first === undefined ? '' : `由${formatChineseDate(first.dueOn)}`}延长到${until}（${basisText(rule.basis)}）。${record.unitName}申请延期的理由：${extensionReasonOf(record)}`);
  tellOtherOffice(work, [record], 'handlingTask', record, 'extension', `${record.unitName}对${caseName(file)}的答复期限延长到${until}`);
}

export function refuseExtension(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['refuseExtension']): void {
  record.extensionState = 'refused';
  record.extensionAnswer = body.reason;
  decided(work, record);
  notify(work, ['unitLiaison', 'unitSection', 'unitHead'], 'handlingTask', record, 'extension', `${caseName(work.file)}的延期申请未获同意，请按原期限答复：${body.reason}`);
  tellOtherOffice(work, [record], 'handlingTask', record, 'extension', `${record.unitName}对${caseName(work.file)}的延期申请未获同意：${body.reason}`);
}
