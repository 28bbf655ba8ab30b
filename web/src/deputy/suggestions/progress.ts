import type { Suggestion } from '../../api/types.ts';
import { wayLabels } from '../../text/mediation-words.ts';
import { formatDate } from '../../text/format-date.ts';

export const steps = ['撰写', '审核', '交办', '办理', '测评', '落实'] as const;

const stepOfState: Readonly<Record<string, number>> = {
  draft: 0, handingOver: 0, returned: 0, awaitingCoSponsors: 0, discarded: 0, withdrawn: 0, underPresidiumReview: 1, underAffairsReview: 1, underOfficeReview: 1, declined: 1,
  reviewed: 1, registered: 2, awaitingJointAssignment: 2, handling: 3, rehandling: 3, replied: 4, evaluated: 4, concluded: 5, reported: 5, archived: 5, closed: 6, split: 2, passedUp: 3, answeredAbove: 4,
};

/** The lit step; past the last one: all done. */
export const stepOf = (state: string): number => stepOfState[state] ?? 0;
/** A suggestion that ended before its time has no way ahead to show. */
export const isStopped = (state: string): boolean => ['declined', 'withdrawn', 'discarded', 'split'].includes(state);

/** The same step, said to the lead sponsor. */
const nextForOwn: Readonly<Record<string, string>> = {
  handingOver: '草稿正在等您选的代表答复。',
  handling: '承办单位正在办理。主要负责人应当与您面商，然后书面答复。',
  rehandling: '您对办理不满意，承办单位正在重新办理，会再次与您面商并答复。',
  replied: '答复已经送达。测评开始后，请您评价办理态度和办理结果。',
  withdrawn: '您已经撤回这件建议。',
};
const nextOfState: Readonly<Record<string, string>> = {
  draft: '写好以后提交，先由乡镇人大主席团或者代表工委审核。',
  handingOver: '草稿正在等一位代表接手；接手以后由其修改、提交。',
  returned: '请按修改意见改好，再提交一次。没有改动的内容不会重复审核。',
  awaitingCoSponsors: '正在等联名代表阅看定稿并答复。都答复以后就可以提交。',
  underPresidiumReview: '乡镇人大主席团正在初审，通过后送代表工委复审。',
  underAffairsReview: '代表工委正在复审，通过后送常委会办公室终审。',
  underOfficeReview: '常委会办公室正在终审，通过后登记编号。',
  reviewed: '审核已经通过，代表工委接下来登记编号。',
  registered: '已经编号，代表工委接下来确定承办单位并交办。',
  awaitingJointAssignment: '交办方案已送政府办会签，会签后交给承办单位。',
  handling: '承办单位正在办理。主要负责人应当与领衔代表面商，然后书面答复。',
  rehandling: '代表对办理不满意，承办单位正在重新办理，会再次面商并答复。',
  replied: '答复已经送达，由代表测评办理态度和办理结果。',
  evaluated: '测评已经结束，代表工委接下来办结。',
  concluded: '已经办结，接下来归档；单位承诺的事还要继续落实。',
  archived: '已经归档。承诺全部落实或者说明以后才能销号。',
  closed: '全部办完，已经销号。',
  declined: '这件建议没有受理，理由写在下面。可以另行提出。',
  withdrawn: '领衔代表已经撤回这件建议。',
  discarded: '这份草稿已经作废。',
  split: '涉及不同事项，已按一事一议拆分成几件，各件分别办理，见下面的“有关的建议”。',
  passedUp: '属于上级事权，已转报上级。上级答复后会告知您。',
  answeredAbove: '上级已经答复，内容写在下面，代表工委接下来办结。',
};

/** In a township's congress its presidium does what three offices do in the county, and the handling is reported to the congress. */
const nextInTownship: Readonly<Record<string, string>> = {
  draft: '写好以后提交，由乡镇人大主席团审查。',
  underPresidiumReview: '乡镇人大主席团正在审查，受理后登记编号。',
  reviewed: '主席团已经受理，接下来登记编号。',
  registered: '已经编号，主席团接下来交给承办单位。',
  evaluated: '测评已经结束，主席团接下来办结。',
  answeredAbove: '上级已经答复，内容写在下面，主席团接下来办结。',
  concluded: '已经办结，主席团接下来向乡镇人民代表大会报告；单位承诺的事还要继续落实。',
  reported: '办理情况已经向乡镇人民代表大会报告，接下来归档；单位承诺的事还要继续落实。',
};

/** Whose date it is, where several units handle it. */
function unitOf({ records, plan }: Suggestion, unitId: string | null): string {
  const name = records.handlingTask.find((task) => task.unitId === unitId)?.unitName;
  return name === undefined || plan.length < 2 ? '' : `${name}的`;
}

/** After a second dissatisfaction the suggestion itself stands still until people have settled it. */
function mediationNext({ records }: Suggestion, isTownship: boolean): string | undefined {
  const open = records.mediation.find((one) => one.state !== 'concluded' && one.state !== 'handlingAgain');
  if (open !== undefined) return `代表对再次答复仍不满意，${isTownship ? '乡镇人大主席团' : '代表工委'}正在组织${wayLabels[open.way] ?? ''}，然后作出结论。`;
  return records.evaluation.some((one) => one.mediationId !== null && one.state === 'open') ? '再次不满意已有处理结论，请代表作最后评价。' : undefined;
}

/** Promises stand in a list of their own; opening an envelope is the office's duty: a deputy would take its lateness for their own. */
const notTheDeputys: readonly string[] = ['commitment', 'envelopeOpening'];

/** What happens next, and by when the one whose turn it is should be done. */
export function whatNext(record: Suggestion, today: string, isOwn: boolean, isTownship: boolean): { readonly text: string; readonly due: string | null; readonly isOverdue: boolean } {
  const running = (record.deadlines ?? []).filter((one) => one.state === 'running' && !notTheDeputys.includes(one.kind)).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0];
  return {
    text: mediationNext(record, isTownship) ?? (isOwn ? nextForOwn[record.state] : undefined) ?? (isTownship ? nextInTownship[record.state] : undefined) ?? nextOfState[record.state] ?? record.stateLabel,
    due: running === undefined ? null : `${unitOf(record, running.unitId)}${running.label}期限：${formatDate(running.dueOn, today)}${running.overdue ? '，已经过了' : ''}`,
    isOverdue: running?.overdue === true,
  };
}
