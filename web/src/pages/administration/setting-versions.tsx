import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';

interface Version {
  readonly version: number; readonly reason: string; readonly adoptedBy: string; readonly adoptedAt: string; readonly inForceFrom: string; readonly isComing: boolean;
  readonly changes: readonly { readonly key: string; readonly labelZh: string; readonly valueText: string; readonly basisText: string }[];
}
const path = '/api/v1/settings/versions';

/** 历次设置: who decided what, when, why, from which day. */
export function SettingVersions() {
  const [isOpen, setOpen] = useState(false);
  return <details className="card settings__versions" onToggle={(event) => setOpen(event.currentTarget.open)}><summary>历次设置</summary>{isOpen ? <Versions /> : null}</details>;
}

function Versions() {
  const today = useToday();
  const list = useQuery({ queryKey: keys.administration(path), queryFn: ({ signal }) => get<{ items: Version[] }>(path, signal) });
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) return <p className="muted">还没有改动过，都是程序自带的设置。</p>;
  return (
    <ul className="stack">
      {list.data.items.map((one) => (
        <li key={one.version} className="stack-sm">
          <p><strong>第 {one.version} 版，自{formatDate(one.inForceFrom, today)}起</strong>{one.isComing ? '（还没有到启用日期）' : ''}<span className="small muted">　{one.adoptedBy} {formatInstant(one.adoptedAt)} 定，{one.reason}</span></p>
          <ul className="small">{one.changes.map((change) => <li key={change.key}>{change.labelZh}：{change.valueText}<span className="muted">（{change.basisText}）</span></li>)}</ul>
        </li>
      ))}
    </ul>
  );
}
