import type { HandlingTask, Suggestion } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { disputeStates, extensionText, objectionStates, formerUnitsOf, originOf, taskRoleLabels, toneOf } from '../../text/states.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { useOffice } from '../app/use-office.ts';
import { Fold } from '../kit/fold.tsx';

/** Who handles it, how far they are, and what the assisting units said. */
export function Units({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const tasks = record.records.handlingTask;
  if (tasks.length === 0) return null;
  return (
    <Fold title="承办单位" count={tasks.length}>
      <ul className="stack">{tasks.map((task) => <li key={task.id}><Unit task={task} record={record} today={today} /></li>)}</ul>
    </Fold>
  );
}

function Unit({ task, record, today }: { readonly task: HandlingTask; readonly record: Suggestion; readonly today: string }) {
  const opinion = record.records.assistingOpinion.find((one) => one.taskId === task.id && one.state === 'delivered');
  const office = useOffice();
  const reply = record.records.reply.findLast((one) => one.taskId === task.id);
  const contact = reply?.contactPhone ?? opinion?.contactPhone ?? null;
  return (
    <div className="stack-sm">
      <div className="spread"><h3>{task.unitName}（{taskRoleLabels[task.role]}）</h3><StatePill tone={toneOf('handlingTask', task.state)}>{task.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['交办', formatDate(task.assignedOn, today)], ['签收', formatDate(task.acceptedOn, today)], ['科室', task.sectionName], ['经办人', task.handlerName],
        originOf(task), ['机构改革', formerUnitsOf(task)],
        ['终止', task.endedOn === null ? null : `${formatDate(task.endedOn, today)} ${task.endedReason ?? ''}`],
        ['延期', extensionText(task, formatDate(task.extensionDecidedOn, today))],
        ['职责争议', task.disputeState === null ? null : <>{disputeStates[task.disputeState]}{task.disputeAnswer === null ? null : `：${task.disputeAnswer}`}</>],
        ['对单位的异议', task.objection === null ? null : <>{task.objection}<br />{task.objectionState === null ? null : objectionStates[task.objectionState]}{task.objectionAnswer === null ? null : `：${task.objectionAnswer}`}</>],
        ['首次联系', task.contactedOn === null ? null : `${formatDate(task.contactedOn, today)}${task.contactNote === null ? '' : `：${task.contactNote}`}`],
        ['联系电话', contact === null || contact === '' ? null : <a href={`tel:${contact}`}>{contact}</a>],
        ['会办意见', opinion === undefined ? null : <span className="pre">{opinion.text}</span>],
      ]} />
      <ActWithWords record={task} action="waiveConsultation" label="我不需要面商" title={`不需要${task.unitName}面商？`} doLabel="不需要面商" field={{ name: 'reason', label: '理由', isRequired: true }}
        explanation="说明不需要面商以后，单位可以不面商就答复，办理考核也不因此扣分。以后想见面，仍可以直接联系单位。" />
      <ActWithWords record={task} action="objectToUnit" label="我认为不该由这个单位办理" title={`对${task.unitName}承办有异议？`} doLabel="提出异议" field={{ name: 'reason', label: '您认为应当由哪个单位办理，为什么', isRequired: true }}
        explanation={`${office}研究后答复您：或者调整承办单位，或者说明维持的理由。在此期间办理照常进行。`} />
    </div>
  );
}
