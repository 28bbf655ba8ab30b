import { Type, type TProperties } from 'typebox';

const date = (title: string) => Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$', title });
const reference = (title: string) => Type.String({ minLength: 1, maxLength: 64, title });
const words = (title: string, maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S', title });
const oneOf = (title: string, ...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)), { title });
const closed = (properties: TProperties) => Type.Object(properties, { additionalProperties: false });

/** A unit merged whole, or abolished with its cases handed to several; where everybody of it goes is said in the same form. */
export const successionBody = Type.Object({
  manner: oneOf('方式', 'merged', 'abolished'), succeededOn: date('撤并日期'),
  documentTitle: words('文件名称', 200), documentNumber: words('文号', 60), documentDate: date('文件日期'),
  successorId: reference('承接单位'),
  tasks: Type.Optional(Type.Array(closed({ taskId: reference('任务'), successorId: reference('承接单位') }), { maxItems: 2000, title: '另有承接单位的任务' })),
  people: Type.Array(closed({
    identityId: reference('人员'), outcome: oneOf('去向', 'moved', 'ended'), organisationId: Type.Optional(reference('转入单位')),
    role: Type.Optional(oneOf('转入后的身份', 'unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead')), sectionId: Type.Optional(reference('科室')), title: Type.Optional(Type.String({ maxLength: 50, title: '职务' })),
  }), { maxItems: 500, title: '人员去向' }),
});
