import { Type } from 'typebox';
import { text, freeText, date, optionalDate, ids, files, nothing } from './pieces.ts';

export const commitmentBodies = {
  reportProgress: Type.Object({ text: text('进展情况'), percent: Type.Optional(Type.Integer({ title: '完成百分比', minimum: 0, maximum: 100 })), files: Type.Optional(files()) }),
  claim: Type.Object({ statement: text('落实情况'), files: ids('佐证材料', 'files', { minItems: 1, maxItems: 20 }) }),
  verify: Type.Object({ finding: text('核验情况'), files: Type.Optional(files()) }),
  refute: Type.Object({ finding: text('核验情况'), files: Type.Optional(files()) }),
  proposeChange: Type.Object({ dueOn: date('新的期限'), reason: text('改期理由') }),
  acceptChange: Type.Object({ note: Type.Optional(freeText('意见')) }),
  refuseChange: Type.Object({ note: text('理由') }),
  declareBroken: Type.Object({ finding: text('认定情况') }),
  explain: Type.Object({ explanation: text('书面说明') }),
  follow: nothing, unfollow: nothing,
};

export const termExplanationBodies = {
  save: Type.Object({
    standing: Type.Optional(freeText('办理进展（办到哪一步）')), reason: Type.Optional(freeText('没有解决的原因')), nextSteps: Type.Optional(freeText('下一步安排（由谁、做什么）')),
    nextBy: optionalDate('下一步的完成日期', '须在今天以后。'),
  }),
  submitForSignature: nothing, returnForChange: Type.Object({ note: text('修改意见') }), sign: nothing,
  sendBack: Type.Object({ note: text('退回理由（告知单位）') }), accept: Type.Object({ note: Type.Optional(freeText('审核意见')) }), waive: Type.Object({ reason: text('理由', { maxLength: 1000 }) }),
};
