import { useQuery } from '@tanstack/react-query';
import { relationsQuery } from '../../api/queries.ts';
import type { HandlingTask, Suggestion } from '../../api/types.ts';
import { paperDate, paperInstant } from '../../text/format-date.ts';
import { categoryLabels, entryObjectionStates, entryText, disputeStates, extensionText, levelLabels, linkRelationLabels, objectionStates, formerUnitsOf, originOf, resultClassLabels, returnStates, sourceLabels, suggestionStates, taskRoleLabels, wishText } from '../../text/states.ts';
import { originRows } from '../suggestion/origin.ts';
import { Facts, Listing, Section, Text } from './sheet.tsx';

const steps = [['提出', 'submittedOn'], ['登记', 'registeredOn'], ['交办', 'assignedOn'], ['答复', 'repliedOn'], ['办结', 'concludedOn'], ['归档', 'archivedOn'], ['销号', 'closedOn']] as const;
const stepsOf = (suggestion: Suggestion) => steps.flatMap(([label, field]) => (suggestion[field] === null ? [] : [`${label} ${paperDate(suggestion[field])}`])).join('；');

/** Who raised it, when, and what became of it, in one look. */
export function Basics({ suggestion: one }: { readonly suggestion: Suggestion }) {
  const rated = (level: Suggestion['firstResult']) => (level === null ? null : levelLabels[level]);
  return (
    <Section title="基本情况">
      <Facts rows={[
        ['编号', one.numberLabel], ['类别', one.category === null ? null : categoryLabels[one.category]], ['状态', `${one.stateLabel}${one.isKey ? '；重点督办' : ''}`],
        ['领衔代表', `${one.leadName}${one.leadDelegationName === null ? '' : `（${one.leadDelegationName}）`}${one.leadPhone === null ? '' : ` ${one.leadPhone}`}`],
        ['来源', entryText(one, paperDate)], ...originRows(one, ''), ['录入异议', one.entryObjection === null ? null : `${one.entryObjection}；${entryObjectionStates[one.entryObjectionState ?? ''] ?? ''}${one.entryObjectionAnswer === null ? '' : `：${one.entryObjectionAnswer}`}`],
        ['形成方式', one.source === null ? null : sourceLabels[one.source]], ['公开意愿', wishText(one)],
        ['主办单位', one.leadUnitName], ['各步日期', stepsOf(one)], ['办理结果', one.overallClass === null ? null : resultClassLabels[one.overallClass]],
        ['测评结果', one.finalResult === null ? rated(one.firstResult) : `首次 ${rated(one.firstResult) ?? '没有评'}；最后 ${levelLabels[one.finalResult]}`],
      ]} />
    </Section>
  );
}

export function Words({ suggestion }: { readonly suggestion: Suggestion }) {
  return (
    <Section title="建议内容">
      {suggestion.situation === '' ? null : <><h3>情况</h3><Text>{suggestion.situation}</Text></>}
      {suggestion.analysis === '' ? null : <><h3>分析</h3><Text>{suggestion.analysis}</Text></>}
      <h3>具体建议</h3>
      {suggestion.asks.length === 0 ? <p>还没有写具体建议</p> : <ol className="print-asks">{suggestion.asks.map((ask) => <li key={ask.no} value={ask.no}>{ask.text}</li>)}</ol>}
    </Section>
  );
}

export function CoSigners({ suggestion }: { readonly suggestion: Suggestion }) {
  const { coSponsorship } = suggestion.records;
  if (coSponsorship.length === 0) return null;
  return <Section title="联名代表">{suggestion.motion === null ? null : <p>以议案上的签名为准。</p>}<Listing heads={['姓名', '代表团', '联名情况', '附带意见']} narrow={['姓名', '联名情况']} rows={coSponsorship.map((one) => ({ key: one.id, cells: [one.personName, one.delegationName, `${one.stateLabel}${one.onPaper ? '（纸上签名）' : ''}`, one.opinion] }))} /></Section>;
}

const stateOfLevel = { presidium: 'underPresidiumReview', affairs: 'underAffairsReview', office: 'underOfficeReview' } as const;

