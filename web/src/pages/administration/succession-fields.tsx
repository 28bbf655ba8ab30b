import type { Values } from '../../actions/schema.ts';
import type { SuccessionDesk } from '../../api/succession.ts';
import { type Finding } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { PersonRow, type PersonGoes } from './succession-person.tsx';

interface TaskGoes { readonly taskId: string; readonly successorId: string }
interface Props { readonly desk: SuccessionDesk; readonly values: Values; readonly onChange: (values: Values) => void; readonly formId: string; readonly findings: readonly Finding[] }

const texts = [['documentTitle', '文件名称', '机构改革方案或者批复的名称'], ['documentNumber', '文号', '如：霁委发〔2026〕9号']] as const;
const dates = [['documentDate', '文件日期'], ['succeededOn', '撤并日期']] as const;

/** The form of a merger: the document, who carries on what, and where everybody goes. */
export function SuccessionFields({ desk, values, onChange, formId, findings }: Props) {
  const value = (name: string): string => String(values[name] ?? '');
  const set = (changes: Values) => onChange({ ...values, ...changes });
  const errorAt = (name: string) => findings.find(({ field }) => field === name || field.startsWith(`${name}.`))?.text;
  const tasks = (values['tasks'] ?? []) as readonly TaskGoes[];
  const people = (values['people'] ?? []) as readonly PersonGoes[];
  const goTo = (taskId: string, successorId: string) => set({ tasks: [...tasks.filter((one) => one.taskId !== taskId), ...(successorId === '' ? [] : [{ taskId, successorId }])] });
  const go = (identityId: string, next: PersonGoes | null) => set({ people: [...people.filter((one) => one.identityId !== identityId), ...(next === null ? [] : [next])] });
  const isSplit = value('manner') === 'abolished';
  const chosen = new Set([value('successorId'), ...tasks.map((one) => one.successorId)]);
  return (
    <>
      <Field formId={formId} name="manner" label="方式" error={errorAt('manner')}>{(control) => (
        <select {...control} className="input" value={value('manner')} onChange={(event) => set({ manner: event.target.value, ...(event.target.value === 'merged' ? { tasks: [] } : {}) })}>
          <option value="">请选择</option><option value="merged">整体并入一个单位</option><option value="abolished">撤销，职责由一个或者几个单位承接</option>
        </select>)}</Field>
      {texts.map(([name, label, help]) => <Field key={name} formId={formId} name={name} label={label} help={help} error={errorAt(name)}>{(control) => <input {...control} className="input" value={value(name)} onChange={(event) => set({ [name]: event.target.value })} />}</Field>)}
      {dates.map(([name, label]) => <Field key={name} formId={formId} name={name} label={label} error={errorAt(name)}>{(control) => <input {...control} type="date" className="input" value={value(name)} onChange={(event) => set({ [name]: event.target.value })} />}</Field>)}
      <Field formId={formId} name="successorId" label="承接单位" help={isSplit ? '没有另外写明的任务都由它承接' : undefined} error={errorAt('successorId')}>{(control) => (
        <select {...control} className="input" value={value('successorId')} onChange={(event) => set({ successorId: event.target.value })}><option value="">请选择</option>{desk.successors.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>)}</Field>
      <fieldset className="stack" id={`${formId}-tasks`}>
        <legend>没有办完的任务（{desk.tasks.length} 件）</legend>
        {errorAt('tasks') === undefined ? null : <div className="field__error">{errorAt('tasks')}</div>}
        {desk.tasks.length === 0 ? <p className="muted small">这个单位没有没办完的任务。</p> : null}
        {isSplit ? <ul className="succession__rows">{desk.tasks.map((task) => (
          <li key={task.taskId} className="succession__row"><span>{task.numberLabel ?? '没有编号'} <span className="muted small">{task.roleLabel} · {task.stateLabel}{task.group === null ? '' : ' · 并案'}</span></span>
            <select className="input" aria-label={`${task.numberLabel ?? '没有编号'}的承接单位`} value={tasks.find((one) => one.taskId === task.taskId)?.successorId ?? ''} onChange={(event) => goTo(task.taskId, event.target.value)}>
              <option value="">同上（承接单位）</option>{desk.successors.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </select></li>))}</ul> : desk.tasks.length === 0 ? null : <p className="muted small">{desk.tasks.map((task) => task.numberLabel ?? '没有编号').join('、')}，全部由承接单位承接。</p>}
      </fieldset>
      <fieldset className="stack" id={`${formId}-people`}>
        <legend>人员去向（{desk.people.length} 人）</legend>
        {errorAt('people') === undefined ? null : <div className="field__error">{errorAt('people')}</div>}
        <ul className="succession__rows">{desk.people.map((person) => (
          <PersonRow key={person.identityId} person={person} goes={people.find((one) => one.identityId === person.identityId)} successors={desk.successors.filter((one) => chosen.has(one.id))} defaultId={value('successorId')} onChange={(next) => go(person.identityId, next)} />
        ))}</ul>
      </fieldset>
    </>
  );
}
