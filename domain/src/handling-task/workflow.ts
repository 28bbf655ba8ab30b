import type { CaseContext } from '../case-file/context.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { HandlingTaskRow } from '../case-file/rows.ts';
import { conductingOfficeName } from '../identity/township-congress.ts';
import { openConsultation } from '../consultation/valid-consultation.ts';
import { addMonths, dateInShanghai, formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow, type Decision } from '../kernel/workflow.ts';
import type { Settings } from '../setting/settings.ts';
import { timeSettings } from '../setting/time-settings.ts';
import { deputyLeft } from '../mandate/guards.ts';
import type { HandlingTaskBodies } from './bodies.ts';
import { alsoForRule } from '../suggestion-link/also-for.ts';
import { asChange, decisionRule, disputeRaised, disputeRoutes, mayDispute, notDisputed } from './dispute.ts';
import { changeInGroupRule, movesWithPrincipal } from './in-group.ts';
import { spareRefusal } from './spare-unit.ts';
import { feedbackOwed, owesFeedback, ownNote, promiseOverdue, urgeRule, waitsForCongress, waitsForGovernment } from './supervision.ts';
import { answersForItself, isRatedThoughJoined, joinsOwn, somethingOwed, stillOwes, successorRule } from './succeed-unit.ts';
import { isOpenForUnit } from '../term-change/open-matter.ts';
import { endedUnitRefusal } from './known-unit.ts';
import { notRefusedBefore, returnRoutes, returnWindowOpen } from './return-right.ts';
import { isLiveTask, owesReply, taskOfUnit } from './live-task.ts';

type Ctx = CaseContext<HandlingTaskRow>;

function isReplying({ record }: Ctx): Refusal | null {
  return owesReply(record) ? null : refusal('notLead', '面商和答复由主办单位负责，会办单位提交会办意见');
}

function noOpenConsultation({ file, record }: Ctx): Refusal | null {
  return openConsultation(file, record) === undefined ? null : refusal('consultationOpen', '还有一次面商没有结束，请先登记、确认或者取消');
}

const isJoined = ({ file, record }: Ctx): Refusal | null => (isRatedThoughJoined(file, record) ? null : refusal('notJoined', '本单位不再承办本件'));
function noOpenEvaluation({ file, record }: Ctx): Refusal | null {
  const delivered = file.reply.find((reply) => reply.taskId === record.id && reply.state === 'delivered' && reply.type !== 'second');
  if (delivered === undefined) return refusal('noReply', '答复还没有送达，不能测评');
  return file.evaluation.some((e) => e.replyId === delivered.id) ? refusal('alreadyOpened', '这份答复已经列入测评') : null;
}

/** What is still open when the term ends is explained in writing, once (上海规定 22). */
function openAtTermEnd({ file, record }: Ctx): Refusal | null {
  if (!isOpenForUnit(file, record)) return refusal('nothingOpen', '答复已经送达，承诺事项都已落实或者说明，不需要换届书面说明');
  return file.termExplanation.some((each) => each.taskId === record.id && !['sent', 'waived', 'lapsed'].includes(each.state)) ? refusal('alreadyAsked', '已经要求过书面说明') : null;
}

/** The running clock of the unit's reply, extended or not. */
function replyClock(file: Ctx['file'], record: HandlingTaskRow) {
  return file.deadline.find((clock) => clock.recordId === record.id && clock.state === 'running' && (clock.kind === 'reply' || clock.kind === 'replyComplex'));
}

/** An extended reply's last day as a day that somebody names: what the place allows in months, and never more than the law does (代表法 51). */
function latestReply({ assignedOn }: HandlingTaskRow, settings: Settings): IsoDate {
  const { unit, count } = settings.replyComplex;
  return addMonths(assignedOn, Math.min(unit === 'month' ? count : Infinity, timeSettings.replyComplex.nationalLimit?.count ?? count));
}