export function Reviews({ suggestion: one }: { readonly suggestion: Suggestion }) {
  if (one.passes.length === 0 && one.declineText === null && one.guidance === null) return null;
  return (
    <Section title="审核">
      {one.passes.length === 0 ? null : <Listing heads={['审核', '审核人', '时间', '意见']} narrow={['审核人', '时间']} rows={one.passes.map((pass) => ({ key: `${pass.level} ${pass.at}`, cells: [suggestionStates[stateOfLevel[pass.level]], pass.byName, paperInstant(pass.at), pass.note ?? '通过'] }))} />}
      <Facts rows={[['修改意见', one.guidance === null ? null : `${one.guidanceFrom ?? ''}：${one.guidance}`], ['不予受理', one.declineText === null ? null : `${one.declineCode ?? ''} ${one.declineText}`]]} />
    </Section>
  );
}

/** How the unit came to it and what was asked about it: each in a line. */
function changesOf(task: HandlingTask): string[] {
  return [
    task.takesOverFromName === null ? null : originOf(task).join('：'),
    formerUnitsOf(task),
    task.returnState === null ? null : `申请退办：${task.returnReason ?? ''}（${task.returnGround ?? ''}），${returnStates[task.returnState] ?? ''}${task.returnAnswer === null ? '' : `：${task.returnAnswer}`}`,
    task.endedOn === null ? null : `${paperDate(task.endedOn)}终止：${task.endedReason ?? ''}`,
    extensionText(task, task.extensionDecidedOn === null ? '' : paperDate(task.extensionDecidedOn)),
    task.disputeState === null ? null : `职责争议（${task.disputeSignedBy ?? ''}签署）：${task.disputeStatement ?? ''}；${disputeStates[task.disputeState]}${task.disputeAnswer === null ? '' : `（${task.disputeAnswer}）`}`,
    task.objectionState === null ? null : `${objectionStates[task.objectionState] ?? ''}：${task.objection ?? ''}${task.objectionAnswer === null ? '' : `（${task.objectionAnswer}）`}`,
  ].filter((line) => line !== null);
}

export function Assignment({ suggestion: one }: { readonly suggestion: Suggestion }) {
  const tasks = one.records.handlingTask;
  if (one.plan.length === 0 && tasks.length === 0) return null;
  const planned = one.plan.map((unit) => ({ key: unit.unitId, cells: [unit.unitName, taskRoleLabels[unit.role], unit.channel === 'direct' ? '直接交办' : '经政府办会签交办', ''] }));
  const handled = tasks.map((task) => ({
    key: task.id, cells: [task.unitName, taskRoleLabels[task.role], <>交办 {paperDate(task.assignedOn)}{task.acceptedOn === null ? '；还没有签收' : <><br />签收 {paperDate(task.acceptedOn)}</>}</>,
      <>{task.stateLabel}{task.sectionName === null ? '' : `；${task.sectionName}${task.handlerName === null ? '' : `（经办人 ${task.handlerName}）`}`}{task.urgedCount === 0 ? '' : `；催办 ${task.urgedCount} 次`}{task.contactedOn === null ? null : <><br />首次联系 {paperDate(task.contactedOn)} {task.contactNote}</>}
        {changesOf(task).map((line) => <span key={line}><br />{line}</span>)}</>],
  }));
  return (
    <Section title="交办与承办">
      <Listing heads={['单位', '职责', '交办签收', '承办情况']} narrow={['职责', '交办签收']} rows={handled.length > 0 ? handled : planned} />
      <Facts rows={[['交办说明', one.planNote]]} />
    </Section>
  );
}

/** Groups, parts and earlier years, as they stand on the day of printing. */
export function RelatedNumbers({ suggestion }: { readonly suggestion: Suggestion }) {
  const relations = useQuery(relationsQuery(suggestion.id)).data;
  const links = relations?.links ?? [];
  if (links.length === 0) return null;
  return (
    <Section title="有关的建议">
      <Listing heads={['关系', '建议', '日期', '说明']} narrow={['关系', '日期']} rows={links.map((link) => ({
        key: link.linkId, cells: [`${linkRelationLabels[link.relation] ?? ''}${link.state === 'standing' ? '' : '（已解除）'}`, link.other === null ? null : `${link.other.numberLabel ?? '未编号'}《${link.other.title}》`, paperDate(link.madeOn), link.endedReason ?? link.reason],
      }))} />
    </Section>
  );
}
