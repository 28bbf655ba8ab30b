import { queryOptions, useQuery } from '@tanstack/react-query';
import { NewSuggestionForm } from '../../actions/new-suggestion-form.tsx';
import { get } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';

const schemaQuery = queryOptions({ queryKey: keys.paperEntry, queryFn: ({ signal }) => get<JsonSchema>('/api/v1/paper-suggestions/schema', signal), staleTime: 600_000 });

/** 纸质录入: a suggestion on the office's own sheet, signed by hand, copied by the clerk with its scan. */
export function PaperEntry() {
  usePageTitle('纸质录入');
  const schema = useQuery(schemaQuery);
  return (
    <>
      <div className="page__head"><h1>纸质录入</h1></div>
      <p className="note small filters">代表用专用纸提出、亲笔签名的建议在这里录入。请照原件逐字录入，并上传有签名的扫描件；录入人、收到日期记入案卷，页面、清单和打印件上标明“纸质录入”。领衔代表和在纸上签名的联名代表会收到通知，录入与原件不一致的，领衔代表可以提出。</p>
      <p className="note note--late filters">涉及国家秘密的纸质件不得在这里录入，也不得扫描上传：请到“涉密事项”只登记编号（保守国家秘密法第三十一条）。</p>
      {schema.data === undefined ? (schema.error === null ? <Loading /> : <LoadFailed error={schema.error} onRetry={() => void schema.refetch()} />) : <NewSuggestionForm schema={schema.data} path="/api/v1/paper-suggestions" keepAs="paper-entry" label="纸质录入" submitLabel="录入，送审核" done="已录入，转入审核" />}
    </>
  );
}
