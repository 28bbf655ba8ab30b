import type { CaseContext } from '../case-file/context.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { TermExplanationRow } from '../case-file/rows.ts';
import { isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { isOpenForUnit } from '../term-change/open-matter.ts';

type Ctx = CaseContext<TermExplanationRow>;

export interface TermExplanationBodies {
  save: { readonly standing?: string; readonly reason?: string; readonly nextSteps?: string; readonly nextBy?: IsoDate };
  submitForSignature: Record<string, never>;
  returnForChange: { readonly note: string };
  sign: Record<string, never>;
  sendBack: { readonly note: string };
  accept: { readonly note?: string };
  waive: { readonly reason: string };
  send: Record<string, never>;
  markMissing: Record<string, never>;
  lapse: Record<string, never>;
}

/** 上海规定 22: the deputies are told how it stands; without reason, next step and date nobody is told anything. */
function explanationComplete({ record, today }: Ctx): Refusal | null {
  const missing = [['办理进展', record.standing], ['没有解决的原因', record.reason], ['下一步安排', record.nextSteps]].filter(([, text]) => (text ?? '').trim() === '').map(([label]) => label);
  if (missing.length > 0) return refusal('incomplete', `书面说明还没有写${missing.join('、')}，请先填写并保存（参照上海规定第二十二条）`);
  if (record.nextBy === null) return refusal('noDate', '书面说明还没有写下一步的完成日期，请先填写并保存');
  return record.nextBy > today ? null : refusal('dateOver', '下一步的完成日期已经过去，请改为今天以后');
}

function settledMeanwhile({ file, record }: Ctx): Refusal | null {
  const task = file.handlingTask.find((each) => each.id === record.taskId);
  return task !== undefined && isOpenForUnit(file, task) ? refusal('stillOpen', '这件建议的答复还没有送达，或者还有承诺事项没有落实，不能免予说明') : null;
}

/** The case bears the mark of the term that ended, or the explanation the mark that it was not there: what is accepted now waits for nothing. */
const isTermOver = ({ file, record }: Ctx): boolean => record.missingOn !== null || file.suggestion.carriedFrom === record.termName;

const notMarked = ({ record }: Ctx): Refusal | null => (record.missingOn === null ? null : refusal('marked', '已经列为缺少书面说明'));

export const termExplanationWorkflow = defineWorkflow<Ctx>()({
  kind: 'termExplanation',
  label: '换届书面说明',
  initial: 'asked',
  rows: [
    // action             from                                       to                   by                              when                     emits                    only
    ['save',               ['asked'],                                 'unchanged',         ['unitSection', 'unitLiaison'], [],                      'ExplanationSaved'],
    ['submitForSignature', ['asked'],                                 'awaitingSignature', ['unitSection', 'unitLiaison'], ['explanationComplete'], 'ExplanationSubmitted'],
    ['returnForChange',    ['awaitingSignature'],                     'asked',             ['unitHead'],                   [],                      'ExplanationReturned'],
    ['sign',               ['awaitingSignature'],                     'signed',            ['unitHead'],                   [],                      'ExplanationSigned'],
    ['sendBack',           ['signed'],                                'asked',             ['deputyAffairs'],              [],                      'ExplanationSentBack'],
    ['accept',             ['signed'],                                'accepted',          ['deputyAffairs'],              [],                      'ExplanationAccepted',   'beforeTermClosed'],
    ['accept',             ['signed'],                                'sent',              ['deputyAffairs'],              [],                      'LateExplanationSent',   'afterTermClosed'],
    ['send',               ['accepted'],                              'sent',              ['system'],                     [],                      'ExplanationSent'],
    ['markMissing',        ['asked', 'awaitingSignature', 'signed'],  'unchanged',         ['system'],                     ['notMarked'],           'ExplanationMissing'],
    ['waive',              ['asked', 'awaitingSignature', 'signed'],  'waived',            ['deputyAffairs'],              ['settledMeanwhile'],    'ExplanationWaived'],
    ['lapse',              ['asked', 'awaitingSignature', 'signed', 'accepted'], 'lapsed', ['process'],                    [],                      'ExplanationLapsed'],
  ],
  roles: rolesOf('unitSection', 'unitLiaison', 'unitHead', 'deputyAffairs', 'system', 'process'),
  guards: { explanationComplete, settledMeanwhile, notMarked },
  routes: { beforeTermClosed: (context) => !isTermOver(context), afterTermClosed: isTermOver },
  states: { asked: '待承办单位说明', awaitingSignature: '待主要负责人签发', signed: '已签发，待审核', accepted: '已审核，待换届时寄送', sent: '已告知提出人', waived: '已免予说明', lapsed: '不再需要' },
  actions: {
    save: '保存书面说明', submitForSignature: '送主要负责人签发', returnForChange: '退回修改', sign: '签发书面说明', sendBack: '退回重写', accept: '审核通过', waive: '免予说明',
    send: '寄送提出人', markMissing: '列为缺少说明', lapse: '不再需要',
  },
  events: {
    ExplanationSaved: '保存换届书面说明', ExplanationSubmitted: '换届书面说明送主要负责人签发', ExplanationReturned: '换届书面说明退回修改', ExplanationSigned: '主要负责人签发换届书面说明', ExplanationSentBack: '换届书面说明被退回重写',
    ExplanationAccepted: '换届书面说明审核通过', LateExplanationSent: '换届书面说明补交，告知提出人', ExplanationSent: '换届书面说明告知提出人', ExplanationMissing: '换届时没有书面说明，继续催交', ExplanationWaived: '已经办完，免予书面说明', ExplanationLapsed: '换届书面说明不再需要',
  },
  bodyRules: {
    save: ({ today }: Ctx, body: TermExplanationBodies['save']) => (body.nextBy === undefined || (isValidIsoDate(body.nextBy) && body.nextBy > today) ? [] : [refusal('badDate', '下一步的完成日期须为今天以后的有效日期', '/nextBy')]),
  },
  turns: {
    asked: [
      { by: 'unitSection', action: 'submitForSignature' },
      { by: 'unitLiaison', action: 'submitForSignature', if: ({ file, record }) => file.handlingTask.find((task) => task.id === record.taskId)?.sectionId === null },
    ],
    awaitingSignature: [{ by: 'unitHead', action: 'sign' }],
    signed: [{ by: 'deputyAffairs', action: 'accept' }],
  },
});
