import { modeLabels } from '@luoshi/domain/consultation/mode-labels.ts';
import { Type } from 'typebox';
import { alsoFor, attendees, choice, date, files, freeText, ids, line, phaseLabels, text } from './pieces.ts';

export const consultationBodies = {
  record: Type.Object({
    heldOn: date('面商日期'), place: line('地点'), mode: choice('方式', modeLabels), phase: choice('阶段', phaseLabels),
    deputiesPresent: Type.Array(line('代表姓名', { maxLength: 60 }), { title: '出席代表', minItems: 1, maxItems: 60, 'x-widget': 'lines' }), attendees,
    deputyOpinion: text('代表意见'), unitOpinion: text('单位意见'), difference: Type.Optional(freeText('分歧')), files: Type.Optional(files()), alsoFor,
  }),
  correct: Type.Object({
    heldOn: date('面商日期'), place: line('地点'), mode: choice('方式', modeLabels), deputiesPresent: Type.Array(line('代表姓名', { maxLength: 60 }), { title: '出席代表', minItems: 1, maxItems: 60, 'x-widget': 'lines' }), attendees,
    reason: text('更正理由（告知代表）', { maxLength: 1000 }), files: Type.Optional(files()),
  }),
  cancel: Type.Object({ reason: text('取消原因') }),
  confirm: Type.Object({ opinion: Type.Optional(freeText('补充意见')) }),
  confirmOnPaper: Type.Object({ signedOn: date('代表签名日期'), files: ids('有代表签名的扫描件', 'files', { minItems: 1, maxItems: 20 }), opinion: Type.Optional(freeText('代表在纸上写的意见')) }),
  disownSignature: Type.Object({ note: Type.Optional(freeText('补充说明')) }),
  deny: Type.Object({ note: Type.Optional(freeText('补充说明')) }),
  confirmWaiver: Type.Object({ opinion: Type.Optional(freeText('补充意见')) }),
  refuseWaiver: Type.Object({ opinion: Type.Optional(freeText('补充意见')) }),
};
