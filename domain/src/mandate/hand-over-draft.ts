import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { caseName, contextOf, notify, notifyOne, startDatedDeadline, startDeadline, stopDeadlines, dueBySetting, type Work } from '../case-file/work.ts';
import { conductingOfficeName } from '../identity/township-congress.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import { formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { lapseDraft, lapsedWithMandate, type EndedBody } from './pass-contact.ts';

type Ctx = CaseContext<SuggestionRow>;

/** To whom a draft goes if its author is no deputy any more: to nobody unless the author says so, for until it is handed in it is theirs. */
export type HandOverChoice = 'nobody' | 'deputy' | 'office';

export interface HandOverBodies {
  arrangeHandOver: { readonly to: HandOverChoice; readonly personId?: string };
  offerDraft: { readonly personId: string };
  takeBackDraft: Record<string, never>;
  chooseHeir: { readonly personId: string };
  acceptDraft: Record<string, never>;
  declineDraft: { readonly reason?: string };
  /** `sessionDueOn`: the session's last day for handing in, where the draft is meant for it. */
  passDraftOn: EndedBody & { readonly sessionDueOn?: IsoDate };
}

const waitsOn = 'draftTakeover';

/** What a deputy signed on paper is that deputy's word: nobody else can stand under the same sheet. */
export function writtenHere({ record }: Ctx): Refusal | null {
  return record.entryChannel === 'paper' ? refusal('signedOnPaper', '本件是照代表亲笔签名的纸质原件录入的，不能移交；请另写一件') : null;
}

/** The office chooses only where the author left it to the office, and reads the text only then. */
export function leftToOffice({ record }: Ctx): Refusal | null {
  return record.handOverTo === 'office' ? null : refusal('notLeftToOffice', '代表没有把这份草稿交给机关选人');
}

export function handOverArranged({ file, record }: Ctx): Refusal | null {
  if (isUntaken({ file, record })) return refusal('passedOnAlready', '草稿已经移交，正在等代表答复');
  return record.handOverTo === null ? refusal('notArranged', '代表没有同意移交这份草稿') : null;
}

export const handOverRoutes = {
  canBeTaken: ({ record, directory }: Ctx): boolean => record.handOverTo === 'office' || (record.heirPersonId !== null && directory.hasMandate(record.heirPersonId)),
  nobodyToTake: (context: Ctx): boolean => !handOverRoutes.canBeTaken(context),
  authorStays: ({ record, directory }: Ctx): boolean => record.contactPersonId !== null && directory.hasMandate(record.contactPersonId),
  officeChooses: (context: Ctx): boolean => !handOverRoutes.authorStays(context) && context.record.handOverTo === 'office',
  nobodyElse: (context: Ctx): boolean => !handOverRoutes.authorStays(context) && context.record.handOverTo !== 'office',
};

function heirRule({ record, directory }: Ctx, personId: string | undefined): Refusal[] {
  if (personId === undefined) return [refusal('heirMissing', '请选择交给哪位代表', '/personId')];
  if (personId === record.contactPersonId) return [refusal('heirIsAuthor', '请选择另一位代表', '/personId')];
  return directory.deputy(personId) === undefined || !directory.hasMandate(personId) ? [refusal('unknownDeputy', '只能交给本级在任的代表，请从代表名册中选择', '/personId')] : [];
}

export const handOverRules = {
  arrangeHandOver: (context: Ctx, { to, personId }: HandOverBodies['arrangeHandOver']) => (to === 'deputy' ? heirRule(context, personId) : []),
  offerDraft: (context: Ctx, { personId }: HandOverBodies['offerDraft']) => heirRule(context, personId),
  chooseHeir: (context: Ctx, { personId }: HandOverBodies['chooseHeir']) => (personId === context.record.heirPersonId
    ? [refusal('sameHeir', '已经请这位代表接手，请等候答复，或者改选另一位', '/personId')] : heirRule(context, personId)),
  acceptDraft: ({ record, directory }: Ctx) => (directory.deputy(record.heirPersonId ?? '') === undefined ? [refusal('unknownDeputy', '只有本级在任的代表可以接手')] : []),
  // A deputy answers for themselves; the system only for somebody who is none any more.
  declineDraft: ({ actor, record, directory }: Ctx) => (actor.role === 'system' && (record.heirPersonId === null || directory.hasMandate(record.heirPersonId)) ? [refusal('stillDeputy', '受邀接手的代表仍在任，由本人答复')] : []),
};

