/**
 * How everything that the messages do not tell is made up. Each rule depends on the message alone (its number seeds the draws), so
 * that two runs give the same county. Printed at the head of every run.
 */
import { publishedCalendar } from '@luoshi/domain/calendar/published-calendar.ts';
import { addDays, addMonths, earlierOf, isoDateOf, laterOf, yearOf, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { createPrng, type Prng } from '../../server/src/demo/content/prng.ts';
import { deputies, units, type Deputy, type HandlingUnit } from '../site/county.ts';
import type { Message } from './read-messages.ts';
import { unitOfLastResort, unitsByDuty } from './route-message.ts';
import { asksOf, sentencesOf } from './split-text.ts';

export const statedRules = [
  '一件留言作一件建议:标题为留言主题,情况为留言全文,分析为固定的一句话,具体建议为留言中提出要求的句子(至多 5 条)。',
  '领衔代表由留言编号抽定(16 个代表团各 4 名);五件中约一件有一名联名代表,当日确认。代表任期不换届。',
  '起草、提交在留言当日;以后每个工作日一步:主席团初审 → 代表工委复审、常委会办公室终审 → 登记编号、交办、会签 → 签收、分派 → 首次联系、约定面商 → 面商、代表确认,会办意见;答复在真实的答复日签发。答复更早的,余下各步都在答复日办。',
  '登记为闭会期间建议;留言在 2 月 20 日至 23 日(会期)之间的登记为大会期间建议。',
  '主办单位:职责词、单位名称与留言相符最多者;没有相符的取系统推荐的第一位,再没有的交政务服务管理办公室。有第二个相符单位的,三件中约一件由它会办(会办意见为固定的一句话)。',
  '答复为真实答复,按句分给各条具体建议。句中说到将来并写明答复日以后日期的,为“列入计划”,以该日期为承诺期限;答复自己说已经办妥的,为“已经解决”;其余为“留作参考”,不算承诺。没有由人逐件识别承诺。',
  '面商:约九成由主要负责人面商、代表确认;约 4% 代表确认不需要面商;约 3% 只有分管领导参加(无效,写明原因签发);其余联系不上代表(写明原因签发)。',
  '测评:每年一轮,12 月 1 日至 20 日;不满意重新办理的,次年 1 月 10 日再次答复(原答复加一句话),3 月 1 日至 14 日第二轮。留言到答复超过六个月,或者答复不足 20 字的,评为不满意;其余抽定:满意 80%、基本满意 15%、不满意 3%、不反馈 2%;答复送达于截止当日的来不及反馈。第二轮 70% 转为基本满意。',
  '测评结束后下一个工作日办结,再下一个工作日归档;没有未了承诺的随即销号。承诺事项不作后续办理(没有佐证材料)。',
] as const;

export interface Plan {
  readonly message: Message;
  readonly draw: Prng;
  readonly lead: Deputy;
  readonly coSponsor: Deputy | null;
  readonly asks: readonly string[];
  /** By duties; the recommendation may still name one where these do not. */
  readonly unit: HandlingUnit | null;
  readonly assisting: HandlingUnit | null;
  readonly consultation: 'valid' | 'waived' | 'lowRank' | 'unreachable';
}

export function planOf(message: Message): Plan {
  const draw = createPrng(`message ${message.id}`);
  const lead = draw.pick(deputies);
  const coSponsor = draw.chance(0.2) ? draw.pick(deputies.filter((one) => one !== lead)) : null;
  const [unit, second] = unitsByDuty(message.subject, message.body);
  const assists = draw.chance(1 / 3);
  return {
    message, draw, lead, coSponsor, asks: asksOf(message.subject, message.body, sentencesOf(message.reply).length), unit: unit ?? null, assisting: assists ? second ?? null : null,
    consultation: draw.weighted([['valid', 90], ['waived', 4], ['lowRank', 3], ['unreachable', 3]] as const),
  };
}

export function unitById(id: string): HandlingUnit {
  const unit = units.find((one) => one.id === id) ?? units.find((one) => one.id === unitOfLastResort);
  if (unit === undefined) throw new RangeError(`no unit ${id}`);
  return unit;
}

export const isLate = ({ askedOn, repliedOn }: Message, months: number): boolean => repliedOn > addMonths(askedOn, months);
export const nextWorkingDay = (day: IsoDate): IsoDate => publishedCalendar.nextWorkingDay(day);
/** The next step's day: a working day later, never after the reply. */
export const stepAfter = (day: IsoDate, { repliedOn }: Message): IsoDate => earlierOf(nextWorkingDay(day), repliedOn);

export interface Round { readonly name: string; readonly opensOn: IsoDate; readonly closesOn: IsoDate; readonly sequence: 1 | 2 }
const yearly = (year: number): Round => ({ name: `${year}年度建议办理测评`, opensOn: isoDateOf(year, 12, 1), closesOn: isoDateOf(year, 12, 20), sequence: 1 });
const second = (year: number): Round => ({ name: `${year}年度重新办理测评`, opensOn: isoDateOf(year + 1, 3, 1), closesOn: isoDateOf(year + 1, 3, 14), sequence: 2 });
export function roundsBetween(first: IsoDate, last: IsoDate): Round[] {
  const rounds: Round[] = [];
  for (let year = yearOf(first); year <= yearOf(roundFor(last).opensOn); year += 1) rounds.push(yearly(year), second(year));
  return rounds;
}
/** The round that a reply falls into: one delivered while a round is open joins it. */
export const roundFor = (repliedOn: IsoDate): Round => { const same = yearly(yearOf(repliedOn)); return repliedOn <= same.closesOn ? same : yearly(yearOf(repliedOn) + 1); };
export const secondRoundAfter = (round: Round): Round => second(yearOf(round.opensOn));
export const rehandledOn = (round: Round): IsoDate => isoDateOf(yearOf(round.opensOn) + 1, 1, 10);
/** Within a fortnight of the opening, and never before the day after the reply; null if that is past the close. */
export function ratedOn(round: Round, repliedOn: IsoDate, draw: Prng): IsoDate | null {
  const day = laterOf(addDays(round.opensOn, draw.int(0, 13)), addDays(repliedOn, 1));
  return day <= round.closesOn ? day : null;
}

export type Rating = 'satisfied' | 'basicallySatisfied' | 'dissatisfied';
export function firstRating({ message, draw }: Plan): Rating | null {
  if (isLate(message, 6) || message.reply.length < 20) return 'dissatisfied';
  return draw.weighted([['satisfied', 80], ['basicallySatisfied', 15], ['dissatisfied', 3], [null, 2]] as const);
}
export const secondRating = ({ draw }: Plan): Rating => (draw.chance(0.7) ? 'basicallySatisfied' : 'dissatisfied');
