import type { CaseContext } from '../case-file/context.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import { isOfTownshipCongress } from '../identity/township-congress.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { EvaluationRow, SatisfactionLevel } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { anotherReader, caseNotClosed, levelLabels, noRereading, ownReading, readFromPaper, rereadingProposed, rereadingRule, stillPossible, waitsForSecond } from '../correction/reading.ts';
import type { FormAnswers } from './form-answers.ts';
import type { EnvelopeBodies } from './envelope-bodies.ts';
import { anotherPerson, isReadable, receiptRule, scanRule } from './envelope-guards.ts';

type Ctx = CaseContext<EvaluationRow>;

export interface Rating extends FormAnswers { readonly attitude: SatisfactionLevel; readonly result: SatisfactionLevel; readonly reason?: string }

export interface EvaluationBodies extends EnvelopeBodies {
  rate: Rating;
  revise: Rating;
  liftEmbargo: Record<string, never>;
  remind: Record<string, never>;
  disclose: Record<string, never>;
  passRating: Record<string, never>;
  markNoResponse: Record<string, never>;
  closeUnrated: Record<string, never>;
  /** The round was rescheduled: the rating's own last day moves with it. */
  moveClose: { readonly roundId: string; readonly closesOn: IsoDate };
}

export { levelLabels };

/** 不满意 needs a concrete reason (山东 23, 上海 21, 重庆 27). */
function reasonRule(_context: Ctx, body: Rating): Refusal[] {
  const dissatisfied = body.attitude === 'dissatisfied' || body.result === 'dissatisfied';
  return dissatisfied && (body.reason ?? '').trim() === '' ? [refusal('reasonMissing', '评为不满意的，请写明具体意见', '/reason')] : [];
}

function roundOpen({ record, today }: Ctx): Refusal | null {
  return today <= record.closesOn ? null : refusal('roundClosed', '这一轮测评已经结束');
}

/** The embargo holds to the end of the round's last day, whoever asks. */
function roundOver({ record, today }: Ctx): Refusal | null {
  return record.closesOn < today ? null : refusal('roundOpen', `这一轮测评${record.closesOn}才截止，截止前不公开测评`);
}

function ratedInRound({ record }: Ctx): Refusal | null {
  return record.roundId === null ? refusal('noRound', '再次不满意处理后的最后评价不属于测评轮次') : null;
}

/** Nobody waits for ever: after the last day the second rating stays the last one (重庆 29: 经催促仍然不反馈的，不纳入统计). */
function finalRatingOverdue({ record, today }: Ctx): Refusal | null {
  if (record.mediationId === null) return refusal('ratedInRound', '测评轮次结束时由系统处理');
  return record.closesOn < today ? null : refusal('notOverdue', `代表作最后评价的期限到${record.closesOn}为止，期满后才能记为未作最后评价`);
}

