import { unitById } from './handling-units.ts';
import type { Prng } from './prng.ts';
import {
  basicallySatisfiedRemarks, declineExplanations, dissatisfiedReasons, escalationBlockers, extensionReasons, fieldTexts, generalObstacles, returnGuidance, returnRequestReasons, satisfiedRemarks,
  type DeclineReason,
} from './reply-texts.ts';
import type { DemoSuggestion } from './suggestions.ts';

export { declineReasons, type DeclineReason } from './reply-texts.ts';
export type ResultClass = 'solved' | 'partly' | 'inProgress' | 'planned' | 'reference' | 'notFeasible' | 'upperLevel';
export interface PromiseDraft { content: string; measure: string; dueOn: string; sectionId: string; sectionName: string }
export interface AskAnswer { askNumber: number; resultClass: ResultClass; text: string; promise: PromiseDraft | undefined }
export interface AnswerContext {
  replyOn: string;
  /** The unit that replies; the suggestion's lead unit if none is given (separate handling has several). */
  unitId?: string;
  /** One for each ask; drawn so that about two thirds are solved or partly solved if not given. */
  resultClasses?: readonly ResultClass[];
  /** No promise is due later. */
  latestDueOn?: string;
}

const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{([a-z]+)\}/gi, (_, slot: string) => {
    const value = values[slot];
    if (value === undefined) throw new RangeError(`no value for {${slot}}`);
    return String(value);
  });

/** '2026-06-30' → '2026年6月30日'. */
export const spokenDate = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
};
/** The last day of the month `months` after the date's own. */
const monthEnd = (date: string, months: number): string => {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
};
const daysBefore = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
const startsWithAct = /^(完成|建成|安装|增设|设置|修复|更换|清理|开通|出台|公布|组织|实施|新建|培训|配置|配备|落实|开展|整改|发放|改造|铺设|招聘|签订|成立|建立|印发|评选|发布|补助|投保|购置|设立|查处|检查|恢复|迁移|扩建|接管|移交|盘活|更新|救治|调整|启动|核定|提高|扩大|编制|架设|明确|发出|招募|处置|评估|推行|办结|启用|扩建|批复|修建|硬化|追回|跟踪|创建|举办|制作|补建|增加|安排|流转|招录|重新启用|巡回审判|核查|清退|选树)/;
/** A deed as the object of a promise: "6月底前建成…" or, if it begins with a noun, "6月底前做到：…". */
const byDate = (deed: string, dueOn: string): string => `${spokenDate(dueOn)}前${startsWithAct.test(deed) ? '' : '做到：'}${deed}`;

export function drawResultClass(prng: Prng): ResultClass {
  return prng.weighted([['solved', 46], ['partly', 16], ['inProgress', 17], ['planned', 10], ['reference', 5], ['notFeasible', 3], ['upperLevel', 3]] as const);
}

/** The section whose name has most characters in common with the suggestion's keywords; the first after 办公室 if none has. */
export function sectionFor(suggestion: DemoSuggestion, unitId: string): { id: string; name: string } {
  const words = new Set([...suggestion.keywords.join(''), ...suggestion.topic]);
  const unit = unitById(unitId);
  const scored = unit.sections.slice(1).map((section) => ({ section, score: [...section.name.replace(/[科部室队]$/, '')].filter((character) => words.has(character)).length }));
  scored.sort((left, right) => right.score - left.score);
  return scored[0]?.section ?? unit.sections[0] ?? { id: unit.id, name: unit.shortName };
}

/** Electricity and water share a field but not their plans and hindrances: the first entry is the grid's, the second the waterworks'. */
const ownEntry = (prng: Prng, suggestion: DemoSuggestion, entries: readonly string[]): string =>
  suggestion.topic === '供电供水' ? entries[suggestion.leadUnitId === 'unit-power' ? 0 : 1] ?? '' : prng.pick(entries);
const planFor = (prng: Prng, suggestion: DemoSuggestion): string => ownEntry(prng, suggestion, fieldTexts[suggestion.topic].plans);
const obstacleFor = (prng: Prng, suggestion: DemoSuggestion): string =>
  prng.chance(0.65) ? prng.pick(generalObstacles) : ownEntry(prng, suggestion, fieldTexts[suggestion.topic].obstacles);

