import type { QualityKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import { HIGHEST_SCORE, WHOLE_WEIGHT } from '@luoshi/domain/text-quality/rubric.ts';
import { Type, type TObject } from 'typebox';

const words = (title: string, maxLength: number, options: object = {}) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S', ...options });
const long = (title: string, options: object = {}) => words(title, 1000, { 'x-widget': 'longText', ...options });
const day = (title: string, options: object = {}) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date', 'x-widget': 'date', ...options });
const id = (title: string) => Type.String({ title, minLength: 1, maxLength: 64 });
const nothing = Type.Object({});
const because = Type.Object({ reason: long('理由') });
const year = Type.Integer({ title: '年份', minimum: 2000, maximum: 2199 });

const scores = Type.Array(Type.Object({
  criterion: words('评价项目', 40), score: Type.Integer({ title: '评分', minimum: 0, maximum: HIGHEST_SCORE }),
  remark: Type.Optional(Type.String({ title: '意见', maxLength: 500 })), forDeputy: Type.Optional(Type.Boolean({ title: '意见给代表看' })),
}), { title: '评分', maxItems: 10 });

export const newRubricBody = Type.Object({
  startsOn: day('起用日期', { description: '从这一天起的评价按这一版；已经评过的不变。' }),
  criteria: Type.Array(Type.Object({ name: words('项目', 40), hint: Type.String({ title: '怎样算好', maxLength: 200 }), weight: Type.Integer({ title: '权重', minimum: 1, maximum: WHOLE_WEIGHT }) }), { title: '评价项目', description: `各项权重相加为${WHOLE_WEIGHT}。`, minItems: 1, maxItems: 20 }),
  reason: long('为什么这样定', { description: '记入历次版本。' }),
});
export const newScoreBody = Type.Object({ suggestionId: id('建议'), scores });
export const newSelectionBody = Type.Object({ year, title: words('选编名称', 100, { description: '例如：2025年优秀代表建议选编' }) });
export const newReceiptBody = Type.Object({ selectionId: id('选编') });

export const qualityBodies: Readonly<Record<QualityKind, Readonly<Record<string, TObject>>>> = {
  writingRubric: { cancel: because },
  writingScore: { correct: Type.Object({ scores, reason: long('更正的理由') }), annul: because },
  excellentSelection: {
    nominate: Type.Object({ entries: Type.Array(Type.Object({ suggestionId: id('建议'), reason: words('推荐理由', 500) }), { title: '推荐名单', maxItems: 100 }) }),
    propose: nothing, takeBack: because,
    recordDecision: Type.Object({ meeting: words('会议', 100, { description: '例如：第三十六次主任会议' }), decidedOn: day('决定日期'), suggestionIds: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title: '同意的建议', maxItems: 100 }) }),
    reopen: because, publish: Type.Object({ preface: Type.Optional(Type.String({ title: '编者的话', maxLength: 2000, 'x-widget': 'longText', description: '印在选编前面。' })) }), remind: nothing,
  },
  compilationReceipt: { confirmRead: nothing },
};

export const qualityPath: Readonly<Record<QualityKind, string>> = { writingRubric: 'writing-rubrics', writingScore: 'writing-scores', excellentSelection: 'excellent-selections', compilationReceipt: 'compilation-receipts' };
