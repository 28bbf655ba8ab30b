/** Drives a fresh case until it has a record of the kind in the state: by acts only, never by setting the state. */
import { caseKinds, townshipSuggestion, workflowOf } from '../case-file/kinds.ts';
import type { CaseKind, RecordBase } from '../case-file/rows.ts';
import { addDays } from '../kernel/dates.ts';
import { driveCase, type CaseDriver, type CaseOptions } from './case-driver.ts';
import { makeWorld, type World } from './world.ts';

type Path = (d: CaseDriver, world: World) => void;
const own = (world: World, d: CaseDriver, action: string, actor: Parameters<World['act']>[4] = d.lead, body: unknown = {}) => world.must(d.file, 'suggestion', d.file.suggestion, action, actor, body);
const submitted: Path = (d) => { d.write(); d.submit(); };
const reviewed: Path = (d) => { d.write(); d.submit(); d.review(); };
const frozen: Path = (d) => { d.write(); d.invite(); d.freeze(); };
const handling: Path = (d) => d.untilHandling();
const rehandled: Path = (d) => d.untilEvaluated('dissatisfied');
const assigned: Path = (d) => { d.untilRegistered(); d.assign(); };
const drafted: Path = (d) => { d.untilHandling(); d.deliverOpinion('housing'); d.consult(); d.writeReply(); };
const onTask = (d: CaseDriver, world: World, action: string, actor: Parameters<World['act']>[4], body: unknown) => world.must(d.file, 'handlingTask', d.task(), action, actor, body);
const waiver: Path = (d, world) => { handling(d, world); onTask(d, world, 'requestWaiver', d.sectionOf('transport'), { reason: '代表来电' }); };
const onCommitment = (d: CaseDriver, world: World, action: string, actor: Parameters<World['act']>[4], body: unknown, askNo = 2) => world.must(d.file, 'commitment', d.commitment(askNo), action, actor, body);
const broken: Path = (d, world) => { d.untilReplied(); world.nextDay(); onCommitment(d, world, 'declareBroken', d.affairs, { finding: '未见' }, 1); };

const passedUp: Path = (d, w) => { d.untilRegistered(); own(w, d, 'passUp', d.affairs, { to: '市人大常委会', reason: '属于市级事权' }); };
const grouped: Path = (d, w) => {
  const other = driveCase(w, { lead: 'deputy-6' });
  other.untilRegistered();
  d.untilRegistered();
  own(w, d, 'merge', d.affairs, { suggestionIds: [other.file.suggestion.id], reason: '同一事项' });
};

const askExplanation: Path = (d, w) => { onTask(d, w, 'askTermExplanation', w.system, { termChangeId: 'change-1', termName: '第十七届' }); };
const onExplanation = (d: CaseDriver, w: World, action: string, actor: Parameters<World['act']>[4], body: unknown = {}) => {
  const record = d.file.termExplanation.at(-1);
  if (record !== undefined) w.must(d.file, 'termExplanation', record, action, actor, body);
};
/** A unit explains at the end of the term what it has not carried out yet, as far as the state. */
function explained(d: CaseDriver, w: World, until: string): void {
  d.untilReplied();
  askExplanation(d, w);
  const steps: readonly (readonly [string, () => void])[] = [
    ['asked', () => onExplanation(d, w, 'save', d.sectionOf('transport'), { standing: '已完成设计', reason: '资金分两年安排', nextSteps: '明年开工', nextBy: addDays(w.today(), 200) })],
    ['asked', () => onExplanation(d, w, 'submitForSignature', d.sectionOf('transport'))],
    ['awaitingSignature', () => onExplanation(d, w, 'sign', w.actorOf('unitHead', 'transport'))],
    ['signed', () => onExplanation(d, w, 'accept', d.affairs)],
    ['accepted', () => onExplanation(d, w, 'send', w.system)],
  ];
  for (const [from, step] of steps) if (d.file.termExplanation.at(-1)?.state === from && until !== from) step();
}

