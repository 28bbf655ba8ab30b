import type { CaseContext } from '../case-file/context.ts';
import type { DisclosureWish, PublicationRow, PublicForm, ReplyRow } from '../case-file/rows.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { formatChineseDate, isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { Decision, PublicationBodies } from './bodies.ts';
import { composePublicText, wordsOf } from './compose-public-text.ts';
import { findPersonalData, personalDataLabels } from './find-personal-data.ts';
import { formLabels, lines, publicityFaults, publicityOf, wishLabels } from './publicity.ts';

type Ctx = CaseContext<PublicationRow>;

export function replyOf({ file, record }: Pick<Ctx, 'file' | 'record'>): ReplyRow {
  const reply = file.reply.find((one) => one.id === record.replyId);
  if (reply === undefined) throw new Error(`publication ${record.id} without its reply`);
  return reply;
}

const against = (wish: DisclosureWish | null, form: PublicForm): boolean => {
  if (wish === 'full') return form === 'titleOnly' || form === 'notPublic';
  if (wish === 'titleOnly') return form !== 'titleOnly';
  return wish === 'withhold' && form !== 'notPublic';
};

/** Whom a decision does not follow; they are told why. */
export const departsFrom = ({ wish, proposal }: Pick<PublicationRow, 'wish' | 'proposal'>, form: PublicForm) => ({ wish: against(wish, form), proposal: proposal.form !== form });

/** Personal data that would still be read, and that nobody has said may stay; an identity number may never. */
export function personalDataLeft(context: Pick<Ctx, 'file' | 'record'>, body: Decision) {
  const text = composePublicText(context.file, replyOf(context), context.record.unitName, publicityOf(body), body.showNames === true);
  const left = lines(body.leftIn);
  return text === null ? [] : findPersonalData(wordsOf(text)).filter((one) => one.kind === 'idCard' || !left.includes(one.text));
}

export function decisionRule(context: Ctx, body: Decision): Refusal[] {
  const { file, record, today } = context;
  const publicity = publicityOf(body);
  const departs = departsFrom(record, publicity.form);
  const names = [...(departs.wish ? [`代表的意愿（${record.wish === null ? '' : wishLabels[record.wish]}）`] : []), ...(departs.proposal ? [`承办单位的建议（${formLabels[record.proposal.form]}）`] : [])];
  const faults = publicityFaults(file, replyOf(context), publicity);
  const isPublic = publicity.form !== 'notPublic';
  const personal = isPublic ? personalDataLeft(context, body) : [];
  return [
    ...faults,
    ...(names.length > 0 && publicity.reason === null && isPublic ? [refusal('departureReason', `这一决定不同于${names.join('和')}，请写明理由，代表和承办单位都会收到`, '/reason')] : []),
    ...(isPublic && body.showNames === true && (record.keepName || file.suggestion.identityKeptOn !== null) ? [refusal('nameKept', '代表要求不公开姓名，或者本件须为代表身份保密，不能署名公开（山东条例第十一条、青岛条例第十八条），请不要勾选“写明代表姓名”', '/showNames')] : []),
    ...(personal.length === 0 ? [] : [refusal('personalData', `将要公开的文字里还有${personal.map((one) => `${personalDataLabels[one.kind]}“${one.text}”`).join('、')}，请列入“删去的文字”；不是个人信息的，列入“核对后保留的文字”（身份证号码不能保留）`, '/strikes')]),
    ...(isPublic && (body.releaseOn === undefined || !isValidIsoDate(body.releaseOn) || body.releaseOn < today) ? [refusal('badReleaseDay', '请选择公开日期，今天或以后', '/releaseOn')] : []),
  ];
}

export const wishRule = (_context: Ctx, body: PublicationBodies['stateWish']): Refusal[] =>
  (body.wish === 'withhold' && (body.reason ?? '').trim() === '' ? [refusal('reasonMissing', '不同意公开的，请简单写明理由', '/reason')] : []);

export function dayCome({ record, today }: Ctx): Refusal | null {
  return record.releaseOn !== null && record.releaseOn <= today ? null : refusal('notYet', `审定的公开日期是${record.releaseOn === null ? '' : formatChineseDate(record.releaseOn)}，还没有到`);
}

/** What would go out today if the decision were carried out as it stands. */
export const decidedText = (context: Pick<Ctx, 'file' | 'record'>) => composePublicText(context.file, replyOf(context), context.record.unitName, { ...context.record, form: context.record.form ?? 'notPublic' }, context.record.showNames);

/** Nobody looks at it any more on the day: what was put right since (number, signers, class, a passage that was to be struck out) must be looked at by a person first. */
export function changedSinceApproval(context: Pick<Ctx, 'file' | 'record'>): boolean {
  const { approvedText, state } = context.record;
  return state === 'approved' && approvedText !== null && canonicalJson(approvedText) !== canonicalJson(decidedText(context));
}

export const asApproved = (context: Ctx): Refusal | null => (changedSinceApproval(context) ? refusal('changedSinceApproval', '审定以后，建议或者答复的内容有更正，将要公开的文字与审定的不同，请先重新审定') : null);

/** Names shown in what was released or approved must come out when the identity is to be kept. */
export const showsNames = ({ record }: Ctx): Refusal | null => (record.showNames ? null : refusal('noNames', '没有署名'));
