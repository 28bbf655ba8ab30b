import { endKindLabels, matterSourceLabels } from '@luoshi/domain/livelihood-matter/rows.ts';
import { Type, type TObject } from 'typebox';

const words = (title: string, maxLength: number, options: object = {}) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S', ...options });
const long = (title: string, options: object = {}) => words(title, 1000, { 'x-widget': 'longText', ...options });
const freeLong = (title: string) => Type.Optional(Type.String({ title, maxLength: 1000, 'x-widget': 'longText' }));
const day = (title: string, options: object = {}) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date', 'x-widget': 'date', ...options });
const choice = (title: string, labels: Readonly<Record<string, string>>) => Type.Unsafe<string>({ type: 'string', title, enum: Object.keys(labels), 'x-labels': labels });
const files = (title: string) => Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title, maxItems: 10, 'x-widget': 'files' }));
const { deputy: _own, ...heardByOffice } = matterSourceLabels;

export const newLivelihoodBody = Type.Object({
  title: words('事项', 60, { description: '一句话说清是什么事，例如：老街口路灯不亮。' }),
  place: words('地点', 100, { description: '哪个村（社区）、哪条路、哪一处。' }),
  what: long('具体情况', { description: '不写群众的姓名、电话。' }),
  source: Type.Optional(choice('从哪里来', heardByOffice)),
  sourceNote: Type.Optional(Type.String({ title: '来源说明', maxLength: 100, description: '例如：三月五日镇长接待日。' })),
  deputyPersonId: Type.Optional(Type.String({ title: '反映的代表', maxLength: 64, description: '由这位代表确认办好没有；没有代表的，由主席团回访群众后确认。' })),
  files: files('照片、附件'),
});

const handing = {
  handler: Type.String({ title: '交给谁办', minLength: 1, maxLength: 130 }),
  village: Type.Optional(Type.String({ title: '村（社区）', maxLength: 60, description: '交给村（社区）办的填写，例如：云筠村。由主席团代为登记办理结果。' })),
  dueOn: day('办结期限'),
};

export const livelihoodBodies: Readonly<Record<string, TObject>> = {
  takeUp: Type.Object({ ...handing, note: freeLong('交办要求') }),
  handOver: Type.Object({ ...handing, reason: long('为什么改') }),
  reportDone: Type.Object({ doneText: long('办了什么、办到什么程度'), doneOn: day('办好的日期'), files: files('现场照片、附件') }),
  confirm: Type.Object({ note: freeLong('说明') }),
  notDone: Type.Object({ reason: long('哪里没有办好') }),
  end: Type.Object({ kind: choice('怎样了结', endKindLabels), reason: long('理由（告知反映的代表）') }),
  handToCounty: Type.Object({
    deputies: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title: '请哪几位县人大代表', description: '从本乡镇选出的县人大代表，可以请一位、几位或者全部。各人自己决定提不提建议。', minItems: 1, maxItems: 60, 'x-widget': 'choices' }),
    reason: long('为什么镇里办不了', { description: '例如：县道由县里管养，镇里没有权限和资金。县人大代表会读到这一段和事项的标题、地点、情况、照片。' }),
  }),
  proposeSuggestion: Type.Object({ reason: long('为什么要写成建议', { description: '例如：要列入年度投资计划，镇里不能当场解决。' }) }),
  writeSuggestion: Type.Object({}),
  declineSuggestion: Type.Object({ reason: long('理由') }),
  resume: Type.Object({ reason: long('理由') }),
  withdraw: Type.Object({ reason: freeLong('理由') }),
};

export const livelihoodColumns: readonly string[] = [
  'year', 'no', 'title', 'what', 'place', 'source', 'sourceNote', 'deputyPersonId', 'deputyName', 'enteredByName', 'raisedOn', 'unitId', 'unitName', 'sectionId', 'village', 'takenOn', 'dueOn', 'nextReminderOn', 'doneText', 'doneOn', 'returns',
  'settledOn', 'endKind', 'endReason', 'endedOn', 'suggestionId', 'files', 'steps',
];
