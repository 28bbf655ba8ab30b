/**
 * Slots are written in braces. Places: {town} {village} {village2} {village3} {place} {hamlet} {road} {street} {street2} {river} {reservoir} {bridge}
 * {school} {middle} {kindergarten} {clinic} {estate} {estate2} {park} {market} {county}. Years: {year} {last} {next}. Numbers: {30-90}, {100-900/50}
 * (in steps), {1.2-3.8}; {a:3-8} keeps its number, which {a} repeats anywhere later in the same suggestion.
 */
export interface AskTemplate {
  text: string;
  /** What stands there once the ask is carried out, as a verb phrase that a reply can promise and an inspector can check. */
  deed: string;
}
export interface TopicTemplate {
  key: string;
  field: TopicField;
  leadUnitId: string;
  assistingUnitIds: readonly string[];
  keywords: readonly string[];
  /** Each begins with a verb, to stand between 关于 and 的建议. */
  titles: readonly string[];
  situation: readonly string[];
  analysis: readonly string[];
  asks: readonly AskTemplate[];
}
export type TopicField =
  | '交通出行' | '水利建设' | '农业农村' | '教育' | '医疗卫生' | '养老服务' | '生态环境' | '住房城建' | '市政管理' | '市场监管'
  | '公安交管' | '文化旅游' | '工业企业' | '人力社保' | '民政事务' | '自然资源' | '应急消防' | '供电供水' | '数字政务' | '政法综治';

/** Compact notation of a topic: `lists` are separated by spaces, titles by |, asks are written `text|deed`. */
export function topicsOf(field: TopicField, rows: readonly (readonly [
  key: string, lead: string, assisting: string, keywords: string, titles: string, situation: readonly string[], analysis: string, asks: readonly string[],
])[]): TopicTemplate[] {
  return rows.map(([key, lead, assisting, keywords, titles, situation, analysis, asks]) => ({
    key, field, leadUnitId: `unit-${lead}`, assistingUnitIds: assisting === '' ? [] : assisting.split(' ').map((id) => `unit-${id}`), keywords: keywords.split(' '),
    titles: titles.split('|'), situation, analysis: [analysis],
    asks: asks.map((ask) => {
      const [text = '', deed = ''] = ask.split('|');
      return { text, deed };
    }),
  }));
}
