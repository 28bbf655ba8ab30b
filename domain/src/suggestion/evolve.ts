import { keepIdentity, openIdentity } from '../identity-kept/keep-identity.ts';
import { lapsePublications } from '../publication/open-publication.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import type { ReviewLevel, SuggestionRow } from '../case-file/rows.ts';
import { attach, caseName, create, notify, notifySigners, startDeadline, stopAllDeadlines, stopDeadlines, type Work } from '../case-file/work.ts';
import { addTask, assignUnits, plannedUnit } from '../handling-task/assign-units.ts';
import { addInGroup } from '../handling-task/in-group.ts';
import { tellOtherOffice } from '../handling-task/tell-change.ts';
import { tellUrged } from '../handling-task/tell-urged.ts';
import { nameLead, renewPlan } from '../handling-task/hand-over.ts';
import { isLiveTask, replyingTasks, taskRoleLabels, urgedBy } from '../handling-task/live-task.ts';
import { lapseExplanations } from '../term-explanation/evolve.ts';
import { carryOver } from '../term-change/carry-over.ts';
import { labelOf, numberCorrected, seriesOf, startAssignmentClock } from '../correction/number.ts';
import { leadCorrected, signersCorrected } from '../correction/signers.ts';
import { textCorrected } from '../correction/text.ts';
import { withdrawalHandlers } from '../withdrawal/evolve.ts';
import { handOverHandlers } from '../mandate/hand-over-evolve.ts';
import { passContact } from '../mandate/pass-contact.ts';
import type { SuggestionBodies, UnitChoice } from './bodies.ts';
import { keepEarlier, linkedEarlier } from '../suggestion-link/earlier.ts';
import { startAcceptance } from '../suggestion-link/born-reviewed.ts';
import { choiceOf, joined, left, leaveGroup, merged, together, unmerged } from '../suggestion-link/merge.ts';
import { wasSplit } from '../suggestion-link/split.ts';
import { higherReplyRecorded, wasPassedUp } from './passing-up.ts';
import { entryHandlers } from './entry-evolve.ts';
import { declineReasons, type DeclineCode } from './decline-reasons.ts';
import { frozenText, staleConfirmations } from './guards.ts';
import { keepProposal } from './text-versions.ts';
import { freezeText, startReview } from './start-review.ts';
import type { suggestionWorkflow } from './workflow.ts';
import { notAskedToWithdraw } from '../withdrawal/not-asked.ts';
import { keepPaperWithdrawal } from './withdraw-on-paper.ts';

type Handlers = HandlerMap<typeof suggestionWorkflow.spec.rows, SuggestionBodies, SuggestionRow>;

/**
 * After a change the text has a hash only if somebody has already answered for these very words (a change taken back):
 * so a changed text can neither skip a review nor carry a co-sponsor's yes to other words.
 */
function rehash(work: Work, record: SuggestionRow): void {
  if (record.textHash === null && record.textVersion === 0) return;
  const hash = work.env.hashText(frozenText(record));
  const answeredFor = record.passes.some((pass) => pass.textHash === hash) || work.file.coSponsorship.some((c) => c.state === 'confirmed' && c.textHash === hash);
  if (hash !== record.textHash) record.textHash = answeredFor ? hash : null;
}

/** A changed text must be confirmed anew: an earlier yes was to other words (浙江规定 9). */
function lapseConfirmations(work: Work, record: SuggestionRow): void {
  for (const c of staleConfirmations(work.file, record)) work.follow('coSponsorship', c, 'renew');
}

/** Invitations that nobody will answer any more. */
function endInvitations(work: Work): void {
  for (const c of work.file.coSponsorship) if (c.state === 'invited') work.follow('coSponsorship', c, 'remove');
}

function submitted(work: Work, record: SuggestionRow, { answer }: SuggestionBodies['submit']): void {
  freezeText(work, record);
  record.proposalNo = null;
  if (record.guidance !== null) record.guidanceAnswer = answer?.trim() === '' ? null : answer?.trim() ?? null;
  record.submittedOn ??= work.env.today;
  record.guidance = null;
  record.guidanceFrom = null;
  stopDeadlines(work, ['coSponsorConfirm', 'revision'], record.id);
}

export function passReview(work: Work, record: SuggestionRow, level: ReviewLevel, note: string | undefined): void {
  stopDeadlines(work, ['presidiumReview', 'affairsReview', 'officeReview'], record.id);
  record.passes = [...record.passes, { level, textHash: record.textHash ?? '', byName: work.env.actor.name, at: work.env.now, note: note ?? null }];
}

