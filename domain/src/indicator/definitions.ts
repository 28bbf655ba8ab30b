/**
 * The indicators (统计指标), defined once: pages, exports, lists and the manual take their words from here, `counted.ts` says what is
 * counted, and the server's SQL is held equal to it by a property test. Names and formulas: handbook 2.4, 宁波, 重庆 29; 上网率 as 杭州 counts it, what the law keeps from the public (政府信息公开条例 15) apart.
 */
export type IndicatorKey =
  | 'replied' | 'repliedOnTime' | 'consulted' | 'solved' | 'interSessionalSolved' | 'concluded' | 'madePublic' | 'withheld'
  | 'satisfiedFirst' | 'contentFirst' | 'satisfiedFinal' | 'contentFinal'
  | 'commitmentsKept' | 'asksVerified' | 'asksWithoutCommitment';

/** Satisfaction never stands without implementation beside it: both are families of one table. */
export type IndicatorFamily = 'handling' | 'satisfaction' | 'implementation';
export type CountedThing = 'suggestion' | 'ask' | 'commitment';
export type IndicatorPart = 'numerator' | 'denominator' | 'missing';

export interface IndicatorDefinition {
  readonly key: IndicatorKey;
  readonly family: IndicatorFamily;
  readonly name: string;
  readonly counts: CountedThing;
  readonly numerator: string;
  readonly denominator: string;
  /** Who is in the denominator and not in the numerator, as a list is headed by it. */
  readonly missing: string;
  readonly note: string;
  /** False where a smaller number is the better one. */
  readonly moreIsBetter: boolean;
}

/** Fewer than these make no rate: one case more or less would move it by a quarter. */
export const FEWEST_FOR_A_RATE = 5;

const ASSIGNED = '已交办的建议';
const RATED_FIRST = '首次测评有效且已公开的建议';
const RATED_LAST = '有有效且已公开的测评的建议';
const RATING_NOTE = '以办理结果的测评为准；几个单位分别办理的，以最不满意的一个为准。逾期未反馈的按本地设置计（默认不计入）。测评公开以前，对谁都不计入。';

function define(family: IndicatorFamily, key: IndicatorKey, name: string, counts: CountedThing, words: readonly [numerator: string, denominator: string, missing: string], note: string, moreIsBetter = true): IndicatorDefinition {
  const [numerator, denominator, missing] = words;
  return { key, family, name, counts, numerator, denominator, missing, note, moreIsBetter };
}

