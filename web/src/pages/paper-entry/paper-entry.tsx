import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { get, post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema, Suggestion } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useKeptInput } from '../../ui/use-kept-input.ts';

const schemaQuery = queryOptions({ queryKey: keys.paperEntry, queryFn: ({ signal }) => get<JsonSchema>('/api/v1/paper-suggestions/schema', signal), staleTime: 600_000 });
const none: Values = {};

/** 纸质录入: a suggestion on the office's own sheet, signed by hand, copied by the clerk with its scan. */
export function PaperEntry() {
  usePageTitle('纸质录入');
  const schema = useQuery(schemaQuery);
  return (
    <>
      <div className="page__head"><h1>纸质录入</h1></div>
      <p className="note small filters">代表用专用纸提出、亲笔签名的建议在这里录入。请照原件逐字录入，并上传有签名的扫描件；录入人、收到日期记入案卷，页面、清单和打印件上标明“纸质录入”。领衔代表和在纸上签名的联名代表会收到通知，录入与原件不一致的，领衔代表可以提出。</p>
      {schema.data === undefined ? (schema.error === null ? <Loading /> : <LoadFailed error={schema.error} onRetry={() => void schema.refetch()} />) : <EntryForm schema={schema.data} />}
    </>
  );
}

function EntryForm({ schema }: { readonly schema: JsonSchema }) {
  const formId = useId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const kept = useKeptInput<Values>('paper-entry', none);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const sending = useMutation<Suggestion, ApiProblem, unknown>({
    mutationFn: (body) => post<Suggestion>('/api/v1/paper-suggestions', body),
    onSuccess: (made) => { kept.clear(); void queries.invalidateQueries({ queryKey: keys.cases }); void message.success('已录入，转入审核'); void navigate(`/suggestions/${made.id}`); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : sending.error === null ? [] : findingsOf(sending.error)), [missing, sending.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, kept.value);
    setMissing(found);
    if (found.length === 0) sending.mutate(bodyOf(schema, kept.value));
  };
  return (
    <form className="card stack action-form" onSubmit={submit} noValidate aria-label="纸质录入">
      {kept.wasKept && !sending.isPending && sending.error === null ? <p className="note small">已恢复您上次没有提交的内容。 <button type="button" className="button button--plain button--small" onClick={kept.clear}>清空重填</button></p> : null}
      <ErrorSummary findings={findings} formId={formId} title={sending.error !== null && missing.length === 0 ? '没有录入成功' : undefined} />
      <SchemaFields schema={schema} values={kept.value} onChange={kept.set} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={sending.isPending}>{sending.isPending ? '正在提交' : '录入，送审核'}</button></div>
    </form>
  );
}