/** One deputy's rating of one reply in one round, under embargo until the round closes or the deputy lifts it. */
export const evaluationWorkflow = defineWorkflow<Ctx>()({
  kind: 'evaluation',
  label: '测评',
  initial: 'open',
  bornIn: ['noRater'],
  rows: [
    ['rate',           ['open', 'envelopeReceived'], 'rated',      ['rater'],                    ['roundOpen'], 'EvaluationRated',  'inRound'],
    ['rate',           ['open'],  'disclosed',  ['rater'],                    [],            'FinalRatingGiven', 'afterMediation'],
    ['revise',         ['rated'], 'unchanged',  ['rater'],                    ['roundOpen'], 'EvaluationRevised'],
    ['liftEmbargo',    ['rated'], 'disclosed',  ['rater'],                    [],            'EmbargoLifted'],
    ['remind',         ['open'],  'unchanged',  ['deputyAffairs', 'system'],  [],            'EvaluationReminded'],
    ['disclose',       ['rated'], 'disclosed',  ['system'],                   ['roundOver'], 'EvaluationDisclosed'],
    ['markNoResponse', ['open'],  'noResponse', ['system'],                   ['ratedInRound', 'roundOver'], 'EvaluationUnanswered'],
    ['closeUnrated',   ['open'],  'noResponse', ['deputyAffairs'],            ['finalRatingOverdue'], 'FinalRatingUnanswered'],
    ['passRating',     ['open'],  'unchanged',  ['process'],                  [],            'RatingPassed',     'toContact'],
    ['passRating',     ['open'],  'noRater',    ['process'],                  [],            'RaterLost',        'toNobodyLeft'],
    ['moveClose',      ['open', 'rated', 'envelopeReceived'], 'unchanged', ['system'],            ['ratedInRound'],            'EvaluationCloseMoved'],
    // On paper: the envelope stays closed until the round has closed, then two people open it (product.md, principle 10).
    ['receiveEnvelope', ['open'],             'envelopeReceived', ['deputyAffairs'], ['roundOpen'], 'EnvelopeReceived', 'inRound'],
    // The last rating has no batch to wait for: its envelope may be opened at once, by two all the same.
    ['receiveEnvelope', ['open'],             'awaitingOpening',  ['deputyAffairs'], [],            'FinalEnvelopeReceived', 'afterMediation'],
    ['returnEnvelope',  ['envelopeReceived'], 'open',             ['deputyAffairs'], ['roundOpen'], 'EnvelopeReturned'],
    ['awaitOpening',    ['envelopeReceived'], 'awaitingOpening',  ['system'],        ['roundOver'], 'EnvelopeDue'],
    ['proposeReading',  ['awaitingOpening'],  'readingProposed',  ['deputyAffairs'], [],            'EnvelopeOpened'],
    ['proposeVoid',     ['awaitingOpening'],  'readingProposed',  ['deputyAffairs'], [],            'EnvelopeFoundVoid'],
    ['confirmReading',  ['readingProposed'],  'disclosed',        ['deputyAffairs', 'committeeOffice'], ['anotherPerson'], 'ReadingConfirmed', 'readable'],
    ['confirmReading',  ['readingProposed'],  'noResponse',       ['deputyAffairs', 'committeeOffice'], ['anotherPerson'], 'VoidConfirmed', 'unreadable'],
    ['refuseReading',   ['readingProposed'],  'awaitingOpening',  ['deputyAffairs', 'committeeOffice'], ['anotherPerson'], 'ReadingRefused'],
    // What was copied wrongly: taken back by its reader before the second person's word, and put right by two after it.
    ['withdrawReading', ['readingProposed'],  'awaitingOpening',  ['deputyAffairs'], ['ownReading'], 'ReadingWithdrawn'],
    ['proposeRereading', ['disclosed'],       'unchanged',        ['deputyAffairs', 'committeeOffice'], ['readFromPaper', 'caseNotClosed', 'noRereading'], 'RereadingProposed'],
    ['confirmRereading', ['disclosed'],       'unchanged',        ['deputyAffairs', 'committeeOffice'], ['rereadingProposed', 'caseNotClosed', 'anotherReader', 'stillPossible'], 'ReadingCorrected'],
    ['refuseRereading', ['disclosed'],        'unchanged',        ['deputyAffairs', 'committeeOffice'], ['rereadingProposed'], 'RereadingRefused'],
  ],
  roles: rolesOf('rater', 'deputyAffairs', 'committeeOffice', 'system', 'process'),
  guards: { roundOpen, roundOver, ratedInRound, finalRatingOverdue, anotherPerson, ownReading, readFromPaper, caseNotClosed, noRereading, rereadingProposed, anotherReader, stillPossible },
  // After a mediation there is one deputy and no batch to wait for: the last rating is told at once.
  routes: { inRound: ({ record }) => record.mediationId === null, afterMediation: ({ record }) => record.mediationId !== null, toContact: ({ file }) => file.suggestion.contactPersonId !== null, toNobodyLeft: ({ file }) => file.suggestion.contactPersonId === null, readable: isReadable, unreadable: (context) => !isReadable(context) },
  states: { open: '待测评', rated: '已测评，未公开', envelopeReceived: '已收到密封测评，未拆封', awaitingOpening: '测评信封待拆封', readingProposed: '已拆封，待另一人核对', disclosed: '已测评', noResponse: '逾期未反馈', noRater: '无测评人' },
  actions: { rate: '测评', revise: '修改测评', liftEmbargo: '现在就公开我的测评', remind: '提醒测评', disclose: '公开测评结果', markNoResponse: '记为未反馈', closeUnrated: '记为未作最后评价', passRating: '变更测评代表', moveClose: '调整截止日期',
    receiveEnvelope: '登记收到密封测评', returnEnvelope: '退回测评信封', awaitOpening: '转入拆封', proposeReading: '拆封并录入', proposeVoid: '拆封后不能计入', confirmReading: '核对无误', refuseReading: '与原件不符', withdrawReading: '收回我的录入', proposeRereading: '更正测评录入', confirmRereading: '核对更正无误', refuseRereading: '不更正' },
  events: { EvaluationRated: '完成测评', EvaluationRevised: '修改测评', EmbargoLifted: '代表提前公开测评', EvaluationReminded: '提醒测评', RatingPassed: '变更测评代表', RaterLost: '测评代表任期终止，无测评人', EvaluationDisclosed: '测评结果公开', EvaluationUnanswered: '逾期未反馈', FinalRatingGiven: '作出最后评价', FinalRatingUnanswered: '逾期未作最后评价', EvaluationCloseMoved: '测评截止日期调整',
    EnvelopeReceived: '收到密封的纸质测评', FinalEnvelopeReceived: '收到密封的最后评价，待两人拆封', EnvelopeReturned: '退回测评信封', EnvelopeDue: '测评截止，信封待拆封', EnvelopeOpened: '拆封纸质测评并录入', EnvelopeFoundVoid: '拆封后认为不能计入', ReadingConfirmed: '另一人核对无误，纸质测评公开', VoidConfirmed: '另一人核对，纸质测评不能计入', ReadingRefused: '核对不符，退回重新录入', ReadingWithdrawn: '拆封人收回录入，重新录入', RereadingProposed: '提出更正纸质测评的录入', ReadingCorrected: '另一人核对，更正纸质测评的录入', RereadingRefused: '纸质测评的录入不更正' },
  bodyRules: {
    rate: reasonRule,
    revise: reasonRule,
    receiveEnvelope: receiptRule,
    proposeReading: (context: Ctx, body: EvaluationBodies['proposeReading']) => [...reasonRule(context, body), ...scanRule(body)],
    proposeRereading: rereadingRule,
    proposeVoid: (_context: Ctx, body: EvaluationBodies['proposeVoid']) => scanRule(body),
    moveClose: ({ record, directory }: Ctx, body: EvaluationBodies['moveClose']) => (body.roundId === record.roundId && directory.round(body.roundId)?.closesOn === body.closesOn ? [] : [refusal('otherDate', '截止日期须与测评轮次一致', '/closesOn')]),
  },
  turns: {
    open: [{ by: 'rater', action: 'rate' }],
    awaitingOpening: [{ by: 'deputyAffairs', action: 'proposeReading' }],
    readingProposed: [{ by: 'committeeOffice', action: 'confirmReading', if: ({ file }) => !isOfTownshipCongress(placeOf(file)) }, { by: 'deputyAffairs', action: 'confirmReading' }],
    disclosed: [{ by: 'committeeOffice', action: 'confirmRereading', if: (context) => waitsForSecond(context) && !isOfTownshipCongress(placeOf(context.file)) }, { by: 'deputyAffairs', action: 'confirmRereading', if: waitsForSecond }],
  },
});
