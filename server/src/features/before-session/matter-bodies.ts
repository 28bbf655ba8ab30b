import { talkAnswerLabels, talkResultLabels, talkWayLabels } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import { togetherLabels } from '@luoshi/domain/before-session/intention-rows.ts';
import type { MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import { Type, type TObject } from 'typebox';
import { referralBodies } from './county-referral/referral-bodies.ts';
import { livelihoodBodies } from './livelihood/livelihood-bodies.ts';
import { qualityBodies, qualityPath } from './text-quality/quality-bodies.ts';

const line = (title: string, options: object = {}) => Type.String({ title, minLength: 1, maxLength: 100, pattern: '\\S', ...options });
const text = (title: string, options: object = {}) => Type.String({ title, minLength: 1, maxLength: 5000, pattern: '\\S', 'x-widget': 'longText', ...options });
const freeText = (title: string, options: object = {}) => Type.String({ title, maxLength: 5000, 'x-widget': 'longText', ...options });
const id = (title: string, widget: string) => Type.String({ title, minLength: 1, maxLength: 64, 'x-widget': widget });
const choice = (title: string, labels: Readonly<Record<string, string>>) => Type.Unsafe<string>({ type: 'string', title, enum: Object.keys(labels), 'x-labels': labels });
const year = Type.Integer({ title: '年份', minimum: 2000, maximum: 2199 });
const nothing = Type.Object({});
const section = (options: object = {}) => Type.String({ title: '栏目', minLength: 1, maxLength: 40, ...options });

const guide = {
  title: line('名称', { description: '例如：2027年代表建议选题参考' }),
  preface: Type.Optional(freeText('说明', { description: '印在目录前，告诉代表怎样使用这份参考。' })),
  sections: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { title: '栏目', description: '每行一个，按次序印出。', minItems: 1, maxItems: 20, 'x-widget': 'names' }),
};

export const newGuideBody = Type.Object({ year, ...guide });
export const newTopicBody = Type.Object({
  year, title: line('题目', { description: '一句话说清是什么事。' }), text: text('反映的情况', { description: '原话保留，代表工委编辑时不会改动这一段。' }),
  fromResidents: Type.Optional(Type.Boolean({ title: '是群众反映的', description: '不写群众姓名，只写在哪里、什么场合反映。' })),
  sourceName: Type.Optional(Type.String({ title: '来源说明', maxLength: 100, description: '例如：联络站接待日群众反映' })),
});
export const newTalkBody = Type.Object({
  suggestionId: Type.String({ title: '建议', minLength: 1, maxLength: 64 }), unitId: id('单位', 'unit'),
  question: text('想沟通的事', { maxLength: 500, description: '想向单位了解什么。代表工委和本乡镇人大主席团看得到这一段，看不到草稿文字。' }),
});

const announcement = { title: line('题目'), gist: text('主要请求', { maxLength: 300, description: '一两句话，写给其他代表和代表工委看；不是草稿全文。' }) };
export const newIntentionBody = Type.Object({ year, suggestionId: Type.String({ title: '建议', minLength: 1, maxLength: 64 }), ...announcement });

const ofReport = { meeting: line('在哪次会议上报告', { description: '例如：县十八届人大常委会第三十次会议' }), reportedOn: Type.String({ title: '报告日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' }) };
export const newReportBody = Type.Object({ year, ...ofReport });
const part = (title: string, description: string) => Type.Optional(Type.String({ title, description, maxLength: 20_000, 'x-widget': 'longText' }));

/** What each action takes; draws the forms, too. */
export const matterBodies: Readonly<Record<MatterKind, Readonly<Record<string, TObject>>>> = {
  topicGuide: { save: Type.Object(guide), publish: nothing, end: Type.Object({ reason: text('理由', { maxLength: 500 }) }) },
  guideTopic: {
    edit: Type.Object({
      title: line('题目'), background: text('背景', { description: '事情的来由，代表可以从哪里调研。' }), data: Type.Optional(freeText('数据', { description: '有出处的数字。' })),
      unitIds: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title: '有关单位', maxItems: 10, 'x-widget': 'units' })),
      alreadyKnown: Type.Optional(freeText('已经承诺或者多次提出的情况', { description: '哪些已经答复、列入计划，往年提过几次。避免重复提出，也便于接着追问。' })), section: Type.Optional(section({ description: '已经采用的选题可以换栏目。' })),
    }),
    adopt: Type.Object({ section: section() }), setAside: Type.Object({ reason: text('不采用的理由（告知报送人）', { maxLength: 500 }) }), restore: nothing, withdraw: nothing,
  },
  handlingReport: {
    save: Type.Object({ ...ofReport, practice: part('主要做法和成效', '组织领导、破解难题、与代表沟通，举几件办得好的。每段一行。'), problems: part('存在的问题', '每段一行。'), nextSteps: part('下一步打算', '每段一行。') }),
    finish: nothing, reopen: Type.Object({ reason: text('理由', { maxLength: 500 }) }),
  },
  draftIntention: {
    change: Type.Object(announcement), showText: nothing, hideText: nothing,
    suggestTogether: Type.Object({ withId: Type.String({ title: '与哪一项', minLength: 1, maxLength: 64 }), way: choice('怎样一起提', togetherLabels), note: Type.Optional(freeText('理由', { maxLength: 500 })) }),
    joinOther: nothing, stayAlone: Type.Object({ reason: Type.Optional(freeText('理由', { maxLength: 500 })) }), withdraw: nothing,
  },
  draftTalk: {
    share: nothing, refuseTalk: Type.Object({ reason: Type.Optional(freeText('理由', { maxLength: 500 })) }), takeBack: nothing,
    answer: Type.Object({
      answer: choice('总的情况', talkAnswerLabels), facts: text('具体情况', { description: '写明事实：列入哪个计划、办到哪一步、缺什么条件，建议代表补充什么。' }),
      heldOn: Type.Optional(Type.String({ title: '沟通日期', description: '当面、实地或者电话沟通过的填写。', pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' })), way: Type.Optional(choice('沟通方式', talkWayLabels)),
    }),
    shareAgain: nothing, conclude: Type.Object({ result: choice('结果', talkResultLabels), note: Type.Optional(freeText('说明', { maxLength: 1000 })) }),
  },
  livelihoodMatter: livelihoodBodies,
  countyReferral: referralBodies,
  ...qualityBodies,
};

export const matterPath: Readonly<Record<MatterKind, string>> = { topicGuide: 'topic-guides', guideTopic: 'guide-topics', draftTalk: 'draft-talks', draftIntention: 'draft-intentions', handlingReport: 'handling-reports', livelihoodMatter: 'livelihood-matters', countyReferral: 'county-referrals', ...qualityPath };
export const hrefOfMatter = (kind: MatterKind, recordId: string): string => `/api/v1/${matterPath[kind]}/${encodeURIComponent(recordId)}`;
