import { formQuestions } from '@luoshi/domain/evaluation/form-answers.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import { Type } from 'typebox';
import { text, freeText, date, ids, nothing, choice } from './pieces.ts';

const ratingFields = {
  attitude: choice('办理态度', levelLabels), result: choice('办理结果', levelLabels),
  reason: Type.Optional(freeText('具体意见（不满意的必填）', { maxLength: 2000 })),
};
const formFields = Object.fromEntries(Object.entries(formQuestions).map(([question, { label, options }]) => [question, Type.Optional(choice(label, options))]));
const rating = Type.Object({ ...ratingFields, ...formFields });

export const evaluationBodies = {
  rate: rating, revise: rating, liftEmbargo: nothing, remind: nothing, disclose: nothing, markNoResponse: nothing, closeUnrated: nothing,
  receiveEnvelope: Type.Object({ receivedOn: date('收到日期'), files: ids('未拆封信封的扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
  returnEnvelope: Type.Object({ reason: text('退回原因（告知代表）', { maxLength: 1000 }) }),
  proposeReading: Type.Object({ ...ratingFields, ...formFields, files: ids('测评表扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
  proposeVoid: Type.Object({ reason: text('为什么不能计入（告知代表）', { maxLength: 1000 }), files: ids('扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
  confirmReading: nothing,
  refuseReading: Type.Object({ reason: text('哪里与原件不符', { maxLength: 1000 }) }),
  withdrawReading: Type.Object({ reason: text('哪里录错了', { maxLength: 1000 }) }),
  proposeRereading: Type.Object({ ...ratingFields, why: text('怎么录错的（告知代表）', { maxLength: 1000 }), files: ids('测评表扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
  confirmRereading: nothing,
  refuseRereading: Type.Object({ reason: text('为什么不更正', { maxLength: 1000 }) }),
};
