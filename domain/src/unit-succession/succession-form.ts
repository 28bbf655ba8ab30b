/** 撤并: what the system administrator records of a unit that is merged or abolished, and what stands in the way. */
import { formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

export interface PersonMoved {
  readonly identityId: string;
  readonly outcome: 'moved' | 'ended';
  /** Where they go on, and as what; only for those who move. */
  readonly organisationId?: string; readonly role?: string; readonly sectionId?: string; readonly title?: string;
}
export interface SuccessionForm {
  readonly manner: 'merged' | 'abolished';
  readonly succeededOn: IsoDate;
  readonly documentTitle: string; readonly documentNumber: string; readonly documentDate: IsoDate;
  /** Who carries on whatever names nobody else. */
  readonly successorId: string;
  readonly tasks?: readonly { readonly taskId: string; readonly successorId: string }[];
  readonly people: readonly PersonMoved[];
}

export interface KnownOrganisation { readonly id: string; readonly name: string; readonly congressId: string; readonly kind: string; readonly state: string }
export interface SuccessionFacts {
  readonly today: IsoDate;
  readonly unit: KnownOrganisation;
  /** Every organisation that the form names, wherever it belongs. */
  readonly organisation: (id: string) => KnownOrganisation | undefined;
  /** The last day on which somebody of the unit acted on a case. */
  readonly lastActOn: IsoDate | null;
  /** `group`: suggestions that are handled together share it. */
  readonly openTasks: readonly { readonly taskId: string; readonly label: string; readonly group: string | null }[];
  readonly people: readonly { readonly identityId: string; readonly name: string }[];
  readonly section: (id: string) => { readonly organisationId: string } | undefined;
}

const unitRoles: readonly string[] = ['unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead'];

function dateRefusals({ succeededOn, documentDate }: SuccessionForm, { today, lastActOn, unit }: SuccessionFacts): Refusal[] {
  if (!isValidIsoDate(succeededOn)) return [refusal('badDate', '撤并日期不是有效日期，请重新填写', '/succeededOn')];
  if (!isValidIsoDate(documentDate)) return [refusal('badDate', '文件日期不是有效日期，请重新填写', '/documentDate')];
  return [
    ...(succeededOn > today ? [refusal('notYet', '撤并日期还没有到，请在撤并的当天或以后登记', '/succeededOn')] : []),
    ...(documentDate > succeededOn ? [refusal('documentLater', '文件日期晚于撤并日期，请核对文件', '/documentDate')] : []),
    ...(lastActOn !== null && succeededOn < lastActOn ? [refusal('beforeLastAct', `${unit.name}在${formatChineseDate(lastActOn)}还办理过建议，撤并日期不能早于这一天，请改为这一天或以后`, '/succeededOn')] : []),
  ];
}

function successorRefusals(id: string, field: string, { unit, organisation }: SuccessionFacts): Refusal[] {
  const next = organisation(id);
  if (id === unit.id) return [refusal('sameUnit', '单位不能并入自己，请选择承接的单位', field)];
  if (next === undefined || next.kind !== 'handlingUnit') return [refusal('unknownUnit', '没有这个承办单位，请从单位名录中选择', field)];
  if (next.congressId !== unit.congressId) return [refusal('otherCongress', `${next.name}不属于本级人大的承办单位，请选择本级的单位`, field)];
  return next.state === 'active' ? [] : [refusal('endedUnit', `${next.name}已经撤并，不能承接，请选择现在的单位`, field)];
}

function taskRefusals({ manner, tasks = [], successorId }: SuccessionForm, facts: SuccessionFacts): Refusal[] {
  const known = new Map(facts.openTasks.map((task) => [task.taskId, task]));
  const chosen = new Map(tasks.map((task) => [task.taskId, task.successorId]));
  const groups = new Map<string, string>();
  const apart = facts.openTasks.filter(({ taskId, group }) => {
    if (group === null) return false;
    const next = chosen.get(taskId) ?? successorId;
    const first = groups.get(group) ?? next;
    groups.set(group, first);
    return first !== next;
  });
  return [
    ...tasks.flatMap((task, index): Refusal[] => {
      if (!known.has(task.taskId)) return [refusal('unknownTask', '这件任务已经办结或者不由本单位承办，请刷新页面后重新选择', `/tasks/${index}/taskId`)];
      if (manner === 'merged' && task.successorId !== successorId) return [refusal('mergedWhole', '整体并入的，全部任务由并入的单位承接；须分给几个单位的，请选“撤销”', `/tasks/${index}/successorId`)];
      return successorRefusals(task.successorId, `/tasks/${index}/successorId`, facts);
    }),
    ...(tasks.length === chosen.size ? [] : [refusal('taskTwice', '同一件任务写了两个承接单位，请只留一个', '/tasks')]),
    ...(apart.length === 0 ? [] : [refusal('groupApart', `并案办理的建议须由同一单位承接，请改为一致：${apart.map(({ label }) => label).join('、')}`, '/tasks')]),
  ];
}

function peopleRefusals(form: SuccessionForm, facts: SuccessionFacts): Refusal[] {
  const known = new Map(facts.people.map((one) => [one.identityId, one.name]));
  const named = new Set(form.people.map(({ identityId }) => identityId));
  const missing = facts.people.filter(({ identityId }) => !named.has(identityId));
  const successors = [form.successorId, ...(form.tasks ?? []).map((task) => task.successorId)];
  return [
    ...form.people.flatMap((one, index): Refusal[] => {
      const at = (field: string) => `/people/${index}/${field}`;
      const name = known.get(one.identityId);
      if (name === undefined) return [refusal('unknownPerson', '名单中有人已不在本单位，请刷新页面后重新填写', at('identityId'))];
      if (one.outcome === 'ended') return [];
      const target = one.organisationId ?? form.successorId;
      if (!successors.includes(target)) return [refusal('notSuccessor', `${name}转入的单位不承接本单位的任务，请选择承接单位，或者选“终止身份”后另行登记`, at('organisationId'))];
      if (one.role !== undefined && !unitRoles.includes(one.role)) return [refusal('badRole', `${name}转入后的身份须为联络员、承办科室、分管领导或者主要负责人`, at('role'))];
      if (one.role === 'unitSection' && facts.section(one.sectionId ?? '')?.organisationId !== target) return [refusal('sectionMissing', `${name}转入后在承办科室，请选择承接单位的科室`, at('sectionId'))];
      return [];
    }),
    ...(named.size === form.people.length ? [] : [refusal('personTwice', '同一个人的同一身份写了两次，请只留一行', '/people')]),
    ...(missing.length === 0 ? [] : [refusal('personMissing', `还有人员没有写明去向：${missing.map(({ name }) => name).join('、')}，请逐人选择“转入承接单位”或者“终止身份”`, '/people')]),
  ];
}

/** Everything that stands in the way, with the field and what to do about it. */
export function successionRefusals(form: SuccessionForm, facts: SuccessionFacts): Refusal[] {
  return [
    ...(form.documentTitle.trim() === '' ? [refusal('noDocument', '请填写机构改革文件的名称', '/documentTitle')] : []),
    ...(form.documentNumber.trim() === '' ? [refusal('noDocument', '请填写机构改革文件的文号', '/documentNumber')] : []),
    ...dateRefusals(form, facts), ...successorRefusals(form.successorId, '/successorId', facts), ...taskRefusals(form, facts), ...peopleRefusals(form, facts),
  ];
}

/** How a document is named wherever it is cited. */
export const documentText = ({ documentTitle, documentNumber }: Pick<SuccessionForm, 'documentTitle' | 'documentNumber'>): string =>
  `${/^《.*》$/u.test(documentTitle.trim()) ? documentTitle.trim() : `《${documentTitle.trim()}》`}（${documentNumber.trim()}）`;

/** What the timeline of each case says. */
export function successionNote({ manner, succeededOn, document }: { readonly manner: SuccessionForm['manner']; readonly succeededOn: IsoDate; readonly document: string }, fromName: string, toName: string): string {
  return `因机构改革，“${fromName}”${formatChineseDate(succeededOn)}${manner === 'merged' ? '并入' : '撤销，由'}“${toName}”${manner === 'merged' ? '，由其' : ''}承接：依据${document}。办理期限照常计算，不因撤并重新起算`;
}