/** Only once, and before the date: six months is for difficult matters, not for late ones (代表法 51). */
function extensionOpen({ file, record, today }: Ctx): Refusal | null {
  if (record.extensionState === 'requested') return refusal('extensionOpen', '延期申请已经提出，请等候决定');
  // One month, or what the place has, and no category of difficult matters (浙江实施代表法办法 43).
  if (record.cycle > 1) return refusal('handledAgain', '重新办理的答复期限没有延期的规定，请按期答复');
  if (record.extensionState === 'granted') return refusal('alreadyExtended', '已经延期一次，不能再次延期');
  const clock = replyClock(file, record);
  return clock !== undefined && clock.dueOn >= today ? null : refusal('tooLateToExtend', '答复期限已过，不能再申请延期');
}

const isExtensionRequested = ({ record }: Ctx): boolean => record.extensionState === 'requested';
function extensionRequested(context: Ctx): Refusal | null {
  return isExtensionRequested(context) ? null : refusal('noExtension', '承办单位没有申请延期');
}

/** What the table decided after a second dissatisfaction names who does it again. */
const notMediated = ({ file, record }: Ctx): Refusal | null => (file.mediation.some((each) => each.taskId === record.id && each.state === 'handlingAgain')
  ? refusal('mediated', `再次不满意的处理结论是由${record.unitName}继续办理，不能改派；需要其他单位参加的，请增加承办单位`) : null);

function noOpenObjection({ file, record }: Ctx): Refusal | null {
  return record.objectionState === 'raised' ? refusal('objectionOpen', `您的异议正在由${conductingOfficeName(placeOf(file))}研究`) : null;
}
function objectionOpen({ record }: Ctx): Refusal | null {
  return record.objectionState === 'raised' ? null : refusal('noObjection', '代表没有对承办单位提出异议');
}
/** A task that came from another unit, to which no section of this one has been named yet. */
const isUnrouted = ({ file, record }: Ctx): boolean => record.formerUnits.length > 0 && record.sectionId === null && stillOwes(file, record) && file.suggestion.state !== 'closed';
const unrouted = (context: Ctx): Refusal | null => (isUnrouted(context) ? null : refusal('routed', '本件已经分派科室，或者没有须由科室继续办理的事项'));
const routesSucceeded = { by: 'unitLiaison', action: 'rerouteToSection', if: isUnrouted } as const;

const answersObjection = { by: 'deputyAffairs', action: 'answerObjection', if: ({ record }: Ctx) => record.objectionState === 'raised' } as const;

const settlesDispute = { by: 'disputeSettler', action: 'settleDispute', if: ({ record }: Ctx) => record.disputeState === 'raised' } as const;

