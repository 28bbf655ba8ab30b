import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { recordQuery, relationsQuery, searchQuery, similarQuery } from '../../api/queries.ts';
import type { WidgetProps } from './control.ts';

interface Named { readonly id: string; readonly numberLabel: string | null; readonly title: string; readonly leadName?: string }
/** Names once found stay known, so that a chosen one is never shown as a bare key. */
const knownNames = new Map<string, string>();
const nameOf = ({ numberLabel, title, leadName }: Named): string => `${numberLabel ?? '未编号'}《${title}》${leadName === undefined ? '' : ` ${leadName}`}`;
const idsOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Other suggestions, by number or words; before anything is typed those that are like this one. */
export function SuggestionsWidget({ value, onChange, control }: WidgetProps) {
  const { id } = useParams();
  const [typed, setTyped] = useState('');
  const found = useQuery(searchQuery(typed));
  const similar = useQuery({ ...similarQuery(id ?? ''), enabled: id !== undefined });
  const offered: readonly Named[] = typed.trim() === '' ? (similar.data?.items ?? []) : (found.data?.items ?? []);
  const items = offered.filter((one) => one.numberLabel !== null && one.id !== id);
  for (const one of items) knownNames.set(one.id, nameOf(one));
  const chosen = idsOf(value);
  const ids = [...new Set([...chosen, ...items.map((one) => one.id)])];
  return (
    <Select<string[]> {...control} mode="multiple" showSearch={{ filterOption: false, onSearch: setTyped }} placeholder="输入编号或者标题中的词；先列出相近的" value={chosen} loading={found.isFetching}
      notFoundContent={typed.trim() === '' ? '没有相近的，请输入编号或者标题中的词' : '没有找到'} options={ids.map((one) => ({ value: one, label: knownNames.get(one) ?? '已选建议' }))} onChange={(next) => onChange(next)} />
  );
}

/** The other numbers of the group, each to be ticked. */
export function GroupWidget({ value, onChange, label }: WidgetProps) {
  const { id = '' } = useParams();
  const links = useQuery(relationsQuery(id)).data?.links ?? [];
  const chosen = idsOf(value);
  return links.filter((one) => one.state === 'standing' && (one.relation === 'principal' || one.relation === 'member')).map(({ other }) => (other === null ? null : (
    <label className="choice" key={other.id}><input type="checkbox" aria-label={`${label}：${nameOf(other)}`} checked={chosen.includes(other.id)} onChange={(event) => onChange(event.target.checked ? [...chosen, other.id] : chosen.filter((one) => one !== other.id))} />{nameOf(other)}</label>
  )));
}

interface Part { readonly title?: string; readonly askNos?: readonly number[] }

/** Into which suggestions one is split: titles below each other, then each ask goes to one of them. */
export function SplitPartsWidget({ value, onChange, control }: WidgetProps) {
  const { id = '' } = useParams();
  const asks = useQuery(recordQuery('suggestion', id)).data?.asks ?? [];
  const given = Array.isArray(value) ? (value as Part[]) : [];
  const parts: readonly Part[] = given.length >= 2 ? given : [...given, ...Array.from({ length: 2 - given.length }, () => ({}))];
  const set = (next: readonly Part[]) => onChange(next.map(({ title = '', askNos = [] }) => ({ title, askNos })));
  const put = (no: number, at: number) => set(parts.map((part, index) => ({ ...part, askNos: [...(part.askNos ?? []).filter((one) => one !== no), ...(index === at ? [no] : [])].toSorted((a, b) => a - b) })));
  return (
    <div className="stack" id={control.id} tabIndex={-1}>
      {parts.map((part, index) => (
        <div className="field" key={index}>
          <label className="field__label" htmlFor={`${control.id}-${index}`}>第{index + 1}件的标题</label>
          <input className="input" id={`${control.id}-${index}`} maxLength={100} value={part.title ?? ''} onChange={(event) => set(parts.map((one, n) => (n === index ? { ...one, title: event.target.value } : one)))} />
          {parts.length > 2 ? <button type="button" className="button button--small" onClick={() => set(parts.filter((_, n) => n !== index))}>去掉第{index + 1}件</button> : null}
        </div>
      ))}
      {parts.length < asks.length ? <div><button type="button" className="button button--small" onClick={() => set([...parts, {}])}>再分一件</button></div> : null}
      {asks.map((ask) => (
        <fieldset className="field" key={ask.no}><legend>第{ask.no}条：{ask.text}</legend>
          {parts.map((part, index) => <label className="choice" key={index}><input type="radio" name={`${control.id}-ask-${ask.no}`} checked={part.askNos?.includes(ask.no) === true} onChange={() => put(ask.no, index)} />分到第{index + 1}件</label>)}
        </fieldset>
      ))}
    </div>
  );
}
