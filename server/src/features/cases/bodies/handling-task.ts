import { modeLabels } from '@luoshi/domain/consultation/mode-labels.ts';
import { extensionGrounds } from '@luoshi/domain/handling-task/extension.ts';
import { Type } from 'typebox';
import { alsoFor, choice, files, freeText, id, line, nothing, optionalDate, phaseLabels, plannedAt, text } from './pieces.ts';

const disputeDecisions = { keep: '维持承办单位', move: '改由其他单位承办', release: '不再承办' } as const;

const otherUnit = Type.String({ title: '改由哪个单位承办', description: '主办单位必须选；会办单位，或者还有其他分办单位的，不选就是不再由它承办。', minLength: 1, maxLength: 64, 'x-widget': 'unit' });
const section = Type.Object({ sectionId: id('承办科室', 'section'), handlerName: line('经办人', { maxLength: 60 }) });

export const handlingTaskBodies = {
  accept: nothing, routeToSection: section, rerouteToSection: section,
  recordContact: Type.Object({ note: text('联系情况') }),
  scheduleConsultation: Type.Object({ plannedAt, place: line('地点'), mode: choice('方式', modeLabels), phase: choice('阶段', phaseLabels), alsoFor }),
  requestWaiver: Type.Object({ reason: text('代表怎么说的') }),
  waiveConsultation: Type.Object({ reason: text('理由') }),
  urge: Type.Object({ note: text('催办意见'), replyBy: optionalDate('回复期限', '要求承办单位书面反馈的填写，反馈后由您审核销号。') }),
  feedback: Type.Object({ text: text('反馈情况', { maxLength: 4000 }), files: Type.Optional(files()) }),
  settleUrge: Type.Object({ opinion: text('销号意见', { maxLength: 2000 }) }),
  requestReturn: Type.Object({
    ground: line('职能依据（三定规定等的条款）'), reason: text('退办理由', { maxLength: 2000 }), suggestedUnit: Type.Optional(line('建议改由哪个单位办理', { minLength: 0, maxLength: 100 })),
  }),
  withdrawReturn: nothing,
  refuseReturn: Type.Object({ reason: text('不同意的理由（告知单位）', { maxLength: 2000 }) }),
  agreeReturn: Type.Object({ unitId: Type.Optional(otherUnit), reason: text('改派理由（告知代表）', { maxLength: 2000 }) }),
  reassign: Type.Object({
    unitId: Type.Optional(otherUnit), reason: text('调整理由（告知代表）', { maxLength: 2000 }),
    keepAsAssisting: Type.Optional(Type.Boolean({ title: '原主办单位改为会办' })),
  }),
  requestExtension: Type.Object({ ground: choice('延期的情形', extensionGrounds), reason: text('延期理由（告知代表）', { maxLength: 2000 }) }),
  grantExtension: Type.Object({ until: Type.Optional(Type.String({ title: '延长到哪一天', description: '不填就是自交办之日起六个月；可以早些，不能更晚。', pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' })), note: Type.Optional(freeText('意见', { maxLength: 2000 })) }),
  refuseExtension: Type.Object({ reason: text('不同意的理由（告知单位）', { maxLength: 2000 }) }),
  objectToUnit: Type.Object({ reason: text('您认为应当由哪个单位办理，为什么', { maxLength: 2000 }) }),
  answerObjection: Type.Object({ answer: text('维持的理由（答复代表）', { maxLength: 2000 }) }),
  raiseDispute: Type.Object({ statement: text('争议情况和本单位意见（由主要负责人签署）', { maxLength: 3000 }), ground: line('职能依据（三定规定等的条款）'), proposal: line('建议由哪个单位承办') }),
  settleDispute: Type.Object({
    decision: choice('决定', disputeDecisions), unitId: Type.Optional(Type.String({ title: '改由哪个单位承办', description: '只在改由其他单位承办时选。', minLength: 1, maxLength: 64, 'x-widget': 'unit' })),
    keepAsAssisting: Type.Optional(Type.Boolean({ title: '原主办单位改为会办' })), reason: text('书面决定和理由（告知单位和代表）', { maxLength: 3000 }),
  }),
  openEvaluation: Type.Object({ roundId: id('测评轮次', 'round') }),
};
