import { placeOf } from '../case-file/place-of-case.ts';
import type { EvaluationRow, HandlingTaskRow, MediationRow } from '../case-file/rows.ts';
import { caseName, create, notify, startDeadline, type Work } from '../case-file/work.ts';
import { conductingOfficeName } from '../identity/township-congress.ts';
import { wayLabels } from './workflow.ts';

/** Opened by the process as soon as the second dissatisfied rating is known: nothing of it is seen before. */
export function openMediation(work: Work, task: HandlingTaskRow, evaluation: EvaluationRow): MediationRow {
  const way = work.env.settings.secondDissatisfactionWay;
  const mediation = create(work, 'mediation', 'opened', 'MediationOpened', {
    taskId: task.id, unitId: task.unitId, unitName: task.unitName, evaluationId: evaluation.id, way, openedOn: work.env.today,
    raterPersonId: evaluation.raterPersonId, raterName: evaluation.raterName, meetingAt: null, meetingPlace: null, meetings: [], opinions: [],
    conclusion: null, reasons: null, concludedOn: null, concludedByName: null, councilOn: null, councilDecision: null,
  });
  startDeadline(work, { setting: 'mediation', recordKind: 'mediation', record: mediation });
  notify(work, ['deputyAffairs', 'unitHead', 'unitLiaison', 'rater'], 'mediation', mediation, 'mediation', `代表对${caseName(work.file)}（${task.unitName}）重新办理的答复仍不满意，由${conductingOfficeName(placeOf(work.file))}组织${wayLabels[way]}并作出结论`);
  return mediation;
}

export const isOpenMediation = ({ state }: { readonly state: string }): boolean => state !== 'concluded' && state !== 'lapsed';
