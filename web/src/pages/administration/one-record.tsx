import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import type { Values } from '../../actions/schema.ts';
import { get, queryString } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import { successionQuery } from '../../api/succession.ts';
import type { AnyRecord } from '../../api/types.ts';
import { formatInstant } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { useAdministeredCongress } from './administered-congress.ts';
import { AdministrationFields } from './administration-fields.tsx';
import type { KindView } from './kinds.ts';
import { SuccessionFields } from './succession-fields.tsx';
import { SuccessionProgress } from './succession-progress.tsx';
import { shownValue, type AdministrationRecord } from './administration-record.ts';

interface Slip { readonly code: string; readonly expiresAt: string; readonly username?: string; readonly purpose?: string }
type FullRecord = AdministrationRecord & Pick<AnyRecord, 'actions'>;

/** One record with what this office may do with it. A slip's code is shown once, to be printed or handed over. */
export function OneRecord({ view, id }: { readonly view: KindView; readonly id: string }) {
  const queries = useQueryClient();
  const congress = useAdministeredCongress().id;
  const path = `/api/v1/${view.kind}/${encodeURIComponent(id)}${queryString({ congressId: congress })}`;
  const query = useQuery({ queryKey: keys.administration(path), queryFn: ({ signal }) => get<FullRecord>(path, signal) });
  const desk = useQuery({ ...successionQuery(id, congress), enabled: view.kind === 'organisation' && query.data?.['organisationKind'] === 'handlingUnit' && query.data.congressId !== undefined }).data;
  const [chosen, setChosen] = useState<string | null>(null);
  const [slip, setSlip] = useState<Slip | null>(null);
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const record = query.data;
  const actions = record.actions ?? [];
  const current = actions.find((one) => one.action === chosen);
  const initial: Values = chosen === 'update' ? Object.fromEntries(Object.keys(current?.schema.properties ?? {}).map((name) => [name, record[name]])) : {};
  const done = (next: AnyRecord) => {
    setChosen(null);
    setSlip((next as AnyRecord & { slip?: Slip }).slip ?? null);
    void queries.invalidateQueries({ queryKey: ['administration'] });
  };
  return (
    <div className="stack">
      <div><StatePill tone={toneOf(view.kind, record.state)}>{record.stateLabel}</StatePill></div>
      <KeyValue rows={view.columns.map((column) => [column.title, shownValue(record, column)] as const)} />
      {desk?.succession == null ? null : <SuccessionProgress succession={desk.succession} />}
      {slip === null ? null : <SlipCard slip={slip} name={shownValue(record, view.columns[0] ?? { field: 'name', title: '' })} username={typeof record['username'] === 'string' ? record['username'] : (slip.username ?? '')} />}
      {actions.length === 0 ? null : (
        <ul className="admin__actions">{actions.map((offered) => (
          <li key={offered.action}><button type="button" className="chip" aria-pressed={offered.action === chosen} aria-disabled={offered.refusals.length > 0} onClick={() => { if (offered.refusals.length === 0) setChosen(offered.action); }}>{offered.label}</button>
            {offered.refusals.map((one) => <span className="small muted" key={one.code}>{one.text}</span>)}</li>
        ))}</ul>
      )}
      {current === undefined ? null : (
        <section className="card"><h2>{current.label}</h2>
          <ActionForm key={`${current.href}/${record.version}`} record={record} offered={current} initial={initial} onDone={done} onCancel={() => setChosen(null)} renderFields={(fields) => (chosen === 'succeed' && desk !== undefined ? <SuccessionFields {...fields} desk={desk} /> : <AdministrationFields {...fields} />)} />
        </section>
      )}
    </div>
  );
}

function SlipCard({ slip, name, username }: { readonly slip: Slip; readonly name: string; readonly username: string }) {
  return (
    <section className="note note--good stack slip" aria-label="密码单">
      <h2>密码单（只显示这一次）</h2>
      <KeyValue rows={[['姓名', name], ['登录名', username], ['激活码', <code className="slip__code" key="code">{slip.code}</code>], ['有效期至', formatInstant(slip.expiresAt)], ['使用方法', `打开 ${location.origin}/activate ，填写激活码，设置自己的密码`]]} />
      <div className="no-print"><button type="button" className="button" onClick={() => window.print()}>打印</button></div>
    </section>
  );
}
