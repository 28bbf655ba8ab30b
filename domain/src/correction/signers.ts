import type { CaseContext, DeputyInfo } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { attach, caseName, create, notify, notifyOne, stopDeadlines, type Work } from '../case-file/work.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import { passContact } from '../mandate/pass-contact.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { startReview } from '../suggestion/start-review.ts';
import type { CorrectionBodies } from './bodies.ts';
import { changed, keepCorrection } from './keep-correction.ts';
import { notAskedToWithdraw } from '../withdrawal/not-asked.ts';

type Ctx = CaseContext<SuggestionRow>;
type Signers = CorrectionBodies['correctSigners'];

/** Names that an office copied can be put right by an office; who wrote and signed here did so in person (浙江规定 9). */
export function signedOnPaper({ record }: Ctx): Refusal | null {
  return record.entryChannel === 'paper' || record.motion !== null ? null : refusal('signedInPerson', '这件建议由代表本人在网上提出、联名代表在网上确认，署名不由机关更正；联名有变动的，请退回领衔代表修改');
}

/** A letter has gone to those who signed: from then on the names stand as they were answered. */
export function nothingDelivered({ file }: Ctx): Refusal | null {
  return file.reply.some((reply) => reply.deliveredOn !== null) ? refusal('alreadyAnswered', '已有答复按现有署名送达代表，署名不能再更正；请用“补充归档材料”附上说明') : null;
}

export const keepsLead = ({ record }: Ctx, body: unknown): boolean => ((body as Signers | undefined)?.leadPersonId ?? record.leadPersonId) === record.leadPersonId;
const newLead = ({ directory }: Ctx, body: unknown): DeputyInfo | undefined => directory.deputy((body as Signers | undefined)?.leadPersonId ?? '');
export const leadInTownship = (context: Ctx, body: unknown): boolean => !keepsLead(context, body) && (newLead(context, body)?.townshipId ?? null) !== null;
export const leadInNoTownship = (context: Ctx, body: unknown): boolean => !keepsLead(context, body) && (newLead(context, body)?.townshipId ?? null) === null;

export function signersRule({ record, file, directory, actor }: Ctx, body: Signers): Refusal[] {
  const signed = file.coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personId);
  const leadId = body.leadPersonId ?? record.leadPersonId;
  const [added, removed] = [body.addedIds ?? [], body.removedIds ?? []];
  const lead = directory.deputy(leadId);
  const isRegistered = record.registeredOn !== null;
  return [
    ...(leadId !== record.leadPersonId && lead === undefined ? [refusal('unknownDeputy', '没有这位代表，请从代表名册中选择领衔代表', '/leadPersonId')] : []),
    ...(actor.role === 'townshipPresidium' && 'townshipId' in actor && lead !== undefined && lead.townshipId !== actor.townshipId ? [refusal('otherTownship', '主席团只能更正为本乡镇的领衔代表，其他代表的请由代表工委更正', '/leadPersonId')] : []),
    ...added.filter((id) => directory.deputy(id) === undefined).map((id) => refusal('unknownDeputy', `没有这位代表：${id}，请从代表名册中选择`, '/addedIds')),
    ...(added.includes(leadId) ? [refusal('ownCoSponsor', '领衔代表不必再列入联名代表，请去掉', '/addedIds')] : []),
    ...added.filter((id) => signed.includes(id) && id !== leadId).map((id) => refusal('signedAlready', `${directory.deputy(id)?.name ?? id}已经是联名代表，请去掉`, '/addedIds')),
    ...removed.filter((id) => !signed.includes(id)).map((id) => refusal('unknownCoSponsor', `${directory.deputy(id)?.name ?? id}不是联名代表，不用去掉`, '/removedIds')),
    ...(leadId === record.leadPersonId && added.length === 0 && removed.length === 0 ? [refusal('nothingCorrected', '署名没有改动，请选择要更正的领衔代表或者联名代表', '/leadPersonId')] : []),
    ...(isRegistered && (body.files ?? []).length === 0 ? [refusal('scanMissing', '登记编号以后更正署名，须上传有代表亲笔签名的扫描件', '/files')] : []),
  ];
}

