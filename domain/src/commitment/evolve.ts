import type { HandlerMap } from '../case-file/handlers.ts';
import type { CommitmentRow } from '../case-file/rows.ts';
import { attach, caseName, notify, notifyOne, notifySigners, startDatedDeadline, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { startReply } from '../reply/start-reply.ts';
import type { CommitmentBodies, commitmentWorkflow } from './workflow.ts';

/** Whoever follows a promise of an earlier term is told what those who signed are told, and of its progress. */
function tellFollowers(work: Work, record: CommitmentRow, text: string): void {
  const { suggestion, coSponsorship } = work.file;
  const signers = [suggestion.leadPersonId, ...coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personId)];
  for (const { personId } of record.followers) {
    if (!signers.includes(personId)) notifyOne(work, { role: 'deputy', organisationId: null, sectionId: null, personId }, 'commitment', record, 'followed', `您关注的承诺：${text}`);
  }
}

function tellDeputies(work: Work, record: CommitmentRow, topic: string, text: string): void {
  notifySigners(work, 'commitment', record, topic, text);
  tellFollowers(work, record, text);
}

function addProgress(work: Work, record: CommitmentRow, body: CommitmentBodies['reportProgress']): void {
  record.progress = [...record.progress, { on: work.env.today, text: body.text, percent: body.percent ?? null, byName: work.env.actor.name }];
  attach(work, 'commitment', record, 'progress', body.files);
  tellFollowers(work, record, `${record.content}。${record.unitName}报告进展：${body.text}`);
}

/** What was promised for later is told again once it is there (浙江规定 20: 解决后再次答复). */
function startSecondReply(work: Work, record: CommitmentRow): void {
  const task = work.file.handlingTask.find((candidate) => candidate.id === record.taskId);
  if (!record.needsSecondReply || task === undefined) return;
  const reply = startReply(work, task, 'second', [record.id]);
  record.secondReplyId = reply.id;
  startDeadline(work, { setting: 'commitmentSecondReply', recordKind: 'reply', record: reply, unitId: record.unitId });
  notify(work, ['unitSection'], 'reply', reply, 'secondReply', `${caseName(work.file)}的承诺已核验落实，请再次书面答复代表`);
}

export const commitmentHandlers: HandlerMap<typeof commitmentWorkflow.spec.rows, CommitmentBodies, CommitmentRow> = {
  ProgressReported: addProgress,
  ProgressContinued: addProgress,
  FulfilmentClaimed: (work, record, body) => {
    record.claimedOn = work.env.today;
    record.claim = body.statement;
    attach(work, 'commitment', record, 'evidence', body.files);
    startDeadline(work, { setting: 'commitmentVerification', recordKind: 'commitment', record });
    notify(work, ['deputyAffairs', 'townshipPresidium', 'leadSponsor'], 'commitment', record, 'verify', `${record.unitName}报告承诺已落实，请核验：${record.content}`);
  },
  FulfilmentVerified: (work, record, body) => {
    const { env } = work;
    record.verifiedOn = env.today;
    record.verifierName = env.actor.name;
    record.verifierRole = env.actor.role === 'system' || env.actor.role === 'process' ? null : env.actor.role;
    record.finding = body.finding;
    attach(work, 'commitment', record, 'verification', body.files);
    // Late or in time is judged by the day the unit claimed it, not by how long the checkers took.
    stopDeadlines(work, ['commitmentVerification'], record.id);
    for (const deadline of work.file.deadline) {
      if (deadline.recordId === record.id && deadline.kind === 'commitment' && deadline.state === 'running') {
        deadline.state = (record.claimedOn ?? env.today) > deadline.dueOn ? 'metLate' : 'met';
        deadline.endedOn = record.claimedOn ?? env.today;
        deadline.nextReminderOn = null;
        deadline.updatedAt = env.now;
      }
    }
    startSecondReply(work, record);
    tellDeputies(work, record, 'verified', `承诺已核验落实：${record.content}`);
  },
  FulfilmentRefuted: (work, record, body) => {
    record.claimedOn = null;
    record.finding = body.finding;
    attach(work, 'commitment', record, 'verification', body.files);
    stopDeadlines(work, ['commitmentVerification'], record.id);
    notify(work, ['unitSection', 'unitHead'], 'commitment', record, 'refuted', `承诺核验不属实，须继续落实：${record.content}。${body.finding}`);
  },
  ChangeProposed: (work, record, body) => {
    record.proposedDueOn = body.dueOn;
    record.changeReason = body.reason;
    notify(work, ['deputyAffairs'], 'commitment', record, 'change', `${record.unitName}申请将承诺期限改为${body.dueOn}：${body.reason}`);
  },
  ChangeAccepted: (work, record) => {
    record.dueOn = record.proposedDueOn ?? record.dueOn;
    record.proposedDueOn = null;
    record.changedCount += 1;
    stopDeadlines(work, ['commitment'], record.id, 'cancelled');
    startDatedDeadline(work, { recordKind: 'commitment', record, unitId: record.unitId }, 'commitment', record.dueOn, '经同意改期的承诺期限');
    tellDeputies(work, record, 'change', `承诺改期到${record.dueOn}：${record.content}。原因：${record.changeReason ?? ''}`);
  },
  ChangeRefused: (work, record, body) => {
    record.proposedDueOn = null;
    notify(work, ['unitHead', 'unitSection'], 'commitment', record, 'change', `不同意改期：${record.content}。${body.note}`);
  },
  CommitmentBroken: (work, record, body) => {
    record.brokenOn = work.env.today;
    record.finding = body.finding;
    tellDeputies(work, record, 'broken', `承诺未按期兑现：${record.content}`);
    notify(work, ['unitHead', 'unitSection'], 'commitment', record, 'broken', `承诺被认定未兑现：${record.content}`);
  },
  CommitmentExplained: (work, record, body) => {
    record.explanation = body.explanation;
    stopDeadlines(work, ['commitment'], record.id, 'cancelled');
    tellDeputies(work, record, 'explained', `承办单位书面说明承诺未兑现的原因：${body.explanation}`);
  },
  CommitmentFollowed: (work, record) => {
    const { actor, today } = work.env;
    if ('personId' in actor) record.followers = [...record.followers, { personId: actor.personId, name: actor.name, since: today }];
  },
  CommitmentUnfollowed: (work, record) => {
    const { actor } = work.env;
    record.followers = record.followers.filter((one) => !('personId' in actor) || one.personId !== actor.personId);
  },
  CommitmentReplaced: (work, record) => stopDeadlines(work, ['commitment', 'commitmentVerification'], record.id, 'cancelled'),
};
