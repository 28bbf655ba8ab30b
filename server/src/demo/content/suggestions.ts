import { townshipById, townships, type Township } from './county.ts';
import { askTails, fieldStakes } from './field-stakes.ts';
import { createSlotFiller, type SlotFiller } from './fill-slots.ts';
import type { Prng } from './prng.ts';
import { topics } from './topics/all-topics.ts';
import type { TopicField, TopicTemplate } from './topics/topic-template.ts';

export type SuggestionSource = 'research' | 'seminar' | 'visit' | 'reception';
export interface SuggestionContext {
  year: number;
  /** Month in which it is written, 1 if none is given: before October the texts speak of last year's figures, not this year's. */
  month?: number;
  /** Where it speaks of; drawn by population if none is named. */
  townshipId?: string;
  /** `township`: a suggestion of the township's own congress, handled by the township government. Default `county`. */
  level?: 'county' | 'township';
  topicKey?: string;
  /** Only topics that this unit leads (or, if none, assists): for planted cases such as 回娘家. */
  unitId?: string;
  source?: SuggestionSource;
}
export interface DemoSuggestion {
  title: string; situation: string; analysis: string; asks: string[];
  /** One for each ask: what stands there when it is carried out; replies promise it. */
  deeds: string[];
  topic: TopicField; topicKey: string; keywords: readonly string[];
  leadUnitId: string; assistingUnitIds: string[]; source: SuggestionSource; townshipId: string; village: string;
}

const countyTopicsByUnit = (unitId: string): TopicTemplate[] => {
  const led = topics.filter((topic) => topic.leadUnitId === unitId);
  return led.length > 0 ? led : topics.filter((topic) => topic.assistingUnitIds.includes(unitId));
};
const townshipFields: readonly TopicField[] = ['交通出行', '水利建设', '农业农村', '养老服务', '生态环境', '市政管理', '文化旅游', '民政事务', '应急消防'];
const townshipTopics = topics.filter((topic) => townshipFields.includes(topic.field) && !['unit-court', 'unit-procuratorate'].includes(topic.leadUnitId));
const topicsByKey = new Map(topics.map((topic) => [topic.key, topic]));
/** Livelihood, roads and farming make up most of what county deputies raise. */
const weightByField: Partial<Record<TopicField, number>> = { 交通出行: 3, 水利建设: 2, 农业农村: 2, 教育: 2, 医疗卫生: 2, 住房城建: 2, 公安交管: 2, 政法综治: 0.6, 数字政务: 0.7 };
const weightedTopics = topics.map((topic) => [topic, weightByField[topic.field] ?? 1] as const);
const weightedTownships = townships.map((township) => [township, Math.sqrt(township.residents)] as const);

const urging = ['', '', '加快', '尽快', '抓紧'] as const;
const improving = ['', '', '进一步', '切实'] as const;
const sourceSentences: Record<SuggestionSource, readonly string[]> = {
  research: ['为摸清情况，我会同{town}代表小组开展专题调研，走访{village}等{3-9}个村（社区），入户{40-160/5}户，收回问卷{80-420/10}份，并听取了相关部门和镇村干部的意见。', '今年{3-9}月，我用{6-20}天时间开展专题调研，实地察看现场{3-11}处，逐项核对了有关数据，现将情况反映如下。'],
  seminar: ['在{town}代表组织的座谈会上，{12-36}名选民代表和村（社区）干部围绕此事谈了意见，希望县里统筹解决。', '日前召开的代表与部门座谈会上，{6-18}位代表先后就此发言，认为此事已到了非解决不可的时候。'],
  visit: ['我在走访选民时，{village}不少群众拉着我到现场看，大家把这件事看得很重。', '今年以来我先后{3-9}次走访{village}、{village2}，听取了{40-160/10}名群众的意见，这件事被提到的次数最多。'],
  reception: ['在代表联络站接待日，先后有{5-19}批{9-46}名群众反映此事，其中{village}村民的意见最为集中。', '联络站登记簿显示，今年1月以来关于此事的意见有{8-34}条，不少群众是第二次、第三次来反映。'],
};
const persistence = ['群众反映该问题已有{2-6}年，其间有关方面也作过处理，但没有从根本上解决。', '此事虽然不大，却关系到群众的日常生活，也影响着大家对政府工作的评价。', '{last}年曾有代表就此提过意见，答复中说将逐步研究，至今进展不明显。'] as const;
const causes = ['同时，部门之间的职责边界不够清楚，缺少牵头单位，往往是问题来了各管一段。', '从更深层次看，前期规划与实际需求脱节，建设之后的管护没有跟上，投入缺少稳定来源。', '此外，群众参与和监督的渠道不畅，事前征求意见不充分，事后成效如何也没有向群众反馈。', '其他地方的做法表明，只要责任主体明确、资金和时限落实，这类问题是能够解决的。'] as const;

