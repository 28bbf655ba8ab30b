import type { HandlerMap } from '../case-file/handlers.ts';
import type { HandlingTaskRow, TermExplanationRow } from '../case-file/rows.ts';
import { caseName, create, notify, notifySigners, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { formatChineseDate } from '../kernel/dates.ts';
import type { TermExplanationBodies, termExplanationWorkflow } from './workflow.ts';

export interface AskBody { readonly termChangeId: string; readonly termName: string }

/** The unit that answers for an open matter is asked for an explanation in writing, with a clock of its own. */
export function askExplanation(work: Work, task: HandlingTaskRow, { termChangeId, termName }: AskBody): void {
  const explanation = create(work, 'termExplanation', 'asked', 'TermExplanationOpened', {
    termChangeId, termName, taskId: task.id, unitId: task.unitId, unitName: task.unitName, askedOn: work.env.today, standing: '', reason: '', nextSteps: '', nextBy: null, note: null, returnedCount: 0,
    signedByName: null, signedOn: null, acceptedByName: null, acceptedOn: null, missingOn: null, sentOn: null,
  });
  const { dueOn } = startDeadline(work, { setting: 'termExplanation', recordKind: 'termExplanation', record: explanation, unitId: task.unitId });
  notify(work, ['unitLiaison', 'unitSection', 'unitHead'], 'termExplanation', explanation, 'termExplanation', `${termName}即将换届，${caseName(work.file)}还没有办完，请在${formatChineseDate(dueOn)}以前书面说明情况，由主要负责人签发`);
}

/** A unit that handles the case no longer, and a case that is closed, owe no explanation. */
export function lapseExplanations(work: Work, taskId?: string): void {
  for (const each of work.file.termExplanation) {
    if ((taskId === undefined || each.taskId === taskId) && !['sent', 'waived', 'lapsed'].includes(each.state)) work.follow('termExplanation', each, 'lapse');
  }
}

/** In time or late is judged by the day on which the head signed, not by how long the check took. */
function settleClock(work: Work, record: TermExplanationRow): void {
  const by = record.signedOn ?? work.env.today;
  for (const clock of work.file.deadline) {
    if (clock.recordId !== record.id || clock.state !== 'running') continue;
    clock.state = by > clock.dueOn ? 'metLate' : 'met';
    clock.endedOn = by;
    clock.nextReminderOn = null;
    clock.updatedAt = work.env.now;
  }
}

function accept(work: Work, record: TermExplanationRow): void {
  record.acceptedOn = work.env.today;
  record.acceptedByName = work.env.actor.name;
  settleClock(work, record);
}

/** Sent to everybody who signed, whether or not they are deputies still; the letter is printed for those who are not. */
function tellProposers(work: Work, record: TermExplanationRow): void {
  record.sentOn = work.env.today;
  notifySigners(work, 'termExplanation', record, 'termExplanation', `${record.unitName}就${caseName(work.file)}换届时没有办完的情况作出书面说明：${record.reason}。下一步：${record.nextSteps}（${record.nextBy === null ? '' : formatChineseDate(record.nextBy)}以前）`);
}

const toUnit = ['unitLiaison', 'unitSection', 'unitHead'] as const;

export const termExplanationHandlers: HandlerMap<typeof termExplanationWorkflow.spec.rows, TermExplanationBodies, TermExplanationRow> = {
  ExplanationSaved: (_work, record, body) => {
    record.standing = body.standing ?? record.standing;
    record.reason = body.reason ?? record.reason;
    record.nextSteps = body.nextSteps ?? record.nextSteps;
    record.nextBy = body.nextBy ?? record.nextBy;
  },
  ExplanationSubmitted: (work, record) => notify(work, ['unitHead'], 'termExplanation', record, 'termExplanation', `${caseName(work.file)}的换届书面说明待您签发`),
  ExplanationReturned: (work, record, body) => {
    record.note = body.note;
    notify(work, ['unitSection', 'unitLiaison'], 'termExplanation', record, 'termExplanation', `${caseName(work.file)}的换届书面说明被退回修改：${body.note}`);
  },
  ExplanationSigned: (work, record) => {
    record.signedByName = work.env.actor.name;
    record.signedOn = work.env.today;
    notify(work, ['deputyAffairs'], 'termExplanation', record, 'termExplanation', `${record.unitName}签发了${caseName(work.file)}的换届书面说明，请审核`);
  },
  ExplanationSentBack: (work, record, body) => {
    record.note = body.note;
    record.returnedCount += 1;
    record.signedByName = null;
    record.signedOn = null;
    notify(work, toUnit, 'termExplanation', record, 'termExplanation', `${caseName(work.file)}的换届书面说明被退回重写：${body.note}`);
  },
  ExplanationAccepted: (work, record) => {
    accept(work, record);
    notify(work, ['unitHead', 'unitSection'], 'termExplanation', record, 'termExplanation', `${caseName(work.file)}的换届书面说明审核通过，换届时告知提出人`);
  },
  LateExplanationSent: (work, record) => { accept(work, record); tellProposers(work, record); },
  ExplanationSent: tellProposers,
  ExplanationMissing: (work, record) => {
    record.missingOn = work.env.today;
    notify(work, toUnit, 'termExplanation', record, 'termExplanation', `${record.termName}已经换届，${caseName(work.file)}的书面说明还没有，已公开列出，请尽快补交`);
  },
  ExplanationWaived: (work, record, body) => {
    record.note = body.reason;
    stopDeadlines(work, ['termExplanation'], record.id, 'cancelled');
    notify(work, toUnit, 'termExplanation', record, 'termExplanation', `${caseName(work.file)}不必再作换届书面说明：${body.reason}`);
  },
  ExplanationLapsed: (work, record) => stopDeadlines(work, ['termExplanation'], record.id, 'cancelled'),
};