const answers: Record<ResultClass, readonly string[]> = {
  solved: ['您的意见已经采纳并落实：{deed}。{section}已于{done}组织现场核实，效果达到预期，后续纳入日常管护。', '该事项已办结：{deed}。共投入资金{money}万元，{done}会同{village}代表和群众现场查看。'],
  partly: ['该事项部分解决。{section}已先期完成最急需的部分，占总量约{percent}%；全部工作的目标是：{deed}，余下部分将继续推进，每季度向您通报。', '已投入{money}万元先行实施，目前完成约{percent}%。按照“{deed}”的要求，余下部分因{obstacle}，正在协调解决。'],
  inProgress: ['该事项正在办理。项目已列入{plan}，安排资金{money}万元，目前完成约{percent}%，{promise}。责任科室：{section}。', '已于{done}启动前期工作，完成勘察和方案征求意见，现进入实施阶段，{promise}。由{section}按月调度。'],
  planned: ['该事项已列入{plan}，估算资金{money}万元，计划{promise}。责任科室：{section}，实施前将再次征求您和{village}群众的意见。', '经研究采纳您的建议，今年开展前期工作，列入{plan}，{promise}。'],
  reference: ['您的意见对我们改进工作很有参考价值。目前{obstacle}，近期难以实施，我们将在修订{plan}时一并研究。', '因{obstacle}，暂不具备实施条件，先作为工作参考；条件变化时{section}将主动与您联系。'],
  notFeasible: ['经现场核实和研究论证，{obstacle}，该项建议目前无法实施，恳请理解。我们将通过加强日常管理缓解有关问题。', '由于{obstacle}，不能按所提方式办理。{section}已就替代办法与您沟通，相关依据附后。'],
  upperLevel: ['该事项的决定权限在上级。我单位已于{done}以书面形式向{upper}反映，将跟踪办理情况并及时告知您。', '所提内容须由{upper}批准，我单位已整理材料上报，收到批复后十日内向您反馈。'],
};

export function makeAskAnswers(prng: Prng, suggestion: DemoSuggestion, context: AnswerContext): AskAnswer[] {
  const unitId = context.unitId ?? suggestion.leadUnitId;
  const section = sectionFor(suggestion, unitId);
  return suggestion.asks.map((ask, index) => {
    const resultClass = context.resultClasses?.[index] ?? drawResultClass(prng);
    const deed = suggestion.deeds[index] ?? ask;
    const promises = resultClass === 'solved' || resultClass === 'partly' || resultClass === 'inProgress' || resultClass === 'planned';
    const wanted = resultClass === 'inProgress' ? monthEnd(context.replyOn, prng.int(1, 8)) : resultClass === 'planned' ? monthEnd(context.replyOn, prng.int(5, 16)) : context.replyOn;
    const dueOn = context.latestDueOn !== undefined && wanted > context.latestDueOn ? context.latestDueOn : wanted;
    const percent = prng.int(5, 17) * 5;
    // What is partly solved is promised as far as it is done; the rest waits for a second reply.
    const measure = resultClass === 'partly' ? `${deed}（已完成部分，约${percent}%）` : deed;
    const text = fill(prng.pick(answers[resultClass]), {
      deed, section: section.name, village: suggestion.village, plan: planFor(prng, suggestion), obstacle: obstacleFor(prng, suggestion), upper: fieldTexts[suggestion.topic].upperBody,
      money: prng.int(3, 90) * (prng.chance(0.4) ? 5 : 1), percent, promise: byDate(deed, dueOn), done: spokenDate(daysBefore(context.replyOn, prng.int(4, 60))),
    });
    return { askNumber: index + 1, resultClass, text, promise: promises ? { content: byDate(measure, dueOn), measure, dueOn, sectionId: section.id, sectionName: section.name } : undefined };
  });
}

