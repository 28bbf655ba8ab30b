import { agreedLabels, conclusionLabels } from '@luoshi/domain/mediation/workflow.ts';
import { Type } from 'typebox';
import { attendees, choice, date, files, freeText, ids, line, optionalDate, plannedAt, text } from './pieces.ts';

export const mediationBodies = {
  convene: Type.Object({ meetingAt: { ...plannedAt, title: '会商时间' }, place: line('地点') }),
  callOff: Type.Object({ reason: text('取消原因（告知双方）', { maxLength: 1000 }) }),
  recordMeeting: Type.Object({
    heldOn: date('会商日期'), place: line('地点'), attendees,
    deputiesPresent: Type.Array(line('代表姓名', { maxLength: 60 }), { title: '出席代表（没有出席的不填）', maxItems: 60, 'x-widget': 'lines' }),
    absence: Type.Optional(freeText('主要负责人或者代表没有出席的原因', { maxLength: 1000 })), minutes: text('会商纪要'), agreed: choice('商定', agreedLabels),
    agreedText: Type.Optional(freeText('商定的内容（没有取得一致的不填）', { maxLength: 2000 })), ownerName: Type.Optional(line('责任人（商定承诺事项的填写）', { minLength: 0, maxLength: 60 })),
    dueOn: optionalDate('商定的期限', '商定承诺事项、补充答复的填写。'), files: ids('纪要扫描件、照片', 'files', { minItems: 1, maxItems: 20 }),
  }),
  commissionOpinion: Type.Object({
    experts: Type.Array(Type.Object({ name: line('姓名', { maxLength: 60 }), field: line('专业领域', { maxLength: 100 }) }), { title: '专家', minItems: 1, maxItems: 20, 'x-widget': 'list' }),
    question: text('请专家评估的问题', { maxLength: 4000 }), dueOn: date('提交评估意见的日期'),
  }),
  withdrawCommission: Type.Object({ reason: text('撤回原因（告知双方）', { maxLength: 1000 }) }),
  recordOpinion: Type.Object({ text: text('评估意见'), files: ids('专家签名的评估意见', 'files', { minItems: 1, maxItems: 20 }) }),
  answerOpinion: Type.Object({ text: text('对评估意见的意见', { maxLength: 4000 }) }),
  conclude: Type.Object({
    conclusion: choice('结论', conclusionLabels), reasons: text('理由（书面告知代表和承办单位）'),
    dueOn: optionalDate('期限', '继续办理的填答复期限；转为跟踪的填完成期限，会商已经商定承诺的不填。'),
    askNo: Type.Optional(Type.Integer({ title: '承诺对应第几条具体建议', description: '转为跟踪的填写，不填就是第一条。', minimum: 1, maximum: 30 })),
    content: Type.Optional(freeText('承诺内容（转为跟踪的填写，会商已经商定的不填）', { maxLength: 2000 })), ownerName: Type.Optional(line('责任人（转为跟踪的填写）', { minLength: 0, maxLength: 60 })),
    councilOn: optionalDate('主任会议日期', '报主任会议的填写。'), councilDecision: Type.Optional(freeText('主任会议的决定（报主任会议的填写）', { maxLength: 4000 })),
    files: Type.Optional(files()),
  }),
};