const toHeir = (work: Work, record: SuggestionRow, text: string): void => notify(work, ['heir'], 'suggestion', record, 'handOver', text);
const nameHeir = (work: Work, record: SuggestionRow, personId: string): void => {
  record.heirPersonId = personId;
  record.heirName = work.env.directory.deputy(personId)?.name ?? null;
};
const forgetHeir = (record: SuggestionRow): void => { record.heirPersonId = null; record.heirName = null; };
/** The author is, or is again, a deputy: it is theirs as before. */
function backToAuthor(work: Work, record: SuggestionRow): void {
  stopDeadlines(work, [waitsOn], record.id, 'cancelled');
  record.handOverTo = null;
  record.contactReason = null;
  forgetHeir(record);
}
const officeOf = (work: Work): string => conductingOfficeName(placeOf(work.file));
const lastDay = ({ file }: Work): string => {
  const clock = file.deadline.find((d) => d.kind === waitsOn && d.state === 'running');
  return clock === undefined ? '' : `，请在${formatChineseDate(clock.dueOn)}以前答复`;
};

export function handOverArrangedBy(work: Work, record: SuggestionRow, { to, personId }: HandOverBodies['arrangeHandOver']): void {
  record.handOverTo = to === 'nobody' ? null : to;
  forgetHeir(record);
  if (to === 'deputy' && personId !== undefined) nameHeir(work, record, personId);
}

/** The author hands it on while in office: the other deputy reads it and answers; until then it can be taken back. */
export function draftOffered(work: Work, record: SuggestionRow, { personId }: HandOverBodies['offerDraft']): void {
  record.handOverTo = 'deputy';
  nameHeir(work, record, personId);
  stopDeadlines(work, ['coSponsorConfirm', 'revision'], record.id, 'cancelled');
  toHeir(work, record, `${record.leadName}代表想把草稿${caseName(work.file)}交给您领衔提出，请阅看后答复`);
}

export function draftTakenBack(work: Work, record: SuggestionRow): void {
  toHeir(work, record, `${record.leadName}代表收回了草稿${caseName(work.file)}，不必再答复`);
  backToAuthor(work, record);
}

/** The author is no deputy any more and had said to whom it may go: a clock runs, and whoever may take it is asked. */
export function draftPassedOn(work: Work, record: SuggestionRow, { reason, endedOn, sessionDueOn }: HandOverBodies['passDraftOn']): void {
  const { env, file } = work;
  record.contactReason = `${record.leadName}代表${reason}（${endedOn}）`;
  stopDeadlines(work, ['coSponsorConfirm', 'revision'], record.id, 'cancelled');
  const bySetting = dueBySetting(env, waitsOn, env.today);
  if (sessionDueOn !== undefined && sessionDueOn >= env.today && sessionDueOn < bySetting) {
    startDatedDeadline(work, { recordKind: 'suggestion', record }, waitsOn, sessionDueOn, '本次会议提出建议的截止日期，早于“移交的草稿由代表接手”的期限');
  } else startDeadline(work, { setting: waitsOn, recordKind: 'suggestion', record });
  if (record.handOverTo === 'office') {
    const signed = file.coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personName);
    notify(work, ['deputyAffairs'], 'suggestion', record, 'handOver', `${record.contactReason}，任内同意由${officeOf(work)}选一位代表接手草稿${caseName(file)}${signed.length === 0 ? '' : `；已经联名的${signed.join('、')}可以先问`}${lastDay(work)}`);
  } else toHeir(work, record, `${record.contactReason}，任内同意把草稿${caseName(file)}交给您领衔提出${lastDay(work)}`);
}

export function heirChosen(work: Work, record: SuggestionRow, { personId }: HandOverBodies['chooseHeir']): void {
  if (record.heirPersonId !== null) toHeir(work, record, `${officeOf(work)}已改请另一位代表接手草稿${caseName(work.file)}，您不必再答复`);
  nameHeir(work, record, personId);
  toHeir(work, record, `${record.contactReason ?? record.leadName}，${officeOf(work)}请您接手草稿${caseName(work.file)}，由您领衔提出${lastDay(work)}`);
}