export interface ConsultationMinutes { deputyOpinion: string; unitOpinion: string; difference: string; place: string }
export function makeConsultationMinutes(prng: Prng, suggestion: DemoSuggestion): ConsultationMinutes {
  const order = prng.int(0, suggestion.asks.length - 1);
  const deed = suggestion.deeds[order] ?? suggestion.title;
  const section = sectionFor(suggestion, suggestion.leadUnitId).name;
  const obstacle = obstacleFor(prng, suggestion);
  return {
    place: prng.pick([`${suggestion.village}现场`, `${suggestion.village}文化礼堂`, `${unitById(suggestion.leadUnitId).shortName}会议室`, '人大代表联络站', '行业代表工作室']),
    deputyOpinion: prng.pick([
      `${suggestion.village}群众最急的是第${order + 1}条，希望能明确时间和责任人，不要只写“逐步推进”。`, `现场情况各位都看到了。我的意见是先易后难，目标要写实：${deed}。`,
      `三条建议可以分期办，但${suggestion.village}的事不能再等一个汛期。`, '建议把办理进度在村务公开栏公布，让群众知道做到哪一步了。', '请单位把会办单位的意见也说清楚，免得答复以后又互相推。',
    ]),
    unitOpinion: prng.pick([
      `同意代表意见，由${section}牵头，一个月内拿出实施方案。`, `经初步测算，需资金${prng.int(8, 260)}万元，拟列入${planFor(prng, suggestion)}。`,
      `第${order + 1}条可以先办，其余各条待踏勘后答复。`, `目前主要困难是${obstacle}，将会同有关单位专题研究。`, `已现场确认，按“${deed}”的目标倒排工期，进度每月向代表通报。`,
    ]),
    difference: prng.chance(0.62) ? '双方意见一致。' : prng.pick([
      `对第${order + 1}条的完成时间意见不一致，代表希望年内完成，单位认为需跨年实施。`, `对资金由谁承担存在不同意见，待会商后补充说明。`, `单位认为${obstacle}，代表要求提供依据并到现场复核。`,
    ]),
  };
}

/** Assisting opinions speak of the assisting unit's own duties and of one ask. */
export function makeAssistingOpinion(prng: Prng, suggestion: DemoSuggestion, assistingUnitId: string): string {
  const unit = unitById(assistingUnitId);
  const order = prng.int(0, suggestion.asks.length - 1);
  const deed = suggestion.deeds[order] ?? suggestion.title;
  const section = sectionFor(suggestion, assistingUnitId).name;
  const said = `${suggestion.title}${suggestion.analysis}${suggestion.asks.join('')}${suggestion.keywords.join('')}`;
  const duty = unit.duties.find((one) => said.includes(one)) ?? `${section.replace(/[科部室]$/, '')}职责`;
  return prng.pick([
    `对《${suggestion.title}》第${order + 1}条，我单位支持实施。涉及${duty}方面的事项由${section}在收到方案后${prng.int(5, 15)}个工作日内办理。`,
    `经研究，我单位负责配合做好“${deed}”中与${duty}有关的工作，已确定${section}为责任科室，并派员参加现场踏勘。`,
    `该件涉及我单位的内容为${duty}。建议主办单位在方案中明确用地、资金和管护主体；我单位将于${prng.int(1, 2)}个月内完成审查。`,
    `我单位已安排${prng.int(4, 60)}万元用于配套，余额请主办单位统筹；同意将完成情况一并写入答复。`,
  ]);
}

export type EvaluationLevel = 'satisfied' | 'basicallySatisfied' | 'dissatisfied';
export function makeEvaluationRemark(prng: Prng, suggestion: DemoSuggestion, level: EvaluationLevel): string {
  const pool = level === 'dissatisfied' ? dissatisfiedReasons : level === 'satisfied' ? satisfiedRemarks : basicallySatisfiedRemarks;
  return fill(prng.pick<string>(pool), { deed: prng.pick(suggestion.deeds), village: suggestion.village });
}