const envelope: Path = (d, w) => { d.untilReplied(); d.openRound(); w.must(d.file, 'evaluation', d.evaluation(), 'receiveEnvelope', d.affairs, { receivedOn: w.today(), files: ['file-photo'] }); };
const readForm = (d: CaseDriver, w: World, result: 'satisfied' | 'dissatisfied') => {
  w.must(d.file, 'evaluation', d.evaluation(), 'receiveEnvelope', d.affairs, { receivedOn: w.today(), files: ['file-photo'] });
  d.closeRound();
  w.must(d.file, 'evaluation', d.evaluation(), 'proposeReading', d.affairs, { attitude: 'satisfied', result, reason: '没有动工', files: ['file-minutes'] });
  w.must(d.file, 'evaluation', d.evaluation(), 'confirmReading', w.actorOf('committeeOffice'));
};
const reread = (d: CaseDriver, w: World, result: 'satisfied' | 'dissatisfied') => {
  w.must(d.file, 'evaluation', d.evaluation(), 'proposeRereading', d.affairs, { attitude: 'satisfied', result, reason: '照原件', why: '看错一行', files: ['file-minutes'] });
  w.must(d.file, 'evaluation', d.evaluation(), 'confirmRereading', w.actorOf('committeeOffice'));
};
/** The second rating on paper was read as dissatisfied and is not: what it had set in motion ends. */
const misreadTwice: Path = (d, w) => {
  rehandled(d, w);
  d.consult(); d.writeReply(); d.checkReply(); d.sign();
  d.openRound(2);
  readForm(d, w, 'dissatisfied');
  reread(d, w, 'satisfied');
};
const awaited: Path = (d, w) => { envelope(d, w); d.closeRound(); };
const paths: Readonly<Record<CaseKind, Readonly<Record<string, Path>>>> = {
  suggestion: {
    draft: () => undefined,
    awaitingCoSponsors: frozen,
    handingOver: (d, w) => { d.write(); own(w, d, 'offerDraft', d.lead, { personId: 'deputy-4' }); },
    underPresidiumReview: submitted,
    underAffairsReview: (d, w) => { submitted(d, w); d.passPresidium(); },
    underOfficeReview: (d, w) => { submitted(d, w); d.passPresidium(); d.passAffairs(); },
    returned: (d, w) => { submitted(d, w); own(w, d, 'returnForRevision', w.actorOf('townshipPresidium', 'township-1'), { guidance: '写清路段' }); },
    declined: (d, w) => { submitted(d, w); own(w, d, 'decline', w.actorOf('townshipPresidium', 'township-1'), { code: 'X01', explanation: '个人问题' }); },
    reviewed,
    registered: (d) => d.untilRegistered(),
    awaitingJointAssignment: (d) => { d.untilRegistered(); d.proposeAssignment(); },
    handling,
    replied: (d) => d.untilReplied(),
    rehandling: rehandled,
    evaluated: (d) => d.untilEvaluated(),
    concluded: (d) => { d.untilEvaluated(); d.conclude(); },
    reported: (d) => { d.untilEvaluated(); d.conclude(); d.report(); },
    archived: (d) => d.untilArchived(),
    closed: (d) => d.untilClosed(),
    withdrawn: (d, w) => { submitted(d, w); own(w, d, 'withdraw', d.lead, { reason: '已解决' }); },
    discarded: (d, w) => { d.write(); own(w, d, 'discard'); },
    split: (d, w) => { d.untilRegistered(); own(w, d, 'split', d.affairs, { parts: d.file.suggestion.asks.map(({ no, text: title }) => ({ title, askNos: [no] })), reason: '一事一议' }); },
    passedUp,
    answeredAbove: (d, w) => { passedUp(d, w); own(w, d, 'recordHigherReply', d.affairs, { repliedOn: w.today(), resultClass: 'planned', outcome: '已列入市级计划' }); },
  },
  suggestionLink: {
    standing: grouped,
    ended: (d, w) => { grouped(d, w); own(w, d, 'unmerge', d.affairs, { reason: '分开办理' }); },
  },
  coSponsorship: {
    invited: (d) => { d.write(); d.invite(); },
    confirmed: (d, w) => { frozen(d, w); d.coSign(); },
    declined: (d, w) => { frozen(d, w); for (const c of d.file.coSponsorship) w.must(d.file, 'coSponsorship', c, 'declineToSign', w.deputyActor(c.personId)); },
    removed: (d, w) => { d.write(); d.invite(); own(w, d, 'removeCoSponsor', d.lead, { personId: 'deputy-4' }); },
  },
  handlingTask: {
    assigned,
    accepted: (d) => { d.untilRegistered(); d.assign(); d.accept('transport'); },
    inSection: handling,
    opinionDelivered: (d) => { d.untilHandling(); d.deliverOpinion('housing'); },
    replied: (d) => d.untilReplied(),
    rehandling: rehandled,
    finished: (d) => { d.untilEvaluated(); d.conclude(); },
    returnRequested: (d, w) => { assigned(d, w); onTask(d, w, 'requestReturn', w.actorOf('unitLiaison', 'transport'), { ground: '三定规定第三条', reason: '属水利工程' }); },
    reassigned: (d, w) => { assigned(d, w); onTask(d, w, 'reassign', d.affairs, { unitId: 'housing', reason: '职责调整' }); },
    released: (d, w) => { assigned(d, w); onTask(d, w, 'reassign', d.affairs, { unitId: 'housing', reason: '职责调整' }); },
  },
  consultation: {
    scheduled: (d) => { d.untilHandling(); d.schedule(); },
    held: (d) => { d.untilHandling(); d.schedule(); d.recordConsultation(); },
    confirmed: (d) => { d.untilHandling(); d.consult(); },
    denied: (d, w) => { d.untilHandling(); d.schedule(); d.recordConsultation(); w.must(d.file, 'consultation', d.consultation(), 'deny', d.lead); },
    cancelled: (d, w) => { d.untilHandling(); d.schedule(); w.must(d.file, 'consultation', d.consultation(), 'cancel', d.sectionOf('transport'), { reason: '改期' }); },
    waiverRequested: waiver,
    waived: (d, w) => { waiver(d, w); w.must(d.file, 'consultation', d.consultation(), 'confirmWaiver', d.lead); },
    waiverRefused: (d, w) => { waiver(d, w); w.must(d.file, 'consultation', d.consultation(), 'refuseWaiver', d.lead); },
  },
  assistingOpinion: {
    drafting: handling,
    underCheck: (d, w) => {
      d.untilHandling();
      for (const o of d.file.assistingOpinion) {
        w.must(d.file, 'assistingOpinion', o, 'save', d.sectionOf(o.unitId), { text: '同意' });
        w.must(d.file, 'assistingOpinion', o, 'submitForCheck', d.sectionOf(o.unitId));
      }
    },
    delivered: (d) => { d.untilHandling(); d.deliverOpinion('housing'); },
    lapsed: (d, w) => { handling(d, w); w.must(d.file, 'handlingTask', d.task('housing'), 'reassign', d.affairs, { reason: '无须会办' }); },
  },
  reply: {
    drafting: drafted,
    underCheck: (d, w) => { drafted(d, w); w.must(d.file, 'reply', d.reply(), 'submitForCheck', d.sectionOf('transport')); },
    awaitingSignOff: (d, w) => { drafted(d, w); d.checkReply(); },
    handSigned: (d, w) => { drafted(d, w); d.checkReply(); w.must(d.file, 'reply', d.reply(), 'recordHandSignature', w.actorOf('unitLiaison', 'transport'), { signerName: w.actorOf('unitHead', 'transport').name, signedOn: w.today(), files: ['file-photo'] }); },
    delivered: (d) => d.untilReplied(),
    replaced: (d, w) => { rehandled(d, w); d.consult(); d.writeReply(); d.checkReply(); d.sign(); },
    lapsed: (d, w) => { handling(d, w); onTask(d, w, 'reassign', d.affairs, { unitId: 'court', reason: '职责调整' }); },
  },
  evaluation: {
    open: (d) => { d.untilReplied(); d.openRound(); },
    rated: (d) => { d.untilReplied(); d.openRound(); d.rate('satisfied'); },
    envelopeReceived: envelope,
    awaitingOpening: awaited,
    readingProposed: (d, w) => { awaited(d, w); w.must(d.file, 'evaluation', d.evaluation(), 'proposeReading', d.affairs, { attitude: 'satisfied', result: 'satisfied', files: ['file-minutes'] }); },
    disclosed: (d) => d.untilEvaluated(),
    noResponse: (d) => { d.untilReplied(); d.openRound(); d.closeRound(); },
    noRater: (d, w) => { d.untilReplied(); w.withoutMandate.add(d.lead.personId).add('deputy-4'); d.openRound(); },
  },
  mediation: {
    opened: (d) => d.untilMediation(),
    meetingCalled: (d) => { d.untilMediation(); d.convene(); },
    opinionSought: (d, w) => { d.untilMediation(); d.mediate('commissionOpinion', { experts: [{ name: '何教授', field: '道路工程' }], question: '路面结构是否合理', dueOn: addDays(w.today(), 10) }); },
    handlingAgain: (d, w) => { d.untilMediation(); d.convene(); d.recordMeeting(); d.concludeMediation({ conclusion: 'rehandle', dueOn: addDays(w.today(), 20) }); },
    concluded: (d) => { d.untilMediation(); d.convene(); d.recordMeeting(); d.concludeMediation({ conclusion: 'explain' }); },
    lapsed: misreadTwice,
  },
  commitment: {
    undertaken: (d) => d.untilReplied(),
    underWay: (d, w) => { d.untilReplied(); onCommitment(d, w, 'reportProgress', d.sectionOf('transport'), { text: '开工' }); },
    claimed: (d) => { d.untilReplied(); d.claim(d.commitment(2)); },
    verified: (d) => { d.untilReplied(); d.claim(d.commitment(2)); d.verify(d.commitment(2)); },
    changeProposed: (d, w) => { d.untilReplied(); onCommitment(d, w, 'proposeChange', w.actorOf('unitHead', 'transport'), { dueOn: '2027-01-01', reason: '资金' }); },
    broken,
    explained: (d, w) => { broken(d, w); onCommitment(d, w, 'explain', w.actorOf('unitHead', 'transport'), { explanation: '规划调整' }, 1); },
    replaced: (d, w) => { rehandled(d, w); d.consult(); d.writeReply(); d.checkReply(); d.sign(); },
  },
  termExplanation: {
    asked: (d, w) => explained(d, w, 'asked'),
    awaitingSignature: (d, w) => explained(d, w, 'awaitingSignature'),
    signed: (d, w) => explained(d, w, 'signed'),
    accepted: (d, w) => explained(d, w, 'accepted'),
    sent: (d, w) => explained(d, w, 'sent'),
    waived: (d, w) => { explained(d, w, 'asked'); for (const no of [1, 2]) { d.claim(d.commitment(no)); d.verify(d.commitment(no)); } d.answerSecond(); onExplanation(d, w, 'waive', d.affairs, { reason: '承诺已经落实' }); },
    lapsed: (d, w) => { handling(d, w); askExplanation(d, w); onTask(d, w, 'reassign', d.affairs, { unitId: 'court', reason: '职责调整' }); },
  },
  publication: {
    toDecide: (d) => d.untilReplied(),
    approved: (d, w) => { d.untilReplied(); d.decidePublication({ releaseOn: addDays(w.today(), 3) }); },
    released: (d) => { d.untilReplied(); d.decidePublication(); },
    withheld: (d) => { d.untilReplied(); d.decidePublication({ form: 'notPublic', ground: 'privacy', reason: '涉及住户病情' }); },
    recalled: (d) => { d.untilReplied(); d.decidePublication(); d.onPublication('recall', { reason: '发现有误' }); },
    superseded: (d) => { d.untilReplied(); d.decidePublication(); d.openRound(); d.rate('dissatisfied'); d.closeRound(); d.consult(); d.writeReply(); d.checkReply(); d.sign(); d.decidePublication(); },
    lapsed: (d, w) => { rehandled(d, w); d.consult(); d.writeReply(); d.checkReply(); d.sign(); },
  },
  deadline: { running: submitted, open: assigned },
};