export const indicators: readonly IndicatorDefinition[] = [
  define('handling', 'replied', '答复率', 'suggestion', ['已书面答复的建议', ASSIGNED, '还没有答复的建议'], '几个单位分别办理的，都答复了才算。'),
  define('handling', 'repliedOnTime', '按期答复率', 'suggestion', ['期限内送达首次答复的建议', '首次答复已送达，或者答复期限已过的建议', '逾期答复或者逾期未答复的建议'], '经批准延期的按延长后的期限。期限未到又未答复的不计入；几个单位分别办理的，以已到期或者已答复的单位为准，有一个逾期就算逾期。'),
  define('handling', 'consulted', '面商率', 'suggestion', ['有有效面商的建议', ASSIGNED, '没有有效面商的建议'], '有效：出席人职务达到本地设置的要求，并经代表确认。只看主办、分办单位的面商；代表表示不需要面商的，也不算已面商。'),
  define('handling', 'solved', '解决率', 'suggestion', ['答复为“已经解决或者采纳”的建议', ASSIGNED, '其他建议'], '按办理结果的法定类别，不按各地不同的字母。这是单位自己的说法，是否属实看落实的三个数。'),
  define('handling', 'interSessionalSolved', '闭会期间建议解决率', 'suggestion', ['答复为“已经解决或者采纳”的闭会期间建议', '已交办的闭会期间建议', '其他闭会期间建议'], '闭会期间提出多少件、解决多少件：按登记时的类别，解决与否同解决率。拆分的按拆分后的各件；已登记未交办的、转报上级的不在内，在建议列表中选“闭会期间”可以看到全部。'),
  define('handling', 'concluded', '办结率', 'suggestion', ['已办结的建议', ASSIGNED, '还没有办结的建议'], '办结：已答复、已测评、测评已结束。办结不是销号，承诺继续跟踪到落实。'),
  define('handling', 'madePublic', '公开率', 'suggestion', ['答复已向社会公开的建议', '答复已送达、没有审定不予公开的建议', '答复已送达、还没有公开的建议'], '又称上网率。全文、摘要、仅标题公开都算，到日才公开的到日再算，已撤下的不算。有依据审定不予公开的不在分母里，另列“不予公开的建议”，两个数要一起看。重新办理的，看最近一次答复。几个单位分别办理的，须公开的都公开了才算。'),
  define('handling', 'withheld', '不予公开的建议', 'suggestion', ['答复审定不予公开的建议', '答复已送达的建议', '答复已经公开或者还没有审定不予公开的建议'], '不予公开须逐件写明依据和理由。这个数越大，公开率说明的问题越少。几个单位分别办理的，全部不予公开才算。', false),
  define('satisfaction', 'satisfiedFirst', '首次满意率', 'suggestion', ['首次测评为满意的建议', RATED_FIRST, '首次测评为基本满意、不满意的建议'], `只算满意，不算基本满意。${RATING_NOTE}`),
  define('satisfaction', 'contentFirst', '首次满意和基本满意率', 'suggestion', ['首次测评为满意、基本满意的建议', RATED_FIRST, '首次测评为不满意的建议'], RATING_NOTE),
  define('satisfaction', 'satisfiedFinal', '最终满意率', 'suggestion', ['最近一次测评为满意的建议', RATED_LAST, '最近一次测评为基本满意、不满意的建议'], `只算满意，不算基本满意。重新办理后再测评的，以最近一次为准；首次的另计，两者不相混。${RATING_NOTE}`),
  define('satisfaction', 'contentFinal', '最终满意和基本满意率', 'suggestion', ['最近一次测评为满意、基本满意的建议', RATED_LAST, '最近一次测评为不满意的建议'], `重新办理后再测评的，以最近一次为准。${RATING_NOTE}`),
  define('implementation', 'commitmentsKept', '承诺落实率', 'commitment', ['期限内报已落实，并经单位以外的人核验属实的承诺', '期限已过的承诺', '没有按期落实，或者还没有核验属实的承诺'], '是否按期，看单位报已落实之日；核验用了多久不算单位的。经同意改期的按新的期限。由新答复接替的承诺不计入。'),
  define('implementation', 'asksVerified', '具体建议落实率', 'ask', ['承诺全部核验属实的具体建议（条）', '已交办的建议中的全部具体建议（条）', '还没有核验落实的具体建议（条）'], '一条具体建议至少有一项承诺，而且承诺全部核验属实，才算落实。按单位统计的，分办单位只算自己答复的各条。'),
  define('implementation', 'asksWithoutCommitment', '没有承诺的具体建议', 'ask', ['没有任何承诺的具体建议（条）', '已答复的建议中的全部具体建议（条）', '有承诺的具体建议（条）'], '答复为留作参考、难以解决、需向上级反映的，没有承诺。这个数越大，落实率说明的问题越少。', false),
];

/** How far suggestions came before a rate can count them: a rate begins where one is handed over, so what lies before is told beside it. */
export type Intake = 'raised' | 'notAdmitted' | 'admitted';
export const intakeLabels: Readonly<Record<Intake, string>> = { raised: '提出', notAdmitted: '没有登记编号', admitted: '受理登记' };
export const intakes = Object.keys(intakeLabels) as readonly Intake[];

export const indicatorKeys: readonly IndicatorKey[] = indicators.map(({ key }) => key);
/** Those that a table by unit or by township has room for. */
export const groupedIndicators: readonly IndicatorKey[] = ['satisfiedFirst', 'satisfiedFinal', 'commitmentsKept', 'asksVerified', 'asksWithoutCommitment', 'repliedOnTime', 'consulted', 'solved', 'concluded'];
export const indicatorParts: readonly IndicatorPart[] = ['numerator', 'denominator', 'missing'];
/** Satisfaction and implementation side by side, handling after them. */
export const familiesShown: readonly IndicatorFamily[] = ['satisfaction', 'implementation', 'handling'];
export const familyLabels: Readonly<Record<IndicatorFamily, string>> = { handling: '办理', satisfaction: '满意', implementation: '落实' };
