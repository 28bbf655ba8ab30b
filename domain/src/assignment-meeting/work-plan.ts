import type { PlannedUnit, SuggestionCategory } from '../case-file/rows.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { basisText } from '../deadline/deadline-rule.ts';
import { owesReply, taskRoleLabels } from '../handling-task/live-task.ts';
import { unitSystemLabels, unitSystems, type UnitSystem } from '../identity/unit-system.ts';
import { formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import { deadlineRuleOf, type Settings } from '../setting/settings.ts';
import type { TimeSettingKey } from '../setting/time-settings.ts';

/** 交办工作方案: four parts, made from the record unless somebody has written a part anew. */
export const sectionKeys = ['numbers', 'duties', 'stages', 'requirements'] as const;
export type SectionKey = (typeof sectionKeys)[number];
export type WorkPlanSections = Readonly<Partial<Record<SectionKey, string>>>;
export const sectionLabels: Readonly<Record<SectionKey, string>> = { numbers: '一、交办建议总体情况', duties: '二、办理任务和职责分工', stages: '三、办理步骤和时限', requirements: '四、办理工作要求' };

/** One suggestion of the meeting with the units chosen for it. */
export interface MeetingItem { readonly suggestionId: string; readonly number: number | null; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly category: SuggestionCategory | null; readonly plan: readonly PlannedUnit[] }
export interface UnitLine { readonly numberLabel: string; readonly title: string; readonly leadName: string; readonly role: string; readonly others: string }
export interface UnitList { readonly unitId: string; readonly unitName: string; readonly system: UnitSystem; readonly leading: number; readonly assisting: number; readonly lines: readonly UnitLine[] }
export interface WorkPlan {
  readonly title: string; readonly heldOn: IsoDate; readonly issuer: string;
  readonly sections: readonly { readonly key: SectionKey; readonly heading: string; readonly text: string; readonly isWritten: boolean }[];
  readonly lists: readonly UnitList[];
}

export interface PlanFacts {
  readonly meeting: { readonly title: string; readonly heldOn: IsoDate; readonly place: string; readonly convener: string; readonly sections: WorkPlanSections };
  readonly items: readonly MeetingItem[];
  readonly systemOf: (unitId: string) => UnitSystem;
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  readonly issuer: string;
}

export function writeWorkPlan(facts: PlanFacts): WorkPlan {
  const { meeting, items } = facts;
  const lists = listsByUnit(items, facts.systemOf);
  const made: Readonly<Record<SectionKey, string>> = { numbers: numbersOf(items, lists), duties: dutiesOf(items), stages: stagesOf(facts), requirements };
  return {
    title: `${meeting.title}工作方案`, heldOn: meeting.heldOn, issuer: facts.issuer, lists,
    sections: sectionKeys.map((key) => {
      const written = meeting.sections[key];
      return { key, heading: sectionLabels[key], text: written ?? made[key], isWritten: written !== undefined };
    }),
  };
}

/** What each unit gets, by system and then by how much it leads. */
export function listsByUnit(items: readonly MeetingItem[], systemOf: (unitId: string) => UnitSystem): UnitList[] {
  const byUnit = new Map<string, { unitName: string; leading: number; assisting: number; lines: UnitLine[] }>();
  for (const item of items) {
    for (const unit of item.plan) {
      const list = byUnit.get(unit.unitId) ?? { unitName: unit.unitName, leading: 0, assisting: 0, lines: [] };
      if (owesReply(unit)) list.leading += 1;
      else list.assisting += 1;
      const others = item.plan.filter((other) => other.unitId !== unit.unitId).map((other) => `${other.unitName}（${taskRoleLabels[other.role]}）`);
      list.lines.push({ numberLabel: item.numberLabel ?? '', title: item.title, leadName: item.leadName, role: taskRoleLabels[unit.role], others: others.join('、') });
      byUnit.set(unit.unitId, list);
    }
  }
  return [...byUnit].map(([unitId, list]) => ({ unitId, ...list, system: systemOf(unitId) }))
    .toSorted((a, b) => unitSystems.indexOf(a.system) - unitSystems.indexOf(b.system) || b.leading - a.leading || b.assisting - a.assisting || a.unitName.localeCompare(b.unitName, 'zh'));
}

const leadOf = ({ plan }: MeetingItem) => plan.find((unit) => owesReply(unit));

function numbersOf(items: readonly MeetingItem[], lists: readonly UnitList[]): string {
  if (items.length === 0) return '还没有列入建议。';
  const inSession = items.filter((item) => item.category === 'inSession').length;
  const kinds = [inSession === 0 ? null : `大会期间建议${inSession}件`, inSession === items.length ? null : `闭会期间建议${items.length - inSession}件`].filter((part) => part !== null);
  const systemOf = new Map(lists.map((list) => [list.unitId, list.system]));
  const bySystem = unitSystems.flatMap((system) => {
    const count = items.filter((item) => systemOf.get(leadOf(item)?.unitId ?? '') === system).length;
    return count === 0 ? [] : [`${unitSystemLabels[system]}${count}件`];
  });
  const separate = items.filter((item) => item.plan.some((unit) => unit.role === 'separate')).length;
  const withOthers = items.filter((item) => item.plan.some((unit) => unit.role === 'assisting')).length;
  const alone = items.length - withOthers - separate;
  const forms = [withOthers === 0 ? '' : `由一个单位主办、其他单位会办的${withOthers}件`, separate === 0 ? '' : `几个单位分别办理的${separate}件`, alone === 0 ? '' : `由一个单位单独办理的${alone}件`].filter((part) => part !== '');
  // Where nobody leads more than one there are none that lead many.
  const most = lists.filter((list) => list.leading > 1).toSorted((a, b) => b.leading - a.leading).slice(0, 5).map((list) => `${list.unitName}${list.leading}件`);
  return `本次集中交办代表建议${items.length}件，其中${kinds.join('、')}，涉及承办单位${lists.length}个。按主办（分办）单位所属系统：${bySystem.join('、')}。`
    + `\n${forms.join('，')}。${most.length === 0 ? '各主办（分办）单位均为1件。' : `主办较多的单位：${most.join('、')}。`}`;
}

function dutiesOf(items: readonly MeetingItem[]): string {
  const hasDirect = items.some((item) => item.plan.some((unit) => unit.channel === 'direct'));
  const hasSeparate = items.some((item) => item.plan.some((unit) => unit.role === 'separate'));
  return [
    '人大常委会代表工委负责交办、督促检查和组织测评；政府系统单位承办的建议，由代表工委会同政府办公室共同交办，办理中的具体协调由政府办公室负责。',
    hasDirect ? '法院、检察院、监察委员会和党群系统单位承办的建议，由代表工委直接交办，不经政府办公室会签；办理要求和时限相同。' : '',
    '主办单位对答复负总责，主动与会办单位会商，并在答复中写明会办意见；会办单位在期限内将书面意见送主办单位，不直接答复代表。',
    hasSeparate ? '分别办理的建议，各承办单位就职责范围内的事项各自办理、各自答复代表。' : '',
  ].filter((line) => line !== '').join('\n');
}

/** The last day of each step, as the clocks of the place will count it from the day of the meeting. */
function stagesOf({ meeting: { heldOn }, settings, calendar }: PlanFacts): string {
  const until = (key: TimeSettingKey) => {
    const rule = deadlineRuleOf(settings, key);
    return { on: formatChineseDate(computeDeadline(rule, heldOn, calendar, { nationalStartedOn: heldOn }).dueOn), basis: basisText(rule.basis), fromReceipt: settings[key].startEvent === 'received' };
  };
  const [receipt, back, contact, opinion, reply, latest] = [until('receipt'), until('returnRequest'), until('firstContact'), until('assistingOpinion'), until('reply'), until('replyComplex')];
  const counted = (fromReceipt: boolean) => (fromReceipt ? '（按当日签收计，自签收之日起算）' : '');
  return [
    `（一）交办和签收。${formatChineseDate(heldOn)}集中交办，各承办单位于${receipt.on}前逐件签收。不属于本单位职责的，于${back.on}前${counted(back.fromReceipt)}书面申请退办，写明职能依据；未经同意不得自行转办，办理期限照常计算。`,
    `（二）联系和面商。各主办、分办单位于${contact.on}前${counted(contact.fromReceipt)}与代表首次联系，答复前与代表面商。`,
    `（三）会办。会办单位于${opinion.on}前${counted(opinion.fromReceipt)}将书面意见送主办单位。`,
    `（四）答复。主办、分办单位于${reply.on}前书面答复代表（${reply.basis}）；涉及面广、处理难度大，经同意延期的，最迟不超过${latest.on}。`,
    '（五）测评和跟踪。答复送达后组织代表测评，不满意的重新办理；答复中的承诺列入台账，跟踪到落实。',
  ].join('\n');
}

const requirements = [
  '（一）专人负责。各承办单位主要负责人负总责，确定分管领导和经办科室、经办人。',
  '（二）先商后复。与代表面商，充分听取意见；答复由主要负责人审核签发，逐条回应具体建议。',
  '（三）重在落实。能解决的抓紧解决；列入计划解决的，写明内容、责任人和期限；条件所限确实不能解决的，向代表说明原因。',
  '（四）及时报告。办理中遇到职责争议或者重大困难的，及时报告交办机关，不得延误。',
].join('\n');