export interface Reached { readonly world: World; readonly driver: CaseDriver; readonly record: RecordBase }

export function reach(kind: CaseKind, state: string, options: CaseOptions = {}, world: World = makeWorld(1)): Reached {
  const path = paths[kind][state];
  if (path === undefined) throw new Error(`no way to ${kind} ${state} is written down`);
  const driver = driveCase(world, { coSponsors: ['deputy-4'], ...options });
  path(driver, world);
  const { file } = driver;
  const record = kind === 'suggestion' ? file.suggestion : (file[kind] as readonly RecordBase[]).find((r) => r.state === state);
  if (record?.state !== state) throw new Error(`${kind} was not driven to ${state} but to ${record?.state ?? 'nothing'}`);
  return { world, driver, record };
}

/** Every state of every kind, for tests that want to visit all. */
export const everyState: readonly (readonly [CaseKind, string])[] = caseKinds.flatMap((kind) => Object.keys(workflowOf(kind).states).map((state) => [kind, state] as const));

/** The same for a suggestion of a township's congress. */
export const everyTownshipState: readonly string[] = Object.keys(townshipSuggestion.workflow.states);
export const reachInTownship = (kind: CaseKind, state: string, options: CaseOptions = {}): Reached => reach(kind, state, options, makeWorld(1, undefined, undefined, 'township'));