function chooseTopic(prng: Prng, context: SuggestionContext): TopicTemplate {
  if (context.topicKey !== undefined) {
    const topic = topicsByKey.get(context.topicKey);
    if (topic === undefined) throw new RangeError(`no topic ${context.topicKey}`);
    return topic;
  }
  if (context.level === 'township') return prng.pick(townshipTopics);
  if (context.unitId !== undefined) {
    const own = countyTopicsByUnit(context.unitId);
    if (own.length > 0) return prng.pick(own);
  }
  return prng.weighted(weightedTopics);
}

const onePerTownship = /\{(street|estate|river|bridge|reservoir|school)\}/;
/** Says where as deputies do: a village or two behind the township, the township before a street, the villages that gain at the end. */
function makeTitle(prng: Prng, topic: TopicTemplate, filler: SlotFiller): string {
  let template = prng.pick(topic.titles);
  if (!template.includes('{')) template = `${template.slice(0, 2)}{town}${template.slice(2)}`;
  if (template.includes('{town}') && !/\{(village|place|road|hamlet)\}/.test(template) && !onePerTownship.test(template)) {
    template = template.replace('{town}', prng.weighted([['{town}', 1], ['{town}{village}', 3], ['{town}{village}、{village2}', 4]]));
  } else if (!template.includes('{town}') && prng.chance(0.5)) {
    template = template.replace(onePerTownship, (slot) => `{town}${slot}`);
  }
  if (!/\{(village|place|road|hamlet)\}/.test(template) && prng.chance(0.75)) template += prng.pick(['，方便{village}、{village2}群众', '，回应{village}、{village2}群众期盼']);
  const body = filler.fill(template);
  const urge = /^[让将在为把]/.test(body) ? '' : prng.pick(/^(加强|提升|优化|改善|完善|规范|提高|强化|深化|减轻|保障|方便|关爱|做)/.test(body) ? improving : urging);
  return `关于${urge}${body}的建议`;
}

export function makeSuggestion(prng: Prng, context: SuggestionContext): DemoSuggestion {
  const township: Township = context.townshipId === undefined ? prng.weighted(weightedTownships) : townshipById(context.townshipId);
  const topic = chooseTopic(prng, context);
  const source = context.source ?? prng.weighted([['research', 3], ['seminar', 2], ['visit', 3], ['reception', 3]] as const);
  const filler = createSlotFiller(prng, township, context.year);
  const inTime = (text: string): string => ((context.month ?? 1) >= 10 ? text : text.replaceAll('今年', '去年'));
  const situation = topic.situation.map((paragraph) => filler.fill(paragraph));
  const introduction = filler.fill(prng.pick(sourceSentences[source]));
  const paragraphs = prng.chance(0.7) ? [introduction, ...situation] : [...situation, introduction];
  if (prng.chance(0.45)) paragraphs.push(filler.fill(prng.pick(persistence)));
  const analysis = topic.analysis.map((paragraph) => filler.fill(paragraph));
  if (prng.chance(0.6)) analysis.push(prng.pick(causes));
  if (prng.chance(0.75)) analysis.push(prng.pick(fieldStakes[topic.field]));
  const filled = topic.asks.map((ask) => ({ text: filler.fill(ask.text), deed: filler.fill(ask.deed) }));
  const asks = prng.chance(0.18) ? filled.slice(0, 2) : filled;
  const tails = prng.sample(askTails, asks.length);
  const ownUnit = `unit-${township.id}`;
  const ofTownship = context.level === 'township';
  const assistingUnitIds = ofTownship ? [] : topic.assistingUnitIds.filter(() => prng.chance(0.72));
  if (!ofTownship && prng.chance(0.22)) assistingUnitIds.push(ownUnit);
  return {
    title: makeTitle(prng, topic, filler), situation: inTime(paragraphs.join('\n')), analysis: inTime(analysis.join('\n')),
    asks: asks.map((ask, index) => `${ask.text}${prng.chance(0.45) ? tails[index] ?? '' : ''}`), deeds: asks.map((ask) => ask.deed),
    topic: topic.field, topicKey: topic.key, keywords: topic.keywords,
    leadUnitId: ofTownship ? ownUnit : topic.leadUnitId, assistingUnitIds, source, townshipId: township.id, village: filler.value('village'),
  };
}
