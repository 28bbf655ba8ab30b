import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { get, post, request } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useKeptInput } from '../../ui/use-kept-input.ts';
import { useAdministeredCongress } from './administered-congress.ts';
import { AdoptDialog, type SettingsPreview } from './adopt-dialog.tsx';
import { LocalSets } from './local-sets.tsx';
import { SettingVersions } from './setting-versions.tsx';
import { SettingControl, type Setting } from './setting-control.tsx';

interface Answer { readonly version: number; readonly reason: string | null; readonly adoptedBy: string | null; readonly adoptedAt: string | null; readonly inForceFrom: string | null; readonly mayChange: boolean; readonly today: string; readonly items: readonly Setting[] }
type Changes = Readonly<Record<string, unknown>>;
const none: Changes = {};

/** Numbers and choices of the place with what they rest on. A change is looked at first and then adopted as a whole version. */
export function SettingsPage() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { query: which } = useAdministeredCongress();
  const path = '/api/v1/settings';
  const query = useQuery({ queryKey: keys.administration(`${path}${which}`), queryFn: ({ signal }) => get<Answer>(`${path}${which}`, signal) });
  const kept = useKeptInput<Changes>(`settings${which}`, none);
  const [reason, setReason] = useState('');
  // Stays while another day is looked at.
  const [shown, setShown] = useState<SettingsPreview | undefined>();
  const [day, setDay] = useState<string | null>(null);
  const from = day ?? query.data?.today ?? '';
  const preview = useMutation<SettingsPreview, ApiProblem, string>({ mutationFn: (inForceFrom) => post<SettingsPreview>(`${path}/preview${which}`, { settings: kept.value, inForceFrom }), onSuccess: setShown });
  const adopt = useMutation<Answer, ApiProblem, number>({
    mutationFn: (version) => request<Answer>(`${path}${which}`, { method: 'POST', body: { settings: kept.value, reason: reason.trim(), inForceFrom: from }, version }),
    onSuccess: () => { kept.clear(); setShown(undefined); setReason(''); setDay(null); void queries.invalidateQueries({ queryKey: ['administration'] }); void message.success(from > (query.data?.today ?? '') ? '已定下新设置，到启用日期生效' : '已启用新设置'); },
  });
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const { items, mayChange, version, adoptedBy, adoptedAt, inForceFrom, reason: why, today } = query.data;
  const count = Object.keys(kept.value).length;
  return (
    <>
      <p className="muted filters">{inForceFrom === null ? '现行为程序自带的设置。' : `现行设置自${formatDate(inForceFrom, today)}起，${adoptedBy ?? ''} ${formatInstant(adoptedAt)} 定，${why ?? ''}。`}正在计算的期限按开始时的规定，不受修改影响。</p>
      <SettingVersions />
      <LocalSets today={today} />
      <ul className="settings">
        {items.map((item) => (
          <li key={item.key} className="card settings__item" data-changed={kept.value[item.key] === undefined ? undefined : ''}>
            <div><h2>{item.labelZh}</h2>
              <p className="small muted">{item.basisText}{item.basis.text === '' ? '' : `：${item.basis.text}`}</p>
              {item.nationalLimitText === undefined ? null : <p className="small muted">国家规定：{item.nationalLimitText}</p>}
              {item.practice === undefined ? null : <p className="small muted">{item.practice}</p>}
            </div>
            <div className="stack">
              <p><strong>{item.valueText}</strong>{item.isDefault ? null : <span className="small muted">（程序自带：{item.defaultText}）</span>}</p>
              {item.coming.map((one) => <p key={one.inForceFrom} className="note note--plan">{formatDate(one.inForceFrom, today)}起改为 <strong>{one.valueText}</strong>（{one.basisText}）</p>)}
              {mayChange ? <SettingControl item={item} value={kept.value[item.key] ?? item.value} onChange={(value) => kept.set((before) => ({ ...before, [item.key]: value }))} /> : null}
            </div>
          </li>
        ))}
      </ul>
      {mayChange && count > 0 ? (
        <div className="settings__bar row"><span>改动 {count} 项，还没有启用</span><button type="button" className="button button--main" onClick={() => preview.mutate(from)} disabled={preview.isPending}>预览改动</button><button type="button" className="button" onClick={kept.clear}>放弃改动</button>
          {preview.error === null ? null : <span className="field__error" role="alert">{preview.error.message}</span>}</div>
      ) : null}
      <AdoptDialog
        title="启用新设置" preview={shown} error={adopt.error} isPending={adopt.isPending} reason={reason} onReason={setReason} from={from} today={today} onFrom={(next) => { setDay(next); if (next !== '') preview.mutate(next); }}
        onClose={() => setShown(undefined)} onAdopt={() => adopt.mutate(version)}
      />
    </>
  );
}
