import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { get, post, queryString, request } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { formatDate } from '../../text/format-date.ts';
import { Field } from '../../ui/field.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useAdministeredCongress } from './administered-congress.ts';
import { AdoptDialog, type SettingsAnswer, type SettingsPreview } from './adopt-dialog.tsx';

interface SetName { readonly id: string; readonly place: string; readonly regulation: string; readonly year: number; readonly warning?: string }
interface Statement { readonly key: string; readonly labelZh: string; readonly presentText: string; readonly presentBasisText: string; readonly setText: string; readonly basisText: string; readonly basis: { readonly text: string }; readonly value: unknown }
interface Comparison extends SetName {
  readonly version: number; readonly mayChange: boolean; readonly differences: readonly Statement[]; readonly agreeing: readonly Statement[];
  readonly leftAlone: readonly { readonly key: string; readonly labelZh: string; readonly presentText: string }[]; readonly notes: readonly string[];
}

const path = '/api/v1/settings/sets';

/** The regulations of other places: one is chosen and stands beside the settings in force. */
export function LocalSets({ today }: { readonly today: string }) {
  const [id, setId] = useState('');
  const list = useQuery({ queryKey: keys.administration(path), queryFn: ({ signal }) => get<{ items: SetName[] }>(path, signal) });
  if (list.data === undefined) return list.error === null ? null : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <section className="card stack set" aria-labelledby="local-sets"><h2 id="local-sets">采用一地的规定</h2>
      <Field formId="set" name="place" label="地方" help="选一地，与现行设置逐项对照；没有列入的设置项保持不变。">
        {(control) => (
          <select {...control} className="input set__place" value={id} onChange={(event) => setId(event.target.value)}>
            <option value="">请选择</option>
            {list.data.items.map((set) => <option key={set.id} value={set.id}>{set.place}（{set.year}年）</option>)}
          </select>
        )}
      </Field>
      {id === '' ? null : <OneSet key={id} id={id} today={today} />}
    </section>
  );
}

function OneSet({ id, today }: { readonly id: string; readonly today: string }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { id: congress, query: which } = useAdministeredCongress();
  // Stays while another day is looked at.
  const [shown, setShown] = useState<SettingsPreview | undefined>();
  const [from, setFrom] = useState(today);
  const address = `${path}/${id}${queryString({ congress, inForceFrom: from })}`;
  const query = useQuery({ queryKey: keys.administration(address), queryFn: ({ signal }) => get<Comparison>(address, signal), placeholderData: keepPreviousData });
  // All that differs is meant unless somebody takes it out.
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const set = query.data;
  const chosen = (set?.differences ?? []).filter(({ key }) => !out.has(key));
  const preview = useMutation<SettingsPreview, ApiProblem, string>({ mutationFn: (inForceFrom) => post<SettingsPreview>(`/api/v1/settings/preview${which}`, { settings: Object.fromEntries(chosen.map(({ key, value }) => [key, value])), inForceFrom }), onSuccess: setShown });
  const adopt = useMutation<SettingsAnswer & { readonly adopted: number }, ApiProblem, number>({
    mutationFn: async (version) => ({ ...await request<SettingsAnswer>(`${path}/${id}/actions/adopt${which}`, { method: 'POST', body: { keys: chosen.map(({ key }) => key), reason: reason.trim(), inForceFrom: from }, version }), adopted: chosen.length }),
    onSuccess: () => { setShown(undefined); setReason(''); void message.success('已启用新设置'); },
    // Refused because somebody was faster, too: what stands here is then no longer in force.
    onSettled: () => queries.invalidateQueries({ queryKey: ['administration'] }),
  });
  if (set === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const tick = (key: string, isIn: boolean) => setOut((before) => new Set(isIn ? [...before].filter((one) => one !== key) : [...before, key]));
  return (
    <div className="stack">
      <p><strong>《{set.regulation}》</strong>（{set.year}年）</p>
      {set.warning === undefined ? null : <p className="note note--plan">{set.warning}</p>}
      {adopt.data === undefined ? null : <p className="note note--good" role="status">已采用{set.place}的规定 {adopt.data.adopted} 项，自{formatDate(from, today)}起启用。正在计算的期限按开始时的规定。</p>}
      {set.differences.length === 0 ? <p>列入的各项都与现行设置相同。</p> : (
        <ul className="set__lines" aria-label="与现行设置不同的各项">
          {set.differences.map((one) => (
            <li key={one.key} className="set__line">
              {set.mayChange ? <label className="choice"><input type="checkbox" checked={!out.has(one.key)} onChange={(event) => tick(one.key, event.target.checked)} /><strong>{one.labelZh}</strong></label> : <strong>{one.labelZh}</strong>}
              <div><div className="small muted">现行</div>{one.presentText}<div className="small muted">{one.presentBasisText}</div></div>
              <div><div className="small muted">{set.place}</div><strong>{one.setText}</strong></div>
              <div className="small"><div className="muted">依据</div>{one.basisText}：{one.basis.text}</div>
            </li>
          ))}
        </ul>
      )}
      {set.mayChange && set.differences.length > 0 ? (
        <div className="row"><button type="button" className="button button--main" disabled={chosen.length === 0 || preview.isPending} onClick={() => { adopt.reset(); preview.mutate(from); }}>采用所选 {chosen.length} 项</button>
          {preview.error === null ? null : <span className="field__error" role="alert">{preview.error.message}</span>}</div>
      ) : null}
      {set.notes.length === 0 ? null : <div><h3>说明</h3><ul className="small set__notes">{set.notes.map((note) => <li key={note}>{note}</li>)}</ul></div>}
      {set.agreeing.length === 0 ? null : <details><summary>与现行设置相同的 {set.agreeing.length} 项</summary><ul className="small">{set.agreeing.map((one) => <li key={one.key}><strong>{one.labelZh}</strong> {one.presentText}（{one.basisText}）</li>)}</ul></details>}
      <details><summary>没有列入、保持不变的 {set.leftAlone.length} 项</summary><ul className="small">{set.leftAlone.map((one) => <li key={one.key}><strong>{one.labelZh}</strong> {one.presentText}</li>)}</ul></details>
      <AdoptDialog
        title={`采用${set.place}的规定`} warning={set.warning} preview={shown} error={adopt.error} isPending={adopt.isPending} reason={reason} onReason={setReason} from={from} today={today} onFrom={(next) => { setFrom(next); if (next !== '') preview.mutate(next); }}
        onClose={() => setShown(undefined)} onAdopt={() => adopt.mutate(set.version)}
      />
    </div>
  );
}
