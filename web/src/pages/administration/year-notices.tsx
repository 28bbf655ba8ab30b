import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { get, post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';

interface Notice { readonly year: number; readonly title: string; readonly issuedBy: string; readonly holidays: readonly string[]; readonly makeUpWorkdays: readonly string[] }
interface Listed extends Notice { readonly source: string; readonly loadedBy: string | null; readonly loadedAt: string | null }
interface Difference { readonly deadlineId: string; readonly congressName: string; readonly numberLabel: string | null; readonly label: string; readonly oldDueOn: string; readonly newDueOn: string; readonly reason: string }
interface Looked { readonly notice: Notice; readonly differences: readonly Difference[] }

/** The years' notices on holidays: a new one is loaded from a file, and which running clocks it moves is shown before it counts. */
export function YearNotices() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const path = '/api/v1/calendar/notices';
  const list = useQuery({ queryKey: keys.administration(path), queryFn: ({ signal }) => get<{ items: Listed[]; missing: number[] }>(path, signal) });
  const [text, setText] = useState<string | null>(null);
  const preview = useMutation<Looked, ApiProblem, string>({ mutationFn: (given) => post<Looked>(`${path}/preview`, { text: given }) });
  const adopt = useMutation<Looked, ApiProblem, string>({
    mutationFn: (given) => post<Looked>(path, { text: given }),
    onSuccess: ({ notice }) => { preview.reset(); setText(null); void queries.invalidateQueries(); void message.success(`已启用${notice.year}年放假安排，有关期限正在重算`); },
  });
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    const given = await file.text();
    setText(given);
    preview.mutate(given);
  };
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  const error = adopt.error ?? preview.error;
  const looked = preview.data;
  return (
    <div className="stack">
      {list.data.missing.map((year) => <p key={year} className="note note--plan">{year}年的放假安排还没有载入：这一年只按周六、周日休息计算期限，国务院办公厅发布通知后请及时载入。</p>)}
      <section className="card stack"><h2>载入放假安排</h2>
        <p className="muted">CSV 或 JSON 文件。CSV 每行写“日期，放假或上班，节日名称”，前面写“年份”“标题”“发文机关”三行。</p>
        <label className="button file-button">选择文件<input type="file" accept=".csv,.json,.txt" className="visually-hidden" onChange={(event) => { void choose(event.target.files?.[0]); event.target.value = ''; }} /></label>
        <ErrorSummary formId="notice" title="文件没有载入" findings={error === null ? [] : findingsOf(error).map(({ text: words }) => ({ field: '', text: words }))} />
        {looked === undefined || text === null ? null : (
          <div className="stack">
            <p><strong>{looked.notice.year}年：{looked.notice.title}</strong>（{looked.notice.issuedBy}）放假 {looked.notice.holidays.length} 天，调休上班 {looked.notice.makeUpWorkdays.length} 天</p>
            {looked.differences.length === 0 ? <p>没有期限因此变动。</p> : (
              <div className="table-box import__rows" tabIndex={0} role="region" aria-label="变动的期限"><table className="table"><thead><tr><th scope="col">建议</th><th scope="col">期限</th><th scope="col">原为</th><th scope="col">改为</th><th scope="col">原因</th></tr></thead>
                <tbody>{looked.differences.map((one) => <tr key={one.deadlineId}><td>{one.congressName} {one.numberLabel}</td><td>{one.label}</td><td>{formatDate(one.oldDueOn)}</td><td>{formatDate(one.newDueOn)}</td><td>{one.reason}</td></tr>)}</tbody></table></div>
            )}
            <div><button type="button" className="button button--main" disabled={adopt.isPending} onClick={() => adopt.mutate(text)}>启用{looked.differences.length === 0 ? '' : `，变动 ${looked.differences.length} 个期限`}</button></div>
          </div>
        )}
      </section>
      <section className="card"><h2>已有的放假安排</h2>
        <ul>{list.data.items.map((notice) => <li key={notice.year} className="spread account__session"><span><strong>{notice.year}年</strong> {notice.title}<span className="muted small"> · 放假 {notice.holidays.length} 天 · 调休上班 {notice.makeUpWorkdays.length} 天</span></span><span className="small muted">{notice.source === 'program' ? '程序自带' : `${notice.loadedBy ?? ''} ${formatInstant(notice.loadedAt)} 载入`}</span></li>)}</ul>
      </section>
    </div>
  );
}
