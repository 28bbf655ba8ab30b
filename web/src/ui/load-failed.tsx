/** What was asked for did not come: why, and the way to try again. */
export function LoadFailed({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { requestId } = error as Error & { requestId?: string | null };
  return (
    <div className="note note--late stack" role="alert">
      <p><strong>{error.message}</strong></p>
      {requestId === undefined || requestId === null ? null : <p className="small muted">请求编号：{requestId}</p>}
      {onRetry === undefined ? null : <p><button type="button" className="button" onClick={onRetry}>再试一次</button></p>}
    </div>
  );
}
