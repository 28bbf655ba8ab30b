import type { CaseContext } from '../case-file/context.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { AgreedKind, CaseFile, MediationConclusion, MediationRow, MediationWay } from '../case-file/rows.ts';
import { decidingMeetingName } from '../identity/township-congress.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { MediationBodies } from './bodies.ts';
import { bothHeard, conclusionRule, conveneRule, isWayTaken, minutesRule, opinionAskedRule, opinionRule, opinionToAnswer, wayTaken } from './guards.ts';

type Ctx = CaseContext<MediationRow>;

export const wayLabels: Readonly<Record<MediationWay, string>> = { meeting: '会商', assessment: '专家评估', faceToFace: '当面沟通' };
export const agreedLabels: Readonly<Record<AgreedKind, string>> = { commitment: '新的承诺事项', supplementaryReply: '补充答复', explanation: '承办单位作了解释说明', nothing: '没有取得一致' };
export const conclusionLabels: Readonly<Record<MediationConclusion, string>> = { rehandle: '继续办理', explain: '解释说明', track: '转为跟踪', report: '报主任会议' };
/** The same where the case is: a township's presidium brings it before its own meeting. */
export const conclusionLabelsIn = (file: CaseFile): typeof conclusionLabels => ({ ...conclusionLabels, report: `报${decidingMeetingName(placeOf(file))}` });

const isConclusion = (body: unknown, conclusion: MediationConclusion): boolean => (body as Partial<MediationBodies['conclude']> | undefined)?.conclusion === conclusion;

/** What follows a second dissatisfaction: the commission brings both sides together, hears experts, and concludes with reasons (重庆 27, 河南 22, 上海 21). */
export const mediationWorkflow = defineWorkflow<Ctx>()({
  kind: 'mediation',
  label: '再次不满意的处理',
  initial: 'opened',
  rows: [
    // action               from               to               by                       when                        emits                  only
    ['convene',            ['opened'],        'meetingCalled', ['deputyAffairs'],       [],                         'MeetingCalled'],
    ['callOff',            ['meetingCalled'], 'opened',        ['deputyAffairs'],       [],                         'MeetingCalledOff'],
    ['recordMeeting',      ['meetingCalled'], 'opened',        ['deputyAffairs'],       [],                         'MeetingRecorded'],
    ['commissionOpinion',  ['opened'],        'opinionSought', ['deputyAffairs'],       [],                         'OpinionCommissioned'],
    ['withdrawCommission', ['opinionSought'], 'opened',        ['deputyAffairs'],       [],                         'CommissionWithdrawn'],
    ['recordOpinion',      ['opinionSought'], 'opened',        ['deputyAffairs'],       [],                         'ExpertOpinionRecorded'],
    ['answerOpinion',      ['opened'],        'unchanged',     ['rater', 'unitHead'],   ['opinionToAnswer'],        'ExpertOpinionAnswered'],
    ['conclude',           ['opened'],        'handlingAgain', ['deputyAffairs'],       ['wayTaken', 'bothHeard'],  'HandlingContinued',   'toHandling'],
    ['conclude',           ['opened'],        'concluded',     ['deputyAffairs'],       ['wayTaken', 'bothHeard'],  'MediationExplained',  'toExplanation'],
    ['conclude',           ['opened'],        'concluded',     ['deputyAffairs'],       ['wayTaken', 'bothHeard'],  'MediationTracked',    'toTracking'],
    ['conclude',           ['opened'],        'concluded',     ['deputyAffairs'],       ['wayTaken', 'bothHeard'],  'MediationReported',   'toCouncil'],
    ['lapse',              ['opened', 'meetingCalled', 'opinionSought'], 'lapsed', ['process'],   [],                         'MediationLapsed'],
    ['markAnswered',       ['handlingAgain'], 'concluded',     ['process'],             [],                         'AnsweredAfterMediation'],
  ],
  roles: rolesOf('deputyAffairs', 'rater', 'unitHead', 'process'),
  guards: { wayTaken, bothHeard, opinionToAnswer },
  routes: {
    toHandling: (_context, body) => isConclusion(body, 'rehandle'),
    toExplanation: (_context, body) => isConclusion(body, 'explain'),
    toTracking: (_context, body) => isConclusion(body, 'track'),
    toCouncil: (_context, body) => isConclusion(body, 'report'),
  },
  states: { opened: '待研究处理', meetingCalled: '已通知会商', opinionSought: '专家评估中', handlingAgain: '继续办理', concluded: '已作结论', lapsed: '测评更正后不再不满意，已终止' },
  actions: {
    convene: '召集会商', callOff: '取消会商', recordMeeting: '登记会商纪要', commissionOpinion: '委托专家评估', withdrawCommission: '撤回委托', recordOpinion: '登记评估意见',
    answerOpinion: '对评估意见提出意见', conclude: '作出结论', markAnswered: '继续办理的答复送达', lapse: '随测评更正终止',
  },
  events: {
    MeetingCalled: '召集会商', MeetingCalledOff: '取消会商', MeetingRecorded: '登记会商纪要', OpinionCommissioned: '委托专家评估', CommissionWithdrawn: '撤回评估委托', ExpertOpinionRecorded: '登记专家评估意见',
    ExpertOpinionAnswered: '对评估意见提出意见', HandlingContinued: '结论：继续办理', MediationExplained: '结论：解释说明', MediationTracked: '结论：转为跟踪', MediationReported: '结论：报主任会议（乡镇报主席团会议）', AnsweredAfterMediation: '继续办理的答复送达', MediationLapsed: '测评更正后不再不满意，处理终止',
  },
  bodyRules: { convene: conveneRule, recordMeeting: minutesRule, commissionOpinion: opinionAskedRule, recordOpinion: opinionRule, conclude: conclusionRule },
  turns: {
    opened: [
      { by: 'deputyAffairs', action: 'convene', if: ({ file, record }) => !isWayTaken(file, record) && record.way !== 'assessment' },
      { by: 'deputyAffairs', action: 'commissionOpinion', if: ({ file, record }) => !isWayTaken(file, record) && record.way === 'assessment' },
      { by: 'deputyAffairs', action: 'conclude', if: ({ file, record }) => isWayTaken(file, record) },
      // Each side may say something to the experts' opinion, until its day.
      { by: 'rater', action: 'answerOpinion', if: (context) => opinionToAnswer(context) === null && context.record.opinions.at(-1)?.deputyAnswer === null },
      { by: 'unitHead', action: 'answerOpinion', if: (context) => opinionToAnswer(context) === null && context.record.opinions.at(-1)?.unitAnswer === null },
    ],
    meetingCalled: [{ by: 'deputyAffairs', action: 'recordMeeting' }],
    opinionSought: [{ by: 'deputyAffairs', action: 'recordOpinion' }],
  },
});