export function makeProgressReport(prng: Prng, suggestion: DemoSuggestion, askNumber: number, percent: number): string {
  const deed = suggestion.deeds[askNumber - 1] ?? suggestion.title;
  if (percent >= 100) return prng.pick([`已全部完成：${deed}。已提交照片和验收资料，申请核验。`, `${deed}，各项工作已经到位，${suggestion.village}代表到场查看，请予核验。`]);
  if (percent < 30) return prng.pick([`已完成现场踏勘和方案编制，进度${percent}%，正在办理资金拨付手续。目标：${deed}。`, `已列入${planFor(prng, suggestion)}并完成招标准备，进度${percent}%。`]);
  return prng.pick([
    `主体工作已完成${percent}%，目标是：${deed}；因连续降雨耽误${prng.int(4, 16)}天，已调整班组追赶。`, `累计完成${percent}%，投入资金${prng.int(6, 180)}万元，余下部分正在实施。`,
    `完成${percent}%，目前主要问题是${obstacleFor(prng, suggestion)}，已提请协调。`,
  ]);
}
export function makeEvidenceCaption(prng: Prng, suggestion: DemoSuggestion, askNumber: number): string {
  return `${suggestion.village}：${prng.pick(fieldTexts[suggestion.topic].photographs)}（第${askNumber}条建议）`;
}

export type VerificationOutcome = 'fulfilled' | 'partlyFulfilled' | 'notFulfilled';
export function makeVerificationFinding(prng: Prng, suggestion: DemoSuggestion, askNumber: number, outcome: VerificationOutcome): string {
  const deed = suggestion.deeds[askNumber - 1] ?? suggestion.title;
  if (outcome === 'fulfilled') {
    return prng.pick([`到${suggestion.village}现场逐项核对，“${deed}”属实，随机询问群众${prng.int(3, 9)}人，均表示已经用上。`, `现场察看与上报照片一致，已达到“${deed}”的要求，同意核验通过。`]);
  }
  if (outcome === 'partlyFulfilled') return `现场完成约${prng.int(9, 17) * 5}%，与“${deed}”尚有差距，余下部分要求${prng.int(15, 60)}天内补齐后再次核验。`;
  return prng.pick([
    `现场未见实施，与上报“${deed}”不符，照片经比对为其他地点，退回承办单位并书面说明。`, `到期未动工，${suggestion.village}群众不知情，承诺没有落实。`, `设施已经安装但没有启用，群众反映从未使用过，不予通过。`,
  ]);
}
export function makeBrokenPromiseReason(prng: Prng, suggestion: DemoSuggestion): string {
  return prng.pick([
    `${obstacleFor(prng, suggestion)}，承诺期限内未能完成。`, '项目招标两次流标，施工单位进场推迟，未能按期完成。', '年度预算调整后该项资金未能足额安排，需转入下一年度。', '具体负责的同志调离后未做好交接，工作停顿。',
  ]);
}

export const makeReturnGuidance = (prng: Prng, suggestion: DemoSuggestion): string => fill(prng.pick<string>(returnGuidance), { unit: unitById(suggestion.leadUnitId).shortName });
export const makeDeclineExplanation = (prng: Prng, reason: DeclineReason): string => prng.pick(declineExplanations[reason]);
/** `otherUnitId` is the unit that the asking unit names as the right one. */
export const makeReturnRequestReason = (prng: Prng, otherUnitId: string): string => fill(prng.pick<string>(returnRequestReasons), { other: unitById(otherUnitId).shortName });
export const makeExtensionReason = (prng: Prng): string => fill(prng.pick<string>(extensionReasons), { count: prng.int(3, 7) });
export const makeEscalationBlocker = (prng: Prng): string =>
  fill(prng.pick<string>(escalationBlockers), { area: prng.int(3, 60), money: prng.int(12, 260) * 10, count: prng.int(3, 6) });

/** The letter around the answers. `number` is the suggestion's, `raised` where it was raised, as in 县十八届人大五次会议上. */
export function makeReplyOpening(suggestion: DemoSuggestion, number: number, raised: string, consultedOn: string | undefined): string {
  const others = suggestion.assistingUnitIds.map((id) => unitById(id).shortName).join('、');
  return `您在${raised}提出的《${suggestion.title}》（第${number}号）收悉。经${others === '' ? '' : `会同${others}`}认真研究${consultedOn === undefined ? '' : `，并于${spokenDate(consultedOn)}与您面商`}，现答复如下：`;
}
export const makeReplyClosing = (prng: Prng, suggestion: DemoSuggestion): string => prng.pick([
  `感谢您对${suggestion.topic}工作的关心和支持，欢迎继续监督承诺事项的落实。`, '感谢您对我们工作的关心。上述事项完成后，我们将请您到现场察看。', `衷心感谢您为${suggestion.village}群众所作的努力，恳请继续提出宝贵意见。`,
]);
