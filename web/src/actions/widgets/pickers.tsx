import { queryOptions, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { get } from '../../api/client.ts';
import { peopleQuery, roundsQuery, unitsQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { categoryLabels } from '../../text/states.ts';
import { unitChoice } from '../../text/unit-name.ts';
import type { WidgetProps } from './control.ts';

const fold = (text: string) => text.toLowerCase();

/** A handling unit, found by any part of its name. */
export function UnitWidget({ value, onChange, control }: WidgetProps) {
  const units = useQuery(unitsQuery);
  return (
    <Select<string> {...control} showSearch={{ filterOption: (typed, option) => fold(String(option?.label ?? '')).includes(fold(typed)) }} allowClear placeholder="输入单位名称" loading={units.isLoading} {...(typeof value === 'string' ? { value } : {})}
      options={(units.data?.items ?? []).map((unit) => ({ value: unit.id, label: `${unitChoice(unit)}${unit.channel === 'government' ? '' : '（直接交办）'}` }))} onChange={(next: string | undefined) => onChange(next)} />
  );
}

export function UnitsWidget({ value, onChange, control }: WidgetProps) {
  const units = useQuery(unitsQuery);
  return (
    <Select<string[]> {...control} mode="multiple" showSearch={{ filterOption: (typed, option) => fold(String(option?.label ?? '')).includes(fold(typed)) }} placeholder="输入单位名称，可选多个" loading={units.isLoading} value={Array.isArray(value) ? (value as string[]) : []}
      options={(units.data?.items ?? []).map((unit) => ({ value: unit.id, label: unitChoice(unit) }))} onChange={(next) => onChange(next)} />
  );
}

/** A section of one's own unit. */
export function SectionWidget({ value, onChange, control }: WidgetProps) {
  const { identity } = useMe();
  const units = useQuery(unitsQuery);
  const sections = units.data?.items.find((unit) => unit.id === identity.organisation.id)?.sections ?? [];
  return (
    <select {...control} className="input" value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
      <option value="">请选择</option>
      {sections.map((section) => <option key={section.id} value={section.id}>{section.name}</option>)}
    </select>
  );
}

interface SessionRecord { readonly id: string; readonly name: string; readonly termName?: string; readonly opensOn: string; readonly closesOn: string }

const sessionsQuery = queryOptions({ queryKey: keys.administration('session?choice'), queryFn: ({ signal }) => get<{ items: SessionRecord[] }>('/api/v1/session?state=active&limit=50', signal), staleTime: 300_000 });
const sessionName = ({ name, termName }: SessionRecord): string => (termName === undefined || name.includes(termName) ? name : `${termName}${name}`);

export function SessionWidget({ value, onChange, control }: WidgetProps) {
  const sessions = useQuery(sessionsQuery);
  const today = useToday();
  const latest = (sessions.data?.items ?? []).filter((one) => one.opensOn <= today).toSorted((a, b) => b.opensOn.localeCompare(a.opensOn))[0]?.id;
  // The latest session is meant nearly always; another must be chosen on purpose.
  useEffect(() => { if (value === undefined && latest !== undefined) onChange(latest); }, [value, latest, onChange]);
  return (
    <select {...control} className="input" value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
      <option value="">请选择</option>
      {(sessions.data?.items ?? []).map((one) => <option key={one.id} value={one.id}>{sessionName(one)}（{one.opensOn}开幕）</option>)}
    </select>
  );
}

/** What a number will say, before it is drawn: it cannot be taken back. */
export function ChosenSession({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  const sessions = useQuery(sessionsQuery);
  const one = sessions.data?.items.find((each) => each.id === values['sessionId']);
  const category = categoryLabels[String(values['category'])];
  return <p>{one === undefined ? '' : `会议：${sessionName(one)}（${formatDate(one.opensOn)}开幕）；`}类别：{category ?? ''}。请核对是不是这次会议的建议。</p>;
}

export function RoundWidget({ value, onChange, control }: WidgetProps) {
  const rounds = useQuery(roundsQuery);
  return (
    <select {...control} className="input" value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
      <option value="">请选择</option>
      {(rounds.data?.items ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}（{one.stateLabel}）</option>)}
    </select>
  );
}

/** People by name, pinyin or its initials. Names once found stay known, so that a chosen one is never shown as a bare number. */
const knownNames = new Map<string, string>();
export function PeopleWidget({ value, onChange, control }: WidgetProps) {
  const [typed, setTyped] = useState('');
  const found = useQuery(peopleQuery(typed, 'deputy'));
  for (const one of found.data?.items ?? []) knownNames.set(one.personId, `${one.name}（${one.organisationName}）`);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const ids = [...new Set([...chosen, ...(found.data?.items ?? []).map((one) => one.personId)])];
  return (
    <Select<string[]> {...control} mode="multiple" showSearch={{ filterOption: false, onSearch: setTyped }} placeholder="输入姓名或拼音首字母" value={chosen} loading={found.isFetching}
      notFoundContent={typed === '' ? '请输入姓名或拼音首字母' : '没有找到'} options={ids.map((id) => ({ value: id, label: knownNames.get(id) ?? '已选代表' }))} onChange={(next) => onChange(next)} />
  );
}

/** One deputy, found like several. */
export function PersonWidget({ value, onChange, ...rest }: WidgetProps) {
  return <PeopleWidget {...rest} value={typeof value === 'string' ? [value] : []} onChange={(next) => onChange((next as string[]).at(-1))} />;
}
