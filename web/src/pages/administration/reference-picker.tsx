import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { WidgetProps } from '../../actions/widgets/control.ts';
import { get, queryString } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import { useAdministeredCongress } from './administered-congress.ts';
import { referenceOf } from './reference-widgets.ts';

interface Found { readonly id: string; readonly [field: string]: unknown }

/** A record of another list, found by its name; names once seen stay known. */
const known = new Map<string, string>();
export function ReferencePicker({ name, value, onChange, control }: WidgetProps & { readonly name: string }) {
  const reference = referenceOf[name];
  const [typed, setTyped] = useState('');
  const filter = Object.fromEntries(new URLSearchParams(reference?.query ?? ''));
  const path = `/api/v1/${reference?.kind ?? ''}${queryString({ ...filter, query: typed, state: 'active', limit: 50, congressId: useAdministeredCongress().id })}`;
  const found = useQuery({ queryKey: keys.administration(path), enabled: reference !== undefined, queryFn: ({ signal }) => get<{ items: Found[] }>(path, signal) });
  for (const one of found.data?.items ?? []) known.set(one.id, (reference?.label ?? []).map((field) => one[field]).filter((text) => typeof text === 'string' && text !== '').join(' '));
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  const ids = [...new Set([...(chosen === undefined ? [] : [chosen]), ...(found.data?.items ?? []).map((one) => one.id)])];
  return (
    <Select<string> {...control} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} placeholder="输入名称查找" loading={found.isFetching} {...(chosen === undefined ? {} : { value: chosen })}
      options={ids.map((id) => ({ value: id, label: known.get(id) ?? '已选' }))} onChange={(next: string | undefined) => onChange(next)} />
  );
}
