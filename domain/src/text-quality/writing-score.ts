import { isPerson, toPerson, type MatterContext, type MatterHandler, type MatterNotice } from '../before-session/matter.ts';
import { placeOfActor } from '../before-session/visibility.ts';
import type { ReviewLevel, ReviewPass } from '../case-file/rows.ts';
import type { Actor } from '../identity/actor.ts';
import type { RoleId } from '../identity/roles.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { levelLabels, type Criterion, type Score, type WritingScoreRow } from './quality-rows.ts';
import { HIGHEST_SCORE } from './rubric.ts';

/** What a sheet's rules look at of its suggestion. */
export interface ScoredSuggestion { readonly id: string; readonly state: string; readonly title: string; readonly leadPersonId: string; readonly leadTownshipId: string | null; readonly passes: readonly ReviewPass[]; readonly registeredOn: IsoDate | null; readonly submittedOn: IsoDate | null; readonly textHash: string | null }
export interface ScoreFacts { readonly suggestion: ScoredSuggestion | null }
export type ScoreContext = MatterContext<WritingScoreRow, ScoreFacts>;
export interface ScoreBodies { correct: { readonly scores: readonly Score[]; readonly reason: string }; annul: { readonly reason: string } }

export const levelOfRole: Readonly<Partial<Record<RoleId, ReviewLevel>>> = { townshipPresidium: 'presidium', deputyAffairs: 'affairs', committeeOffice: 'office' };
const reviewing: Readonly<Record<ReviewLevel, string>> = { presidium: 'underPresidiumReview', affairs: 'underAffairsReview', office: 'underOfficeReview' };

/** States in which a level may still have to look at the text, and those that ended before all had. */
const beforeReviewsEnd: readonly string[] = ['draft', 'awaitingCoSponsors', 'handingOver', 'returned', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'discarded', 'withdrawn'];
export const reviewsAreOver = (state: string): boolean => !beforeReviewsEnd.includes(state);

/** At or after its own review: the text lies before this level now, or this level has passed it. */
export function mayScore(suggestion: Pick<ScoredSuggestion, 'state' | 'passes'>, level: ReviewLevel): Refusal | null {
  if (suggestion.state === reviewing[level] || suggestion.passes.some((pass) => pass.level === level)) return null;
  return refusal('notReviewed', '本级还没有审核这件建议，审核时或者审核后再评价');
}

export const totalOf = (criteria: readonly Criterion[], scores: readonly Score[]): number =>
  Math.round(criteria.reduce((sum, { name, weight }) => sum + (scores.find((one) => one.criterion === name)?.score ?? 0) * weight, 0)) / HIGHEST_SCORE;

export function scoreFaults(criteria: readonly Criterion[], scores: readonly Score[]): Refusal[] {
  const missing = criteria.filter(({ name }) => !scores.some((one) => one.criterion === name)).map(({ name }) => name);
  const unknown = scores.filter((one) => !criteria.some(({ name }) => name === one.criterion)).map((one) => one.criterion);
  const twice = scores.filter((one, index) => scores.findIndex((other) => other.criterion === one.criterion) !== index).map((one) => one.criterion);
  return [
    ...(missing.length > 0 ? [refusal('scoresMissing', `还有项目没有评分：${missing.join('、')}，请逐项评0至${HIGHEST_SCORE}分`, '/scores')] : []),
    ...(unknown.length > 0 ? [refusal('unknownCriterion', `现行办法没有这些项目：${unknown.join('、')}，请刷新后按现行项目评分`, '/scores')] : []),
    ...(twice.length > 0 ? [refusal('scoredTwice', `同一项目评了两次：${twice.join('、')}，请只留一个`, '/scores')] : []),
  ];
}

/** Nothing is left of an empty remark, and an empty remark is meant for nobody. */
export const cleanScores = (scores: readonly Score[]): Score[] => scores.map(({ criterion, score, remark, forDeputy }) => {
  const words = remark?.trim() ?? '';
  return words === '' ? { criterion, score } : { criterion, score, remark: words, forDeputy: forDeputy === true };
});

export const writingScoreWorkflow = defineWorkflow<ScoreContext>()({
  kind: 'writingScore',
  label: '撰写质量评价表',
  initial: 'given',
  rows: [
    ['correct', ['given'], 'unchanged', ['sameOffice'], ['beforeRegistration'], 'ScoreCorrected'],
    ['annul',   ['given'], 'annulled',  ['sameOffice'], ['beforeRegistration'], 'ScoreAnnulled'],
  ],
  roles: { sameOffice: ({ actor, record }) => isPerson(actor) && isOfficeOf(actor, record) },
  guards: { beforeRegistration: ({ facts }) => (facts.suggestion?.registeredOn == null ? null : refusal('registered', '建议已经登记编号，评价表不能再改')) },
  routes: {},
  states: { given: '已评价', annulled: '已作废' },
  actions: { correct: '更正评价', annul: '作废评价' },
  events: { ScoreCorrected: '更正了撰写质量评价', ScoreAnnulled: '作废了撰写质量评价' },
  bodyRules: { correct: ({ record }: ScoreContext, body: ScoreBodies['correct']) => scoreFaults(record.criteria, body.scores) },
  turns: {},
});

export const isOfficeOf = (actor: Actor, sheet: Pick<WritingScoreRow, 'level' | 'byOrganisationId'>): boolean => levelOfRole[actor.role] === sheet.level && placeOfActor(actor) === sheet.byOrganisationId;

/** The deputy hears of a sheet when the deputy may see what came of it. */
export const tellDeputy = (suggestion: Pick<ScoredSuggestion, 'id' | 'state' | 'leadPersonId' | 'title'>, level: ReviewLevel): MatterNotice[] =>
  (reviewsAreOver(suggestion.state) ? [{ ...toPerson('deputy', suggestion.leadPersonId, 'writingScore', `您的建议“${suggestion.title}”有了${levelLabels[level]}的撰写质量评价，可以在建议页查看`), suggestionId: suggestion.id }] : []);

export const writingScoreHandlers: { readonly ScoreCorrected: MatterHandler<WritingScoreRow, ScoreBodies['correct'], ScoreFacts>; readonly ScoreAnnulled: MatterHandler<WritingScoreRow, ScoreBodies['annul'], ScoreFacts> } = {
  ScoreCorrected: (sheet, body, { actor, now, today, facts }) => {
    sheet.history = [...sheet.history, { at: now, byName: sheet.byName, scores: sheet.scores, total: sheet.total, reason: body.reason.trim() }];
    sheet.scores = cleanScores(body.scores);
    sheet.total = totalOf(sheet.criteria, sheet.scores);
    if (isPerson(actor)) sheet.byName = actor.name;
    sheet.scoredOn = today;
    sheet.textHash = facts.suggestion?.textHash ?? null;
    return facts.suggestion === null ? [] : tellDeputy(facts.suggestion, sheet.level);
  },
  ScoreAnnulled: (sheet, body) => { sheet.annulReason = body.reason.trim(); return []; },
};
