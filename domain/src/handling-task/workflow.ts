import type { CaseContext } from '../case-file/context.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { HandlingTaskRow } from '../case-file/rows.ts';
import { openConsultation } from '../consultation/valid-consultation.ts';
import { dateInShanghai } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { HandlingTaskBodies } from './bodies.ts';

type Ctx = CaseContext<HandlingTaskRow>;

function isLead({ record }: Ctx): Refusal | null {
  return record.role === 'lead' ? null : refusal('notLead', '面商和答复由主办单位负责，会办单位提交会办意见');
}

function noOpenConsultation({ file, record }: Ctx): Refusal | null {
  return openConsultation(file, record) === undefined ? null : refusal('consultationOpen', '还有一次面商没有结束，请先登记、确认或者取消');
}

function noOpenEvaluation({ file, record }: Ctx): Refusal | null {
  const delivered = file.reply.find((reply) => reply.taskId === record.id && reply.state === 'delivered' && reply.type !== 'second');
  if (delivered === undefined) return refusal('noReply', '答复还没有送达，不能测评');
  return file.evaluation.some((e) => e.replyId === delivered.id) ? refusal('alreadyOpened', '这份答复已经列入测评') : null;
}

/** One unit's work on one suggestion: 联络员 → 科室 → 分管领导 → 主要负责人. The reply and the opinion have tables of their own. */
export const handlingTaskWorkflow = defineWorkflow<Ctx>()({
  kind: 'handlingTask',
  label: '承办任务',
  initial: 'assigned',
  rows: [
    // action                from                                                  to                  by                                when                                 emits
    ['accept',               ['assigned'],                                         'accepted',         ['unitLiaison'],                  [],                                  'TaskAccepted'],
    ['routeToSection',       ['accepted'],                                         'inSection',        ['unitLiaison'],                  [],                                  'TaskRouted'],
    ['rerouteToSection',     ['inSection', 'rehandling'],                          'unchanged',        ['unitLiaison'],                  [],                                  'TaskRerouted'],
    ['recordContact',        ['inSection', 'rehandling'],                          'unchanged',        ['unitSection', 'unitLiaison'],   [],                                  'FirstContactRecorded'],
    ['scheduleConsultation', ['inSection', 'rehandling'],                          'unchanged',        ['unitSection', 'unitLiaison'],   ['isLead', 'noOpenConsultation'],    'ConsultationScheduled'],
    ['requestWaiver',        ['inSection', 'rehandling'],                          'unchanged',        ['unitSection', 'unitLiaison'],   ['isLead', 'noOpenConsultation'],    'ConsultationWaiverRequested'],
    ['waiveConsultation',    ['accepted', 'inSection', 'rehandling'],              'unchanged',        ['leadSponsor'],                  ['isLead', 'noOpenConsultation'],    'ConsultationWaived'],
    ['urge',                 ['assigned', 'accepted', 'inSection', 'rehandling'],  'unchanged',        ['deputyAffairs', 'governmentOffice'], [],                             'TaskUrged'],
    ['markOpinionDelivered', ['inSection'],                                        'opinionDelivered', ['process'],                      [],                                  'TaskOpinionDelivered'],
    ['markOpinionSentBack',  ['opinionDelivered'],                                 'inSection',        ['process'],                      [],                                  'TaskOpinionSentBack'],
    ['markReplied',          ['inSection', 'rehandling'],                          'replied',          ['process'],                      [],                                  'TaskReplied'],
    ['openEvaluation',       ['replied'],                                          'unchanged',        ['system'],                       ['noOpenEvaluation'],                'EvaluationOpened'],
    ['markRehandling',       ['replied'],                                          'rehandling',       ['process'],                      [],                                  'RehandlingOrdered'],
    ['finish',               ['assigned', 'accepted', 'inSection', 'replied', 'opinionDelivered'], 'finished',         ['process'],                      [],                                  'TaskFinished'],
  ],
  roles: rolesOf('unitLiaison', 'unitSection', 'leadSponsor', 'deputyAffairs', 'governmentOffice', 'system', 'process'),
  guards: { isLead, noOpenConsultation, noOpenEvaluation },
  routes: {},
  states: {
    assigned: '待签收', accepted: '已签收，待分派科室', inSection: '科室办理', opinionDelivered: '会办意见已送达', replied: '已答复',
    rehandling: '重新办理', finished: '办理完毕',
  },
  actions: {
    accept: '签收', routeToSection: '分派科室', rerouteToSection: '改派科室', recordContact: '登记首次联系', scheduleConsultation: '约定面商',
    requestWaiver: '请代表确认不需要面商', waiveConsultation: '不需要面商', urge: '催办', markOpinionDelivered: '会办意见送达', markOpinionSentBack: '会办意见退回',
    markReplied: '转为已答复', openEvaluation: '列入测评', markRehandling: '转为重新办理', finish: '办理完毕',
  },
  events: {
    TaskAccepted: '签收', TaskRouted: '分派到承办科室', TaskRerouted: '改派承办科室', FirstContactRecorded: '与代表首次联系', ConsultationScheduled: '约定面商',
    ConsultationWaiverRequested: '请代表确认不需要面商', ConsultationWaived: '代表表示不需要面商', TaskUrged: '催办', TaskOpinionDelivered: '会办意见送达主办单位',
    TaskOpinionSentBack: '会办意见被退回', TaskReplied: '答复送达', EvaluationOpened: '列入测评', RehandlingOrdered: '转入重新办理', TaskFinished: '办理完毕',
  },
  bodyRules: {
    routeToSection: sectionRule,
    rerouteToSection: sectionRule,
    scheduleConsultation: ({ today }: Ctx, body: HandlingTaskBodies['scheduleConsultation']) => (Number.isNaN(Date.parse(body.plannedAt)) || dateInShanghai(body.plannedAt) < today
      ? [refusal('inThePast', '约定的面商时间已经过去，请改为今天或以后', '/plannedAt')] : []),
    openEvaluation: ({ directory, today }: Ctx, body: HandlingTaskBodies['openEvaluation']) => {
      const round = directory.round(body.roundId);
      // A reply that comes after the round's last day waits for the next: nobody is asked who has no day left to answer.
      return round?.state === 'open' && round.closesOn >= today ? [] : [refusal('roundNotOpen', '没有这一轮测评，或者它还没有开始、已经截止', '/roundId')];
    },
  },
  turns: {
    assigned: [{ by: 'unitLiaison', action: 'accept' }],
    accepted: [{ by: 'unitLiaison', action: 'routeToSection' }],
  },
});

function sectionRule({ record, directory }: Ctx, body: HandlingTaskBodies['routeToSection']): Refusal[] {
  return directory.section(body.sectionId)?.unitId === record.unitId ? [] : [refusal('unknownSection', '没有这个科室，请从本单位科室中选择', '/sectionId')];
}
