import { useQuery } from '@tanstack/react-query';
import { receiptsQuery } from '../../api/text-quality.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import './text-quality.css';

/** Who has the compilation, and who has not confirmed it. */
export function Receipts({ selectionId }: { readonly selectionId: string }) {
  const receipts = useQuery(receiptsQuery(selectionId));
  if (receipts.data === undefined) return receipts.error === null ? null : <LoadFailed error={receipts.error} onRetry={() => void receipts.refetch()} />;
  const { received, read, waiting } = receipts.data;
  return (
    <div className="stack-sm"><p>签收 {received} 人，其中已阅读 {read} 人；没有签收 {waiting.length} 人。</p>
      {waiting.length === 0 ? null : <details className="fold"><summary>没有签收的代表</summary><ul className="fold__in waiting-list">{waiting.map((one) => <li key={one.personId}>{one.name} <span className="muted small">{one.delegationName}</span></li>)}</ul></details>}
    </div>
  );
}
