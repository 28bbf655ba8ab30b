import { formLabels, groundLabels, wishLabels } from '@luoshi/domain/publication/publicity.ts';
import { Type } from 'typebox';
import { choice } from './pieces.ts';

const passages = (title: string, description: string) => Type.Optional(Type.Array(Type.String({ maxLength: 2000 }), { title, maxItems: 50, 'x-widget': 'lines', description }));
const words = (title: string, maxLength: number, options: object = {}) => Type.String({ title, maxLength, 'x-widget': 'longText', ...options });
const because = words('理由', 1000, { minLength: 1, description: '告知代表和承办单位。' });

const publicity = {
  form: choice('公开方式', formLabels),
  withSuggestion: Type.Optional(Type.Boolean({ title: '一并公开建议原文', description: '不选的，只公开标题和答复（或者摘要）。' })),
  summary: Type.Optional(words('摘要', 5000, { description: '摘要公开的填写，公众读到的就是这一段。' })),
  ground: Type.Optional(choice('不予公开的依据', groundLabels, { description: '不予公开的选择。涉及国家秘密的不得在本系统存储、处理，须转出本系统办理。' })),
  reason: Type.Optional(words('理由', 2000, { description: '不予公开的写明理由。' })),
  strikes: passages('删去的文字', '照建议或者答复的原文，一行一处；公众在这些地方看到“此处不公开”。'),
};

/** What a unit proposes to be made public together with its reply. */
export const proposalSchema = Type.Object(publicity);

/** What the office that runs the suggestions decides. */
export const decisionSchema = Type.Object({
  ...publicity,
  reason: Type.Optional(words('理由', 2000, { description: '不予公开的，或者不同于代表的意愿、承办单位的建议的，写明理由；代表和承办单位都会收到。' })),
  showNames: Type.Optional(Type.Boolean({ title: '写明代表姓名', description: '代表要求不公开姓名的不能选。' })),
  leftIn: passages('核对后保留的文字', '检查列出、经核对不是个人信息的，一行一处。'),
  releaseOn: Type.Optional(Type.String({ title: '公开日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date', description: '今天或以后；选今天的，审定即公开；选以后的，到日自动公开，当天以前可以重新审定。' })),
});

export const publicationBodies = {
  stateWish: Type.Object({
    wish: choice('是否同意公开', wishLabels), keepName: Type.Optional(Type.Boolean({ title: '公开时不写我的名字' })), reason: Type.Optional(words('不同意公开的理由', 1000)),
  }),
  decide: decisionSchema,
  recall: Type.Object({ reason: because }),
  reconsider: Type.Object({ reason: because }),
};

export const identityBodies = {
  keepIdentity: Type.Object({ reason: Type.Optional(words('可能受到打击、报复、要挟的情形', 1000, { description: '代表本人要求的可以不填。这段文字承办单位也能看到。' })) }),
  openIdentity: Type.Object({}),
};
