import { withoutConsultationLabels } from '@luoshi/domain/reply/guards.ts';
import { choiceSettings } from '@luoshi/domain/setting/choice-settings.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import { Type } from 'typebox';
import { proposalSchema } from './publication.ts';
import { line, text, freeText, date, optionalDate, ids, nothing, choice } from './pieces.ts';

const promise = Type.Union([
  Type.Null(),
  Type.Object({ content: text('承诺内容', { maxLength: 2000 }), ownerName: line('责任人', { maxLength: 60 }), dueOn: date('完成期限') }),
], { title: '承诺' });

const answers = Type.Array(
  Type.Object({ askNo: Type.Integer({ title: '第几条', minimum: 1, maximum: 30 }), resultClass: choice('办理结果', resultClassLabels), text: freeText('答复'), promise }),
  { title: '逐条答复', maxItems: 30, 'x-widget': 'answers' },
);

const signing = {
  letterNumber: Type.Optional(line('发文字号（不填则由本系统编号）', { maxLength: 60 })),
  withoutConsultation: Type.Optional(choice('没有面商的原因', withoutConsultationLabels)),
  withoutConsultationText: Type.Optional(freeText('具体说明', { maxLength: 2000 })),
};

const howSet = {
  form: Type.Optional(choice('答复函格式（不选则按本地设置）', choiceSettings.replyForm.options)),
  joint: Type.Optional(Type.Boolean({ title: '与同意联合行文的会办单位联合行文' })),
};

export const replyBodies = {
  save: Type.Object({
    opening: Type.Optional(freeText('开头')), answers: Type.Optional(answers), closing: Type.Optional(freeText('结尾')),
    contactName: Type.Optional(line('联系人', { minLength: 0, maxLength: 60 })), contactPhone: Type.Optional(line('联系电话', { minLength: 0, maxLength: 40 })),
  }),
  proposePublicity: proposalSchema,
  submitForCheck: nothing,
  returnForChange: Type.Object({ note: text('修改意见') }),
  passCheck: Type.Object({ note: Type.Optional(freeText('核稿意见')) }),
  signOff: Type.Object({ ...signing, ...howSet }),
  recordHandSignature: Type.Object({ signerName: line('手签的主要负责人', { maxLength: 60 }), signedOn: date('手签日期'), files: ids('有手签的签发稿扫描件', 'files', { minItems: 1, maxItems: 20 }), ...signing, ...howSet }),
  confirmHandSignature: nothing,
  refuseHandSignature: Type.Object({ reason: text('说明', { maxLength: 1000 }) }),
  proposeClass: Type.Object({
    askNo: Type.Integer({ title: '更正第几条的答复', minimum: 1, maximum: 30 }), resultClass: choice('正确的办理结果', resultClassLabels),
    content: Type.Optional(freeText('承诺内容（正在解决、列入计划的必填）', { maxLength: 2000 })), ownerName: Type.Optional(line('责任人（正在解决、列入计划的必填）', { minLength: 0, maxLength: 60 })),
    dueOn: optionalDate('完成期限', '正在解决、列入计划的必填。'), reason: text('更正原因（写进更正通知，告知代表）', { maxLength: 1000 }),
  }),
  signClass: Type.Object({ letterNumber: signing.letterNumber }),
  returnClass: Type.Object({ note: text('退回意见', { maxLength: 1000 }) }),
};

export const assistingOpinionBodies = {
  save: Type.Object({ text: freeText('会办意见'), contactName: Type.Optional(line('联系人', { minLength: 0, maxLength: 60 })), contactPhone: Type.Optional(line('联系电话', { minLength: 0, maxLength: 40 })) }),
  submitForCheck: nothing,
  returnForChange: Type.Object({ note: text('修改意见') }),
  deliver: Type.Object({ letterNumber: Type.Optional(line('文号', { maxLength: 60 })), agreesToJointReply: Type.Optional(Type.Boolean({ title: '同意与主办单位联合行文答复' })) }),
  sendBack: Type.Object({ reason: text('退回理由') }),
};
