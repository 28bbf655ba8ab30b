import { Select } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { PlanRow, UnitChoice, UnitLoad } from '../../api/assignment-day.ts';
import { useToday } from '../../frame/use-today.ts';
import { choiceLabels } from '../../text/field-labels.ts';
import { formatDate } from '../../text/format-date.ts';
import { taskRoleLabels } from '../../text/states.ts';
import { choiceOf, withLead } from './choice-of-plan.ts';

interface Props {
  readonly row: PlanRow;
  readonly units: readonly UnitLoad[];
  readonly isCurrent: boolean;
  readonly isTaken: boolean;
  readonly onTake: (isTaken: boolean) => void;
  readonly trouble: string | undefined;
  readonly onCurrent: () => void;
  readonly onChoose: (choice: UnitChoice) => void;
}

/** Without the cases by name: those of the first unit are enough to read. */
const briefly = (reason: string) => reason.split('：')[0] ?? reason;
const fold = (text: string) => text.toLowerCase();

/** One suggestion of the table; the controls stand in the row that one is at. */
export function PlanTableRow({ row, units, isCurrent, isTaken, onTake, trouble, onCurrent, onChoose }: Props) {
  const today = useToday();
  const box = useRef<HTMLTableRowElement>(null);
  useEffect(() => { if (isCurrent) box.current?.scrollIntoView({ block: 'nearest' }); }, [isCurrent]);
  const choice = choiceOf(row.plan, row.planNote);
  return (
    <tr ref={box} className={isCurrent ? 'list__at' : undefined} aria-current={isCurrent ? 'true' : undefined} onClick={isCurrent ? undefined : onCurrent}>
      <td className="plans__what">
        <span className="small muted">{row.numberLabel ?? ''} · {row.leadName}{row.dueOn === null ? '' : ` · ${formatDate(row.dueOn, today)}前交办`}</span>
        <div className="plans__line"><input type="checkbox" className="plans__tick" aria-label={`勾选：${row.title}`} checked={isTaken} onChange={(event) => onTake(event.target.checked)} onClick={(event) => event.stopPropagation()} /><button type="button" className="plans__title" onClick={onCurrent} aria-expanded={isCurrent}>{row.title}</button></div>
        {isCurrent ? <><ol className="plans__asks small">{row.asks.map((ask) => <li key={ask}>{ask}</li>)}</ol><Link className="small" to={`/suggestions/${row.id}`}>看全文</Link></> : null}
        {row.meetingTitle === null ? null : <div className="small muted">已列入 {row.meetingTitle}</div>}
      </td>
      <td className="plans__recommended">
        {row.lead.length === 0 ? <span className="small muted">以往没有相近的，请自行选择</span> : (
          <ul>{row.lead.slice(0, isCurrent ? 3 : 1).map((unit, index) => (
            <li key={unit.unitId}>
              <button type="button" className="chip" aria-pressed={choice?.leadUnitId === unit.unitId} onClick={() => { onCurrent(); onChoose(withLead(choice, unit.unitId)); }}>{isCurrent ? <kbd className="key">{index + 1}</kbd> : null}{unit.shortName === '' ? unit.name : unit.shortName}</button>
              <span className="small muted"> {isCurrent ? `${choiceLabels[unit.system] ?? ''}，在办${unit.running}件。${index === 0 ? unit.reasons.join('；') : unit.reasons.map(briefly).join('；')}` : unit.reasons[0]}</span>
            </li>
          ))}</ul>
        )}
        {isCurrent && row.assisting.length > 0 ? <p className="small muted">会办：{row.assisting.map((unit) => `${unit.shortName === '' ? unit.name : unit.shortName}（${unit.reasons.map(briefly).join('；')}）`).join('、')}</p> : null}
      </td>
      <td className="plans__choice">
        {isCurrent ? <Choosing row={row} units={units} choice={choice} onChoose={onChoose} /> : row.plan.length === 0 ? <span className="muted">未拟定</span>
          : <ul>{row.plan.map((unit) => <li key={unit.unitId}><span className="small muted">{taskRoleLabels[unit.role]}</span> {unit.unitName}{unit.channel === 'direct' ? <span className="small muted">（直接交办）</span> : null}</li>)}</ul>}
        {row.planNote === null || isCurrent ? null : <div className="small muted">{row.planNote}</div>}
        {trouble === undefined ? null : <p className="small field__error" role="alert">{trouble}</p>}
      </td>
    </tr>
  );
}

function Choosing({ row, units, choice, onChoose }: { readonly row: PlanRow; readonly units: readonly UnitLoad[]; readonly choice: UnitChoice | null; readonly onChoose: (choice: UnitChoice) => void }) {
  const options = units.map((unit) => ({ value: unit.unitId, label: `${unit.name}${unit.channel === 'direct' ? `（${choiceLabels[unit.system] ?? ''}，直接交办）` : ''}` }));
  const search = { filterOption: (typed: string, option?: { label?: unknown }) => fold(String(option?.label ?? '')).includes(fold(typed)) };
  return (
    <div className="stack plans__controls">
      <div><label className="small" htmlFor="plan-lead">主办单位</label>
        <Select<string> id="plan-lead" aria-label={`主办单位：${row.title}`} showSearch={search} placeholder="输入单位名称" {...(choice === null ? {} : { value: choice.leadUnitId })} options={options} onChange={(unitId) => onChoose(withLead(choice, unitId))} /></div>
      <div><label className="small" htmlFor="plan-assisting">会办单位</label>
        <Select<string[]> id="plan-assisting" aria-label={`会办单位：${row.title}`} mode="multiple" disabled={choice === null} showSearch={search} placeholder={choice === null ? '先选主办单位' : '可选多个'} value={[...(choice?.assistingUnitIds ?? [])]} options={options.filter((one) => one.value !== choice?.leadUnitId)}
          onChange={(assistingUnitIds) => { if (choice !== null) onChoose(assistingUnitIds.length === 0 ? { leadUnitId: choice.leadUnitId, assistingUnitIds, ...(choice.note === undefined ? {} : { note: choice.note }) } : { ...choice, assistingUnitIds }); }} /></div>
      <label className="row small"><input type="checkbox" disabled={choice === null || choice.assistingUnitIds.length === 0} checked={choice?.separately === true} onChange={(event) => { if (choice !== null) onChoose({ ...choice, separately: event.target.checked }); }} /> 分别办理（不分主办、会办，各自答复）</label>
      <label className="small">交办说明
        <input key={row.version} className="input" maxLength={500} disabled={choice === null} defaultValue={row.planNote ?? ''} onBlur={(event) => { const note = event.target.value.trim(); if (choice !== null && note !== (row.planNote ?? '')) onChoose({ leadUnitId: choice.leadUnitId, assistingUnitIds: choice.assistingUnitIds, ...(choice.separately === true ? { separately: true } : {}), ...(note === '' ? {} : { note }) }); }} /></label>
    </div>
  );
}