function returned(work: Work, record: SuggestionRow, from: string, level: ReviewLevel, { guidance, proposal }: SuggestionBodies['returnForRevision']): void {
  keepProposal(work, record, level, proposal);
  stopDeadlines(work, ['presidiumReview', 'affairsReview', 'officeReview'], record.id);
  stopDeadlines(work, ['acceptanceNotice'], record.id, 'cancelled');
  record.guidance = guidance;
  record.guidanceFrom = from;
  startDeadline(work, { setting: 'revision', recordKind: 'suggestion', record });
  notify(work, ['leadSponsor'], 'suggestion', record, 'returned', `您的建议${caseName(work.file)}被${from}退回修改：${guidance}${record.proposalNo === null ? '' : '（附有改好的文字，请逐处看）'}`);
}

/** 不予受理+告知: the deputy is told the reason and what it rests on (浙江规定 10). */
function declined(work: Work, record: SuggestionRow, by: string, body: { code: DeclineCode; explanation: string }): void {
  stopAllDeadlines(work);
  record.declineCode = body.code;
  record.declineText = body.explanation;
  notifySigners(work, 'suggestion', record, 'declined', `建议${caseName(work.file)}由${by}不予受理：${declineReasons[body.code].label}。${body.explanation}`);
}

function takePlan(work: Work, record: SuggestionRow, body: UnitChoice): void {
  const { directory } = work.env;
  const lead = directory.unit(body.leadUnitId);
  const assisting = body.assistingUnitIds.map((id) => directory.unit(id)).filter((unit) => unit !== undefined);
  const [first, others] = body.separately === true ? (['separate', 'separate'] as const) : (['lead', 'assisting'] as const);
  record.plan = [...(lead === undefined ? [] : [plannedUnit(lead, first)]), ...assisting.map((unit) => plannedUnit(unit, others))];
  record.planNote = body.note ?? null;
}

/** Lists and the load of each unit tell who is meant to lead from when the plan goes out, also while it still waits for its second signature. */
function nameLeadOf(record: SuggestionRow): SuggestionRow {
  nameLead(record);
  return record;
}

/** Nobody leads what was not handed over. */
function forgetLead(record: SuggestionRow): void {
  record.leadUnitId = null;
  record.leadUnitName = null;
}