export const underSupervision = ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling', 'finished'] as const;
const supervisionTurns = [
  { by: 'unitLiaison', action: 'feedback', if: owesFeedback },
  { by: 'deputyAffairs', action: 'settleUrge', if: waitsForCongress },
  { by: 'unitsGovernmentOffice', action: 'settleUrge', if: waitsForGovernment },
] as const;

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
    // Answered by a unit that is no more: the successor names who goes on with what was promised.
    ['rerouteToSection',     ['opinionDelivered', 'replied', 'finished'],          'unchanged',        ['unitLiaison'],                  ['unrouted'],                        'TaskRoutedOn'],
    ['recordContact',        ['inSection', 'rehandling'],                          'unchanged',        ['unitSection', 'unitLiaison'],   [],                                  'FirstContactRecorded'],
    ['scheduleConsultation', ['inSection', 'rehandling'],                          'unchanged',        ['unitSection', 'unitLiaison'],   ['isReplying', 'noOpenConsultation', 'deputyLeft'], 'ConsultationScheduled'],
    ['requestWaiver',        ['inSection', 'rehandling'],                          'unchanged',        ['unitSection', 'unitLiaison'],   ['isReplying', 'noOpenConsultation', 'deputyLeft'], 'ConsultationWaiverRequested'],
    ['waiveConsultation',    ['accepted', 'inSection', 'rehandling'],              'unchanged',        ['leadSponsor'],                  ['isReplying', 'noOpenConsultation'],    'ConsultationWaived'],
    ['urge',                 ['assigned', 'accepted', 'inSection', 'rehandling'],  'unchanged',        ['deputyAffairs', 'unitsGovernmentOffice'], [],                        'TaskUrged'],
    // What was promised and is not done in time is pressed like what was not answered; who pressed says when it is done (handbook 3.8).
    ['urge',                 ['replied', 'finished'],                              'unchanged',        ['deputyAffairs', 'unitsGovernmentOffice'], ['promiseOverdue'],        'CommitmentUrged'],
    ['feedback',             underSupervision,                                     'unchanged',        ['unitLiaison', 'unitSection', 'unitHead'], ['feedbackOwed'],          'SupervisionAnswered'],
    ['settleUrge',           underSupervision,                                     'unchanged',        ['deputyAffairs', 'unitsGovernmentOffice'], ['ownNote'],                    'SupervisionSettled'],
    ['markUrged',            ['assigned', 'accepted', 'inSection', 'rehandling'],  'unchanged',        ['process'],                      [],                                  'TaskUrgedWithOthers'],
    ['markOpinionDelivered', ['inSection'],                                        'opinionDelivered', ['process'],                      [],                                  'TaskOpinionDelivered'],
    ['markOpinionSentBack',  ['opinionDelivered'],                                 'inSection',        ['process'],                      [],                                  'TaskOpinionSentBack'],
    ['markReplied',          ['inSection', 'rehandling'],                          'replied',          ['process'],                      [],                                  'TaskReplied'],
    ['askTermExplanation',   ['assigned', 'accepted', 'returnRequested', 'inSection', 'replied', 'rehandling', 'finished'], 'unchanged', ['system'], ['openAtTermEnd'], 'TermExplanationAsked'],
    ['openEvaluation',       ['replied'],                                          'unchanged',        ['system'],                       ['noOpenEvaluation'],                'EvaluationOpened'],
    // A reply of a unit whose task was joined with its successor's is rated all the same.
    ['openEvaluation',       ['released'],                                         'unchanged',        ['system'],                       ['isJoined', 'noOpenEvaluation'],    'JoinedReplyRated'],
    ['markRehandling',       ['replied'],                                          'rehandling',       ['process'],                      [],                                  'RehandlingOrdered'],
    ['endRehandling',        ['rehandling'],                                       'replied',          ['process'],                      [],                                  'RehandlingEnded'],
    ['finish',               ['assigned', 'accepted', 'returnRequested', 'inSection', 'replied', 'opinionDelivered'], 'finished',         ['process'],                      [],                                  'TaskFinished'],
    ['requestReturn',        ['assigned', 'accepted', 'inSection'],                'returnRequested',  ['unitLiaison'],                  ['returnWindowOpen', 'notRefusedBefore', 'notDisputed', 'answersForItself'], 'ReturnRequested'],
    // A request that came to nothing leaves the task where it was, with whoever had it.
    ['withdrawReturn',       ['returnRequested'],                                  'assigned',         ['unitLiaison'],                  [],                                  'ReturnWithdrawn',    'neverReceived'],
    ['withdrawReturn',       ['returnRequested'],                                  'accepted',         ['unitLiaison'],                  [],                                  'ReturnWithdrawnReceived', 'receivedBefore'],
    ['withdrawReturn',       ['returnRequested'],                                  'inSection',        ['unitLiaison'],                  [],                                  'ReturnWithdrawnInSection', 'routedBefore'],
    ['refuseReturn',         ['returnRequested'],                                  'assigned',         ['deputyAffairs', 'unitsGovernmentOffice'], [],                        'ReturnRefused',      'neverReceived'],
    ['refuseReturn',         ['returnRequested'],                                  'accepted',         ['deputyAffairs', 'unitsGovernmentOffice'], [],                        'ReturnRefusedReceived', 'receivedBefore'],
    ['refuseReturn',         ['returnRequested'],                                  'inSection',        ['deputyAffairs', 'unitsGovernmentOffice'], [],                        'ReturnRefusedInSection', 'routedBefore'],
    ['agreeReturn',          ['returnRequested'],                                  'reassigned',       ['deputyAffairs', 'unitsGovernmentOffice', 'process'], ['answersForItself', 'movesWithPrincipal'], 'ReturnAgreed',       'toUnit'],
    ['agreeReturn',          ['returnRequested'],                                  'released',         ['deputyAffairs', 'unitsGovernmentOffice', 'process'], ['answersForItself', 'movesWithPrincipal'], 'ReturnAgreedAlone',  'toNobody'],
    // Also while a reply is made anew: the deputy may be dissatisfied because the right unit was never in it.
    ['reassign',             ['assigned', 'accepted', 'inSection', 'rehandling'],  'reassigned',       ['deputyAffairs', 'unitsGovernmentOffice', 'process'], ['answersForItself', 'movesWithPrincipal', 'notMediated'], 'TaskReassigned',     'toUnit'],
    ['reassign',             ['assigned', 'accepted', 'inSection', 'rehandling'],  'released',         ['deputyAffairs', 'unitsGovernmentOffice', 'process'], ['answersForItself', 'movesWithPrincipal', 'notMediated'], 'TaskDropped',        'toNobody'],
    ['release',              ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered'], 'released', ['process'],      [],                                  'TaskReleased'],
    ['requestExtension',     ['inSection'],                                        'unchanged',        ['unitHead'],                     ['isReplying', 'extensionOpen'],         'ExtensionRequested'],
    ['grantExtension',       ['inSection'],                                        'unchanged',        ['deputyAffairs', 'unitsGovernmentOffice'], ['extensionRequested'],    'ExtensionGranted'],
    ['refuseExtension',      ['inSection'],                                        'unchanged',        ['deputyAffairs', 'unitsGovernmentOffice'], ['extensionRequested'],    'ExtensionRefused'],
    ['objectToUnit',         ['assigned', 'accepted', 'inSection', 'rehandling'],  'unchanged',        ['leadSponsor'],                  ['noOpenObjection'],                 'UnitObjectedTo'],
    ['answerObjection',      ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling'], 'unchanged', ['deputyAffairs'], ['objectionOpen'],                   'ObjectionAnswered'],
    // The unit has a new name; it stays the same unit, and no clock begins anew.
    ['renameUnit',           ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling'], 'unchanged', ['system'], [],              'TaskUnitRenamed'],
    // The unit is no more: its successor steps into its place, or the task goes on in the one that the successor has here already.
    ['succeedUnit',          ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling', 'finished'], 'unchanged', ['system'], ['somethingOwed'], 'TaskSucceeded', 'carriesOn'],
    ['succeedUnit',          ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling', 'finished'], 'released', ['system'], ['somethingOwed'], 'TaskJoined', 'joinsOwn'],
    ['joinOther',            ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling', 'finished'], 'released', ['process'], [], 'TaskJoinedOther'],
    ['raiseDispute',         ['assigned', 'accepted', 'inSection'],                'unchanged',        ['unitHead'],                     ['mayDispute', 'answersForItself'],                      'DisputeRaised'],
    ['settleDispute',        ['assigned', 'accepted', 'inSection'],                'unchanged',        ['disputeSettler'],               ['disputeRaised'],                   'DisputeKept',        'keepsUnit'],
    ['settleDispute',        ['assigned', 'accepted', 'inSection'],                'reassigned',       ['disputeSettler'],               ['disputeRaised', 'answersForItself'],                   'DisputeReassigned',  'movesUnit'],
    ['settleDispute',        ['assigned', 'accepted', 'inSection'],                'released',         ['disputeSettler'],               ['disputeRaised', 'answersForItself'],                   'DisputeReleased',    'releasesUnit'],
  ],
  roles: rolesOf('disputeSettler', 'unitLiaison', 'unitSection', 'unitHead', 'leadSponsor', 'deputyAffairs', 'unitsGovernmentOffice', 'system', 'process'),
  guards: { promiseOverdue, feedbackOwed, ownNote, notMediated, isJoined, answersForItself, movesWithPrincipal, unrouted, somethingOwed, openAtTermEnd, isReplying, noOpenConsultation, deputyLeft, noOpenEvaluation, returnWindowOpen, notRefusedBefore, extensionOpen, extensionRequested, noOpenObjection, objectionOpen, mayDispute, disputeRaised, notDisputed },
  routes: { ...disputeRoutes, ...returnRoutes, joinsOwn, carriesOn: (context, body) => !joinsOwn(context, body), toUnit: (_context, body) => nextUnitOf(body) !== undefined, toNobody: (_context, body) => nextUnitOf(body) === undefined },
  states: {
    assigned: '待签收', accepted: '已签收，待分派科室', inSection: '科室办理', opinionDelivered: '会办意见已送达', replied: '已答复',
    rehandling: '重新办理', finished: '办理完毕', returnRequested: '申请退办，待决定', reassigned: '已改派其他单位', released: '不再承办',
  },
  actions: {
    accept: '签收', routeToSection: '分派科室', rerouteToSection: '改派科室', recordContact: '登记首次联系', scheduleConsultation: '约定面商',
    requestWaiver: '请代表确认不需要面商', waiveConsultation: '不需要面商', urge: '催办', feedback: '反馈督办', settleUrge: '督办销号', markUrged: '随本件一并催办', markOpinionDelivered: '会办意见送达', markOpinionSentBack: '会办意见退回',
    markReplied: '转为已答复', renameUnit: '承办单位更名', succeedUnit: '因机构改革由其他单位承接', joinOther: '并入承接的任务', openEvaluation: '列入测评', askTermExplanation: '要求换届书面说明', markRehandling: '转为重新办理', endRehandling: '终止重新办理', finish: '办理完毕',
    requestReturn: '申请退办', withdrawReturn: '撤回退办申请', refuseReturn: '不同意退办', agreeReturn: '同意退办并改派', reassign: '调整承办单位', release: '不再承办',
    requestExtension: '申请延期', grantExtension: '同意延期', refuseExtension: '不同意延期', objectToUnit: '对承办单位有异议', answerObjection: '维持承办单位并答复代表', raiseDispute: '提请协调职责争议', settleDispute: '决定职责争议',
  },
  events: {
    TaskAccepted: '签收', TaskRouted: '分派到承办科室', TaskRerouted: '改派承办科室', TaskRoutedOn: '承接单位分派承办科室', FirstContactRecorded: '与代表首次联系', ConsultationScheduled: '约定面商',
    ConsultationWaiverRequested: '请代表确认不需要面商', ConsultationWaived: '代表表示不需要面商', TaskUrged: '催办', CommitmentUrged: '催办到期的承诺', SupervisionAnswered: '承办单位反馈督办', SupervisionSettled: '督办单销号', TaskUrgedWithOthers: '随本件一并催办', TaskOpinionDelivered: '会办意见送达主办单位',
    TaskOpinionSentBack: '会办意见被退回', TaskReplied: '答复送达', TaskUnitRenamed: '承办单位更名', TaskSucceeded: '因机构改革，由其他单位承接', TaskJoined: '因机构改革，由已在办理本件的单位承接', TaskJoinedOther: '并入因机构改革承接的任务', EvaluationOpened: '列入测评', JoinedReplyRated: '原单位的答复列入测评', TermExplanationAsked: '要求作出换届书面说明', RehandlingOrdered: '转入重新办理', RehandlingEnded: '测评更正后不是不满意，重新办理终止', TaskFinished: '办理完毕',
    ReturnRequested: '申请退办', ReturnWithdrawn: '撤回退办申请', ReturnWithdrawnReceived: '撤回退办申请，待分派科室', ReturnWithdrawnInSection: '撤回退办申请，由科室继续办理', ReturnRefused: '退办申请未获同意', ReturnRefusedReceived: '退办申请未获同意，待分派科室', ReturnRefusedInSection: '退办申请未获同意，由科室继续办理', ReturnAgreed: '同意退办，改派承办单位', ReturnAgreedAlone: '同意退办，不再承办', TaskReassigned: '调整承办单位', TaskDropped: '调整承办单位，不再承办', TaskReleased: '承办单位调整，不再承办',
    ExtensionRequested: '申请延期', ExtensionGranted: '同意延期', ExtensionRefused: '延期申请未获同意', UnitObjectedTo: '代表对承办单位提出异议', ObjectionAnswered: '答复代表异议，维持承办单位', DisputeRaised: '提请协调职责争议', DisputeKept: '协调决定：维持承办单位', DisputeReassigned: '协调决定：改由其他单位承办', DisputeReleased: '协调决定：不再承办',
  },
  bodyRules: {
    renameUnit: ({ record }: Ctx, body: HandlingTaskBodies['renameUnit']) => (body.newName === record.unitName || body.newName.trim() === '' ? [refusal('sameName', '承办单位已经是这个名称，不须更名', '/newName')] : []),
    urge: urgeRule,
    succeedUnit: successorRule,
    routeToSection: sectionRule,
    rerouteToSection: sectionRule,
    scheduleConsultation: (context: Ctx, body: HandlingTaskBodies['scheduleConsultation']) => [
      ...(Number.isNaN(Date.parse(body.plannedAt)) || dateInShanghai(body.plannedAt) < context.today ? [refusal('inThePast', '约定的面商时间已经过去，请改为今天或以后', '/plannedAt')] : []),
      ...alsoForRule(context, body, (other) => taskOfUnit(other, context.record.unitId), (there, own) => decideTask('scheduleConsultation', there.record.state, there, own), '不由你单位承办，不能一并约定'),
    ],
    agreeReturn: (context: Ctx, body: HandlingTaskBodies['agreeReturn']) => [...nextUnitRule(context, body), ...changeInGroupRule(context, body, decideTask)],
    reassign: (context: Ctx, body: HandlingTaskBodies['reassign']) => [
      ...nextUnitRule(context, body),
      ...changeInGroupRule(context, body, decideTask),
      ...(body.keepAsAssisting === true && context.record.role !== 'lead' ? [refusal('notLead', '只有主办单位可以改为会办，会办单位直接改派或者解除', '/keepAsAssisting')] : []),
    ],
    settleDispute: (context: Ctx, body: HandlingTaskBodies['settleDispute']) => [
      ...decisionRule(context, body),
      ...(body.decision === 'keep' ? [] : [movesWithPrincipal(context)].filter((each) => each !== null)),
      ...(body.decision === 'move' && body.unitId !== undefined ? nextUnitRule(context, body) : []),
      ...(body.decision === 'keep' ? [] : changeInGroupRule(context, asChange(body), decideTask)),
      ...(body.keepAsAssisting === true && (context.record.role !== 'lead' || body.decision !== 'move') ? [refusal('notLead', '只有改由其他单位主办时，原主办单位才可以改为会办', '/keepAsAssisting')] : []),
    ],
    grantExtension: ({ file, record, today, settings }: Ctx, body: HandlingTaskBodies['grantExtension']) => {
      if (body.until === undefined) return [];
      const latest = latestReply(record, settings);
      if (isValidIsoDate(body.until) && body.until > latest) return [refusal('tooLate', `最晚延长到${formatChineseDate(latest)}；请改早，或者不填`, '/until')];
      const due = replyClock(file, record)?.dueOn ?? today;
      return isValidIsoDate(body.until) && body.until > due ? [] : [refusal('notLater', `延期后的日期须晚于原期限${formatChineseDate(due)}，不填则按规定延长`, '/until')];
    },
    openEvaluation: ({ directory, today }: Ctx, body: HandlingTaskBodies['openEvaluation']) => {
      const round = directory.round(body.roundId);
      // A reply that comes after the round's last day waits for the next: nobody is asked who has no day left to answer.
      return round?.state === 'open' && round.closesOn >= today ? [] : [refusal('roundNotOpen', '没有这一轮测评，或者它还没有开始、已经截止', '/roundId')];
    },
  },
  turns: {
    assigned: [{ by: 'unitLiaison', action: 'accept' }, answersObjection, settlesDispute, ...supervisionTurns],
    accepted: [{ by: 'unitLiaison', action: 'routeToSection' }, answersObjection, settlesDispute, ...supervisionTurns],
    returnRequested: [
      { by: 'unitsGovernmentOffice', action: 'agreeReturn' },
      { by: 'deputyAffairs', action: 'agreeReturn', if: ({ record }) => record.channel === 'direct' },
      answersObjection,
      ...supervisionTurns,
    ],
    opinionDelivered: [answersObjection, routesSucceeded, ...supervisionTurns],
    replied: [answersObjection, routesSucceeded, ...supervisionTurns],
    rehandling: [answersObjection, routesSucceeded, ...supervisionTurns],
    finished: [routesSucceeded, ...supervisionTurns],
    inSection: [
      routesSucceeded,
      { by: 'unitSection', action: 'recordContact', if: ({ file, record }) => file.deadline.some((clock) => clock.recordId === record.id && clock.kind === 'firstContact' && clock.state === 'running') },
      { by: 'unitsGovernmentOffice', action: 'grantExtension', if: isExtensionRequested },
      { by: 'deputyAffairs', action: 'grantExtension', if: (context) => isExtensionRequested(context) && context.record.channel === 'direct' },
      answersObjection,
      settlesDispute,
      ...supervisionTurns,
    ],
  },
});

function decideTask(action: string, state: string, context: Ctx, body: unknown): Decision {
  return handlingTaskWorkflow.decide(action, state, context, body);
}

const nextUnitOf = (body: unknown): string | undefined => (body as { readonly unitId?: string } | undefined)?.unitId;

function nextUnitRule({ file, record, directory, actor }: Ctx, body: { readonly unitId?: string }): Refusal[] {
  if (body.unitId === undefined) return [spareRefusal(file, record, '/unitId')].filter((each) => each !== null);
  const unit = directory.unit(body.unitId);
  if (unit === undefined) return [endedUnitRefusal(directory, body.unitId, '/unitId')];
  if (unit.id === record.unitId) return [refusal('sameUnit', `本件现在就由${unit.name}承办，请选择其他单位`, '/unitId')];
  // Units outside the government are assigned by the congress alone (浙江规定 11).
  if (actor.role === 'governmentOffice' && unit.channel !== 'government') return [refusal('notGovernmentUnit', `${unit.name}不属于政府系统，请由代表工委改派`, '/unitId')];
  const own = file.handlingTask.find((task) => task.unitId === unit.id && isLiveTask(task));
  if (own === undefined || (record.role === 'lead' && own.role === 'assisting')) return [];
  // Where several handle separately, what belongs to another of them needs no change of units: this one is let go.
  const isShared = record.role === 'separate' && own.role === 'separate' && spareRefusal(file, record, '/unitId') === null;
  return [refusal('unitTwice', isShared ? `${unit.name}已经分办本件。事项属于${unit.name}的，不选单位（职责争议选“不再承办”），就由${unit.name}继续办理` : `${unit.name}已经承办本件，请选择其他单位`, '/unitId')];
}

function sectionRule({ record, directory }: Ctx, body: HandlingTaskBodies['routeToSection']): Refusal[] {
  return directory.section(body.sectionId)?.unitId === record.unitId ? [] : [refusal('unknownSection', '没有这个科室，请从本单位科室中选择', '/sectionId')];
}
