import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryString } from '../../api/client.ts';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { useAdministeredCongress } from './administered-congress.ts';

interface ReportRow { readonly row: number; readonly name: string; readonly outcome: string; readonly errors: readonly { readonly field: string; readonly text: string }[]; readonly note?: string }
interface Report { readonly written: boolean; readonly created: number; readonly updated: number; readonly unchanged: number; readonly refused: number; readonly rows: readonly ReportRow[] }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const sheets = [
  { name: 'units', label: '承办单位', explain: '单位、简称、交办渠道、代字、电话和科室' },
  { name: 'deputies', label: '代表', explain: '姓名、代表团、选区、代表证号、电话等' },
  { name: 'staff', label: '工作人员', explain: '姓名、身份、单位、科室、职务、电话' },
] as const;
const outcomes: Readonly<Record<string, string>> = { created: '新增', updated: '更新', unchanged: '不变', refused: '有误，不导入' };

async function send(name: string, step: 'preview' | 'confirm', file: File, congressId: string | null): Promise<Report> {
  const response = await fetch(`/api/v1/imports/${name}/${step}${queryString({ congressId })}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': XLSX, accept: 'application/json' }, body: await file.arrayBuffer() })
    .catch(() => { throw new ApiProblem(0, { title: '没有连上服务器，请检查网络后再试' }); });
  if (!response.ok) throw new ApiProblem(response.status, (await response.json().catch(() => ({}))) as object);
  return response.json() as Promise<Report>;
}

/** A sheet is looked at first, row by row, and written only after that; doing it twice changes nothing. */
export function Imports() {
  return <div className="stack-lg">{sheets.map((sheet) => <OneImport key={sheet.name} sheet={sheet} />)}</div>;
}

function OneImport({ sheet }: { readonly sheet: (typeof sheets)[number] }) {
  const queries = useQueryClient();
  const congress = useAdministeredCongress().id;
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation<Report, ApiProblem, File>({ mutationFn: (given) => send(sheet.name, 'preview', given, congress) });
  const confirm = useMutation<Report, ApiProblem, File>({ mutationFn: (given) => send(sheet.name, 'confirm', given, congress), onSuccess: () => queries.invalidateQueries({ queryKey: ['administration'] }) });
  const report = confirm.data ?? preview.data;
  const error = confirm.error ?? preview.error;
  const choose = (next: File | undefined) => {
    confirm.reset();
    preview.reset();
    setFile(next ?? null);
    if (next !== undefined) preview.mutate(next);
  };
  return (
    <section className="card stack" aria-label={`${sheet.label}导入`}>
      <div className="spread"><h2>{sheet.label}</h2><a href={`/api/v1/imports/${sheet.name}/template`} download>下载模板</a></div>
      <p className="muted">{sheet.explain}。先预览，确认无误再写入；重复导入不会重复登记。</p>
      <label className="button file-button">选择{sheet.label}表格（.xlsx）<input className="visually-hidden" type="file" accept=".xlsx" onChange={(event) => choose(event.target.files?.[0])} /></label>
      <ErrorSummary formId={`import-${sheet.name}`} title="表格没有导入" findings={error === null ? [] : findingsOf(error)} />
      {preview.isPending || confirm.isPending ? <p role="status" className="muted">正在{preview.isPending ? '检查' : '写入'}表格…</p> : null}
      {report === undefined ? null : (
        <>
          <p className="small muted">{file?.name}</p>
          <p role="status" className={report.written ? 'note note--good' : 'note'}><strong>{report.written ? '已写入' : '预览'}：</strong>新增 {report.created} 行，更新 {report.updated} 行，不变 {report.unchanged} 行，有误 {report.refused} 行{report.rows.some((row) => row.note !== undefined) ? `；其中连任 ${report.rows.filter((row) => row.note !== undefined).length} 人` : ''}</p>
          {!report.written && file !== null && report.created + report.updated > 0 ? <div><button type="button" className="button button--main" disabled={confirm.isPending} onClick={() => confirm.mutate(file)}>写入 {report.created + report.updated} 行{report.refused > 0 ? `（有误的 ${report.refused} 行不写入）` : ''}</button></div> : null}
          <div className="table-box import__rows" tabIndex={0} role="region" aria-label="逐行结果"><table className="table"><thead><tr><th scope="col">行</th><th scope="col">名称</th><th scope="col">结果</th><th scope="col">说明</th></tr></thead>
            <tbody>{report.rows.toSorted((a, b) => b.errors.length - a.errors.length || a.row - b.row).map((row) => <tr key={row.row}><td>{row.row}</td><td>{row.name}</td><td><StatePill tone={row.errors.length > 0 ? 'late' : row.outcome === 'unchanged' ? 'idle' : 'done'}>{outcomes[row.outcome] ?? row.outcome}</StatePill></td><td>{row.note ?? row.errors.map((one) => `${one.field}：${one.text}`).join('；')}</td></tr>)}</tbody></table></div>
        </>
      )}
    </section>
  );
}