export const suggestionHandlers: Handlers = {
  DraftSaved: (work, record, body) => {
    record.title = body.title ?? record.title;
    record.situation = body.situation ?? record.situation;
    record.analysis = body.analysis ?? record.analysis;
    if (body.asks) record.asks = body.asks.filter((text) => text.trim() !== '').map((text, index) => ({ no: index + 1, text }));
    record.source = body.source ?? record.source;
    record.occasion = body.occasion ?? record.occasion;
    if (body.raisedBefore !== undefined) record.raisedBefore = body.raisedBefore;
    if (body.earlierIds) keepEarlier(work, body.earlierIds);
    if (body.preferredUnits) record.preferredUnits = [...body.preferredUnits];
    record.disclosureWish = body.disclosureWish ?? record.disclosureWish;
    record.disclosureReason = body.disclosureReason ?? record.disclosureReason;
    rehash(work, record);
  },
  ...handOverHandlers,
  ...withdrawalHandlers,
  ContactPassed: passContact,
  SuggestionCarriedOver: carryOver,
  ...entryHandlers,
  FilesAttached: (work, record, body) => attach(work, 'suggestion', record, 'suggestion', body.files),
  CoSponsorsInvited: (work, record, body) => {
    for (const personId of new Set(body.personIds)) {
      const deputy = work.env.directory.deputy(personId);
      const known = work.file.coSponsorship.some((c) => c.personId === personId && (c.state === 'invited' || c.state === 'confirmed'));
      if (deputy === undefined || known) continue;
      const { name, delegationId, delegationName } = deputy;
      const invitation = create(work, 'coSponsorship', 'invited', 'CoSponsorInvited', { personId, personName: name, delegationId, delegationName, textHash: null, opinion: null, answeredAt: null, onPaper: false, ...notAskedToWithdraw });
      notify(work, ['coSponsor'], 'coSponsorship', invitation, 'coSponsor', `${record.leadName}代表邀请您联名提出${caseName(work.file)}`);
    }
  },
  CoSponsorRemoved: (work, _record, body) => {
    for (const c of work.file.coSponsorship) {
      if (c.personId === body.personId && (c.state === 'invited' || c.state === 'confirmed')) work.follow('coSponsorship', c, 'remove');
    }
  },
  TextFrozen: (work, record) => {
    freezeText(work, record);
    lapseConfirmations(work, record);
    stopDeadlines(work, ['revision'], record.id);
    startDeadline(work, { setting: 'coSponsorConfirm', recordKind: 'suggestion', record });
    for (const c of work.file.coSponsorship) {
      if (c.state === 'invited') notify(work, ['coSponsor'], 'coSponsorship', c, 'coSponsor', `${record.leadName}代表的建议${caseName(work.file)}已经定稿，请阅后确认是否联名`);
    }
  },
  TextUnfrozen: (work, record) => stopDeadlines(work, ['coSponsorConfirm'], record.id, 'cancelled'),
  SubmittedToPresidium: (work, record, body) => { submitted(work, record, body); startReview(work, record, 'presidium'); },
  SubmittedToAffairs: (work, record, body) => { submitted(work, record, body); startReview(work, record, 'affairs'); },
  SubmittedToOffice: (work, record, body) => { submitted(work, record, body); startReview(work, record, 'office'); },
  SubmittedUnchanged: (work, record, body) => { submitted(work, record, body); startAcceptance(work, record); },
  DraftDiscarded: (work) => { stopAllDeadlines(work); endInvitations(work); },
  PresidiumReviewPassed: (work, record, body) => { passReview(work, record, 'presidium', body.note); startReview(work, record, 'affairs'); },
  AffairsReviewPassed: (work, record, body) => { passReview(work, record, 'affairs', body.note); startReview(work, record, 'office'); },
  OfficeReviewPassed: (work, record, body) => {
    passReview(work, record, 'office', body.note);
    startAcceptance(work, record);
    notify(work, ['leadSponsor', 'deputyAffairs'], 'suggestion', record, 'reviewed', `建议${caseName(work.file)}三级审核通过，待登记编号`);
  },
  ReturnedByPresidium: (work, record, body) => returned(work, record, '乡镇人大主席团', 'presidium', body),
  ReturnedByAffairs: (work, record, body) => returned(work, record, '代表工委', 'affairs', body),
  ReturnedByOffice: (work, record, body) => returned(work, record, '常委会办公室', 'office', body),
  DeclinedByPresidium: (work, record, body) => declined(work, record, '乡镇人大主席团', body),
  DeclinedByAffairs: (work, record, body) => declined(work, record, '代表工委', body),
  DeclinedByOffice: (work, record, body) => declined(work, record, '常委会办公室', body),
  SuggestionRegistered: (work, record, body) => {
    const session = work.env.directory.session(body.sessionId);
    if (session === undefined) return;
    record.sessionId = session.id;
    record.termId = session.termId;
    record.category = body.category;
    record.registeredOn = work.env.today;
    // The notice below tells the deputy; what is raised in session is received by the session's secretariat (浙江规定 10).
    stopDeadlines(work, ['acceptanceNotice'], record.id, body.category === 'interSessional' ? 'met' : 'cancelled');
    work.numbers.push({
      series: seriesOf(session.id, body.category),
      assign: (n) => {
        record.number = n;
        record.numberLabel = labelOf(session, body.category, n);
      },
    });
    startAssignmentClock(work, record, session, body.category);
    notifySigners(work, 'suggestion', record, 'registered', `建议《${record.title}》已经受理并登记编号`);
  },
  IdentityKeptAtRequest: keepIdentity,
  IdentityKeptForRisk: keepIdentity,
  IdentityOpened: openIdentity,
  SuggestionWithdrawn: (work, record, body) => {
    leaveGroup(work, `${caseName(work.file)}已由代表撤回`);
    record.closingReason = body.reason;
    for (const task of work.file.handlingTask) if (isLiveTask(task)) work.follow('handlingTask', task, 'release');
    lapsePublications(work);
    stopAllDeadlines(work);
    forgetLead(record);
    notify(work, ['deputyAffairs'], 'suggestion', record, 'withdrawn', `${record.leadName}代表撤回了建议${caseName(work.file)}`);
    for (const c of work.file.coSponsorship) if (c.state === 'confirmed') notify(work, ['coSponsor'], 'coSponsorship', c, 'withdrawn', `您联名的建议${caseName(work.file)}已由领衔代表撤回`);
    endInvitations(work);
  },
  WithdrawnOnPaper: (work, record, body) => {
    keepPaperWithdrawal(work, record, body);
    suggestionHandlers.SuggestionWithdrawn(work, record, { reason: body.reason });
  },
  UnitsPlanned: (work, record, body) => takePlan(work, record, body),
  HandedOverAtMeeting: (work, record, body) => {
    assignUnits(work, nameLeadOf(record), work.env.directory.meeting(body.meetingId)?.heldOn);
    together(work, ['registered'], 'assignTogether', choiceOf(record));
    // What the government office signed for the principal it signed for the group.
    together(work, ['awaitingJointAssignment'], 'confirmTogether', {});
  },
  ProposedAtMeeting: (work, record) => {
    nameLead(record);
    together(work, ['registered'], 'assignTogether', choiceOf(record));
    notify(work, ['governmentOffice'], 'suggestion', record, 'assignment', `${caseName(work.file)}在集中交办会上交办，待您会签`);
  },
  AssignmentProposed: (work, record, body) => {
    takePlan(work, record, body);
    nameLead(record);
    notify(work, ['governmentOffice'], 'suggestion', record, 'assignment', `${caseName(work.file)}的交办方案待您会签`);
    together(work, ['registered'], 'assignTogether', body);
  },
  SuggestionAssigned: (work, record, body) => { takePlan(work, record, body); assignUnits(work, nameLeadOf(record)); together(work, ['registered'], 'assignTogether', body); },
  AssignmentConfirmed: (work, record, body) => { assignUnits(work, record); together(work, ['awaitingJointAssignment'], 'confirmTogether', body); },
  ProposedTogether: (work, record, body) => { takePlan(work, record, body); nameLead(record); },
  AssignedTogether: (work, record, body) => { takePlan(work, record, body); assignUnits(work, nameLeadOf(record)); },
  ConfirmedTogether: (work, record) => assignUnits(work, record),
  ReturnedTogether: (_work, record, body) => { record.planNote = body.reason; forgetLead(record); },
  SuggestionsMerged: merged,
  GroupJoined: joined,
  SuggestionUnmerged: unmerged,
  GroupLeft: left,
  SuggestionSplit: wasSplit,
  SuggestionPassedUp: wasPassedUp,
  HigherReplyRecorded: higherReplyRecorded,
  EarlierLinked: linkedEarlier,
  AssignmentReturned: (work, record, body) => {
    record.planNote = body.reason;
    forgetLead(record);
    notify(work, ['deputyAffairs'], 'suggestion', record, 'assignment', `政府办退回了${caseName(work.file)}的交办方案：${body.reason}`);
    together(work, ['awaitingJointAssignment'], 'returnTogether', body);
  },
  UnitsAdded: (work, record, body) => {
    // An opinion needs a lead unit to go to: where several handle separately, who comes in answers for a part of its own (浙江规定 18).
    const before = replyingTasks(work.file);
    const role = before.some((task) => task.role === 'lead') ? 'assisting' : 'separate';
    for (const id of body.unitIds) {
      const unit = work.env.directory.unit(id);
      if (unit !== undefined) addTask(work, plannedUnit(unit, role));
    }
    renewPlan(work);
    addInGroup(work, body);
    const added = record.plan.filter((unit) => body.unitIds.includes(unit.unitId));
    const text = `${caseName(work.file)}增加${taskRoleLabels[role]}单位：${added.map((unit) => unit.unitName).join('、')}（${body.reason}）`;
    for (const task of before) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', task, 'unitsAdded', text);
    // Another reply of its own is everybody's who signed; who only helps is told to the lead deputy.
    if (role === 'separate') notifySigners(work, 'suggestion', record, 'unitsAdded', text);
    else notify(work, ['leadSponsor'], 'suggestion', record, 'unitsAdded', text);
    tellOtherOffice(work, added, 'suggestion', record, 'unitsAdded', text);
  },
  UnitsUrged: (work, _record, body) => {
    for (const task of urgedBy(work.env.actor.role, work.file)) {
      work.follow('handlingTask', task, 'markUrged');
      tellUrged(work, task, body.note);
    }
  },
  NumberCorrected: numberCorrected,
  SignersCorrected: signersCorrected,
  LeadCorrectedForPresidium: leadCorrected('presidium'),
  LeadCorrectedForAffairs: leadCorrected('affairs'),
  SignersCorrectedLater: signersCorrected,
  TextCorrected: textCorrected,
  SuggestionReplied: (work, record) => { record.repliedOn = work.env.today; },
  SuggestionRehandling: () => undefined,
  RehandlingEnded: () => undefined,
  SuggestionEvaluated: (work, record) => notify(work, ['deputyAffairs'], 'suggestion', record, 'evaluated', `${caseName(work.file)}测评结束，可以办结`),
  SuggestionConcluded: (work, record) => {
    record.concludedOn = work.env.today;
    for (const task of work.file.handlingTask) if (isLiveTask(task)) work.follow('handlingTask', task, 'finish');
    notifySigners(work, 'suggestion', record, 'concluded', `建议${caseName(work.file)}已经办结；承诺事项继续跟踪到落实`);
  },
  SuggestionArchived: (work, record) => { record.archivedOn = work.env.today; },
  FileSupplemented: (work, record, body) => attach(work, 'suggestion', record, 'supplement', body.files),
  SuggestionClosed: (work, record) => {
    record.closedOn = work.env.today;
    lapseExplanations(work);
    stopAllDeadlines(work);
    notifySigners(work, 'suggestion', record, 'closed', `建议${caseName(work.file)}的承诺事项已全部落实或者说明，予以销号`);
  },
};
