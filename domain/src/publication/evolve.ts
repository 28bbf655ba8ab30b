import type { HandlerMap } from '../case-file/handlers.ts';
import type { PublicationRow } from '../case-file/rows.ts';
import { nextReminderDate } from '../case-file/next-reminder.ts';
import { caseName, notify, notifySigners, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { formatChineseDate } from '../kernel/dates.ts';
import type { Decision, PublicationBodies } from './bodies.ts';
import { decidedText } from './guards.ts';
import { formLabels, groundLabels, lines, publicityOf } from './publicity.ts';
import type { publicationWorkflow } from './workflow.ts';

function tellBoth(work: Work, record: PublicationRow, text: string): void {
  notifySigners(work, 'publication', record, 'publication', text);
  notify(work, ['unitHead', 'unitLiaison'], 'publication', record, 'publication', text);
}

/** Both sides are told the form and, where there is one, the reason: it may not be what they wished or proposed. */
function decide(work: Work, record: PublicationRow, body: Decision): void {
  const { form, withSuggestion, summary, ground, reason, strikes } = publicityOf(body);
  Object.assign(record, { form, withSuggestion, summary, ground, reason, strikes: [...strikes], leftIn: form === 'notPublic' ? [] : lines(body.leftIn) } satisfies Partial<PublicationRow>);
  record.showNames = form !== 'notPublic' && body.showNames === true;
  record.releaseOn = form === 'notPublic' ? null : body.releaseOn ?? null;
  record.decidedOn = work.env.today;
  record.decidedByName = work.env.actor.name;
}

const because = ({ ground, reason }: PublicationRow): string => [...(ground === null ? [] : [groundLabels[ground]]), ...(reason === null ? [] : [reason])].map((one) => `。${one}`).join('');
const formOf = ({ form }: PublicationRow): string => (form === null ? '' : formLabels[form]);

/** A day that the office has set needs no reminder; one that was taken back does. */
function remindOfClock(work: Work, record: PublicationRow, isSet: boolean): void {
  for (const clock of work.file.deadline) {
    if (clock.recordId === record.id && clock.state === 'running') clock.nextReminderOn = isSet ? null : nextReminderDate(clock, work.env.settings, work.env.today);
  }
}

/** What the public reads from today: composed once from the decision, frozen, and bound by its hash, which an entry of its own takes into the audit's chain. */
function release(work: Work, record: PublicationRow): void {
  const { env, file } = work;
  const text = record.approvedText ?? decidedText({ file, record });
  if (text === null) throw new Error(`publication ${record.id} has nothing to release`);
  const hash = env.hashText(canonicalJson(text));
  record.releases = [...record.releases, { on: env.today, at: env.now, byName: env.actor.name, text, hash, endedOn: null, endedReason: null }];
  record.approvedText = null;
  work.elsewhere(file, 'publication', record, 'freeze', { hash });
  stopDeadlines(work, ['publication'], record.id);
  for (const older of file.publication) if (older !== record && older.taskId === record.taskId && older.state === 'released' && file.reply.some((reply) => reply.id === older.replyId && reply.state === 'replaced')) work.follow('publication', older, 'supersede');
  tellBoth(work, record, `${caseName(file)}（${record.unitName}）的建议和答复已经公开：${formOf(record)}${because(record)}`);
}

function endRelease(work: Work, record: PublicationRow, reason: string): void {
  record.releases = record.releases.map((one) => (one.endedOn === null ? { ...one, endedOn: work.env.today, endedReason: reason } : one));
}

/** What was decided before stands in the audit; here it is open again. */
function askAgain(work: Work, record: PublicationRow): void {
  Object.assign(record, { form: null, withSuggestion: false, summary: null, ground: null, reason: null, strikes: [], leftIn: [], showNames: false, decidedOn: null, decidedByName: null, releaseOn: null, approvedText: null } satisfies Partial<PublicationRow>);
  remindOfClock(work, record, false);
  if (work.file.suggestion.state !== 'closed' && !work.file.deadline.some((clock) => clock.recordId === record.id && clock.state === 'running')) startDeadline(work, { setting: 'publication', recordKind: 'publication', record });
}

const keptIdentity = '代表要求身份保密';

export const publicationHandlers: HandlerMap<typeof publicationWorkflow.spec.rows, PublicationBodies, PublicationRow> = {
  // Told to nobody: when it was said could tell the unit that the deputy has rated.
  PublicationWishStated: (work, record, body) => {
    record.wish = body.wish;
    record.wishReason = (body.reason ?? '').trim() === '' ? null : (body.reason ?? '').trim();
    record.wishOn = work.env.today;
    record.keepName = body.keepName === true || work.file.suggestion.identityKeptOn !== null;
  },
  PublicationWithheld: (work, record, body) => {
    decide(work, record, body);
    stopDeadlines(work, ['publication'], record.id);
    tellBoth(work, record, `${caseName(work.file)}（${record.unitName}）的建议和答复审定为不予公开${because(record)}`);
  },
  PublicationApproved: (work, record, body) => {
    decide(work, record, body);
    record.approvedText = decidedText({ file: work.file, record });
    remindOfClock(work, record, true);
    tellBoth(work, record, `${caseName(work.file)}（${record.unitName}）的建议和答复审定为${formOf(record)}，${formatChineseDate(body.releaseOn ?? work.env.today)}公开${because(record)}`);
  },
  ApprovedAndReleased: (work, record, body) => { decide(work, record, body); release(work, record); },
  // Nobody pressed anything: the office hears too that it has happened.
  PublicationReleased: (work, record) => {
    release(work, record);
    notify(work, ['deputyAffairs'], 'publication', record, 'publication', `${caseName(work.file)}（${record.unitName}）的建议和答复已按审定的日期自动公开：${formOf(record)}`);
  },
  ReleaseFrozen: () => undefined,
  PublicationReconsidered: (work, record, body) => {
    askAgain(work, record);
    tellBoth(work, record, `${caseName(work.file)}（${record.unitName}）的公开方式重新审定：${body.reason}`);
  },
  PublicationRecalled: (work, record, body) => {
    endRelease(work, record, body.reason);
    tellBoth(work, record, `${caseName(work.file)}（${record.unitName}）已公开的内容撤下：${body.reason}`);
  },
  ApprovalEndedForIdentity: askAgain,
  RecalledForIdentity: (work, record) => {
    endRelease(work, record, keptIdentity);
    notify(work, ['deputyAffairs'], 'publication', record, 'publication', `${caseName(work.file)}已署名公开，因${keptIdentity}撤下，请重新审定`);
  },
  PublicationSuperseded: (work, record) => endRelease(work, record, '新的答复已经公开'),
  PublicationLapsed: (work, record) => {
    record.approvedText = null;
    stopDeadlines(work, ['publication'], record.id, 'cancelled');
  },
};