/** The text is the new sponsor's own from here on; whoever had signed it under another name is asked anew (浙江规定 9). */
export function draftTaken(work: Work, record: SuggestionRow): void {
  const { env, file } = work;
  const heir = env.directory.deputy(record.heirPersonId ?? '');
  if (heir === undefined) throw new Error('whoever takes a draft is a deputy');
  const author = { personId: record.leadPersonId, name: record.leadName };
  const hadOffice = record.handOverTo === 'office';
  stopDeadlines(work, [waitsOn], record.id);
  // Another township's presidium has not passed it.
  if (record.leadTownshipId !== heir.townshipId) record.passes = [];
  Object.assign(record, {
    leadPersonId: heir.personId, leadName: heir.name, leadDelegationId: heir.delegationId, leadDelegationName: heir.delegationName, leadTownshipId: heir.townshipId, leadEmployerId: heir.employerId, leadPhone: heir.phone,
    contactPersonId: heir.personId, contactName: heir.name, contactPhone: heir.phone, contactEmployerId: heir.employerId, contactReason: null,
    handOverTo: null, heirPersonId: null, heirName: null, handedOverFrom: author.name,
  } satisfies Partial<SuggestionRow>);
  for (const c of file.coSponsorship) {
    if (c.personId === heir.personId && (c.state === 'invited' || c.state === 'confirmed')) work.follow('coSponsorship', c, 'remove');
    else if (c.state === 'confirmed') work.follow('coSponsorship', c, 'renew');
    if (c.state === 'invited') notify(work, ['coSponsor'], 'coSponsorship', c, 'handOver', `${caseName(file)}改由${heir.name}代表领衔，定稿后请您重新确认是否联名`);
  }
  notifyOne(work, { role: 'deputy', organisationId: null, sectionId: null, personId: author.personId }, 'suggestion', record, 'handOver', `${heir.name}代表接手了您的草稿${caseName(file)}`);
  if (hadOffice) notify(work, ['deputyAffairs'], 'suggestion', record, 'handOver', `${heir.name}代表接手了${author.name}代表的草稿${caseName(file)}，由其领衔提出`);
}

const why = (reason: string | undefined): string => (reason === undefined || reason.trim() === '' ? '' : `：${reason.trim()}`);

export function draftDeclined(work: Work, record: SuggestionRow, { reason }: HandOverBodies['declineDraft']): void {
  notify(work, ['leadSponsor'], 'suggestion', record, 'handOver', `${record.heirName ?? ''}代表没有接手草稿${caseName(work.file)}${why(reason)}`);
  backToAuthor(work, record);
}

export function officeToChooseAgain(work: Work, record: SuggestionRow, { reason }: HandOverBodies['declineDraft']): void {
  notify(work, ['deputyAffairs'], 'suggestion', record, 'handOver', `${record.heirName ?? ''}代表没有接手草稿${caseName(work.file)}${why(reason)}。可以另选一位代表`);
  forgetHeir(record);
}

/** The one deputy whom the author had named does not take it: then it is not passed on to anybody else. */
export function draftRefused(work: Work, record: SuggestionRow): void {
  endUntaken(work, record, `${record.heirName ?? ''}代表没有接手`);
}

/** The deputy whom the author had named is none any more either. */
export function draftUntaken(work: Work, record: SuggestionRow, { reason, endedOn }: HandOverBodies['passDraftOn']): void {
  lapseDraft(work, record, `${record.leadName}代表${reason}（${endedOn}），所选的${record.heirName ?? ''}代表也不在任，没有提交的建议作废`);
}

export const isUntaken = ({ file, record }: Pick<Ctx, 'file' | 'record'>): boolean => file.deadline.some((d) => d.kind === waitsOn && d.state === 'running' && d.recordId === record.id);

/** Ends a draft that was to be passed on; one that was not ends as its author's. */
export function draftLapsed(work: Work, record: SuggestionRow, body: EndedBody): void {
  if (record.contactReason !== null && isUntaken(contextOf(work, record))) endUntaken(work, record, '到期没有代表接手');
  else lapseDraft(work, record, lapsedWithMandate(record, body));
}

function endUntaken(work: Work, record: SuggestionRow, because: string): void {
  const { heirPersonId, handOverTo } = record;
  const closing = `${record.contactReason ?? `${record.leadName}代表不再任职`}，${because}，没有提交的建议作废`;
  const text = `${closing}：${caseName(work.file)}`;
  if (heirPersonId !== null) toHeir(work, record, text);
  if (handOverTo === 'office') notify(work, ['deputyAffairs'], 'suggestion', record, 'handOver', text);
  lapseDraft(work, record, closing);
}