/** The right one speaks for themselves, also where a co-signer spoke because the wrong one was a deputy no more. */
function setLead(record: SuggestionRow, lead: DeputyInfo): void {
  record.leadPersonId = lead.personId;
  record.leadName = lead.name;
  record.leadDelegationId = lead.delegationId;
  record.leadDelegationName = lead.delegationName;
  record.leadTownshipId = lead.townshipId;
  record.leadEmployerId = lead.employerId;
  record.leadPhone = lead.phone;
  record.contactPersonId = lead.personId;
  record.contactName = lead.name;
  record.contactPhone = lead.phone;
  record.contactEmployerId = lead.employerId;
}

function put(work: Work, record: SuggestionRow, body: Signers): void {
  const { env, file } = work;
  const names = () => file.coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personName).join('、');
  const lead = body.leadPersonId === undefined || body.leadPersonId === record.leadPersonId ? undefined : env.directory.deputy(body.leadPersonId);
  const before = { lead: record.leadName, leadId: record.leadPersonId, coSigners: names() };
  const tell = (personId: string, text: string) => notifyOne(work, { role: 'deputy', organisationId: null, sectionId: null, personId }, 'suggestion', record, 'corrected', text);
  const stay = [before.leadId, ...file.coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personId)];
  for (const c of file.coSponsorship) {
    if (c.state === 'confirmed' && (body.removedIds?.includes(c.personId) === true || c.personId === lead?.personId)) work.follow('coSponsorship', c, 'remove');
  }
  if (lead !== undefined) {
    setLead(record, lead);
    // Who said “this is not mine” has been heard.
    if (record.entryObjectionState === 'raised') { record.entryObjectionState = 'corrected'; record.entryObjectionAnswer = body.reason; }
    const open = file.handlingTask.filter((task) => task.state === 'inSection').map((task) => task.id);
    for (const talk of file.consultation) if (talk.state === 'confirmed' && open.includes(talk.taskId)) work.follow('consultation', talk, 'reopen');
  }
  for (const id of new Set(body.addedIds ?? [])) {
    const deputy = env.directory.deputy(id);
    if (deputy === undefined) continue;
    const { personId, name, delegationId, delegationName } = deputy;
    create(work, 'coSponsorship', 'confirmed', 'CoSponsorSignedOnPaper', { personId, personName: name, delegationId, delegationName, textHash: record.textHash, opinion: null, answeredAt: env.now, onPaper: true, ...notAskedToWithdraw });
  }
  const signs = (personId: string) => personId === record.leadPersonId || file.coSponsorship.some((c) => c.state === 'confirmed' && c.personId === personId);
  // Who did not sign can neither be spoken to nor rate for those who did.
  if (record.contactPersonId !== null && !signs(record.contactPersonId)) passContact(work, record, { reason: '没有在原件上签名', endedOn: env.today });
  attach(work, 'suggestion', record, 'paperSheet', body.files);
  const changes = [...changed('领衔代表', before.lead, record.leadName), ...changed('联名代表', before.coSigners, names())];
  keepCorrection(work, record, 'signers', body.reason, changes);
  const told = `${caseName(file)}的署名已照原件更正（${changes.map(({ what, before: old, after }) => `${what}：${old === '' ? '无' : old}改为${after === '' ? '无' : after}`).join('；')}）：${body.reason}`;
  // Whoever was named by mistake is told too, and whoever is named now looks whether it is so.
  for (const personId of new Set([...stay, record.leadPersonId, ...(body.addedIds ?? [])])) tell(personId, told);
  for (const task of file.handlingTask.filter(isLiveTask)) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', task, 'corrected', told);
}

export const signersCorrected = (work: Work, record: SuggestionRow, body: Signers): void => put(work, record, body);

/** Another lead deputy: the reviews begin with the office that looks after that deputy. */
export function leadCorrected(level: 'presidium' | 'affairs') {
  return (work: Work, record: SuggestionRow, body: Signers): void => {
    stopDeadlines(work, ['presidiumReview', 'affairsReview', 'officeReview', 'acceptanceNotice'], record.id, 'cancelled');
    // The commission answers for the words from now on: the township that entered them may not be this deputy's.
    if (work.env.actor.role === 'deputyAffairs' && record.enteredByRole !== null) record.enteredByRole = 'deputyAffairs';
    put(work, record, body);
    startReview(work, record, level);
  };
}
