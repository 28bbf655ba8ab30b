import { timeOf } from '../../text/format-date.ts';
import type { SaveState } from './use-autosave.ts';

/** Whether what was written is safe, and since when. */
export function SaveLine({ state, onTakeLatest, onRetry }: { readonly state: SaveState; readonly onTakeLatest: () => void; readonly onRetry: () => void }) {
  if (state.kind === 'failed' && state.problem.isStale) {
    return <div className="note note--plan" role="alert"><strong>这份稿子刚刚被别人改动过。</strong>您写的内容还在本页，没有覆盖。<button type="button" className="button button--small" onClick={onTakeLatest}>核对最新内容后继续</button></div>;
  }
  if (state.kind === 'failed') return <div className="note note--late" role="alert"><strong>还没有保存：</strong>{state.problem.message}{state.problem.detail === null ? '' : `。${state.problem.detail}`} <button type="button" className="button button--small" onClick={onRetry}>再试一次</button></div>;
  const text = state.kind === 'saved' ? (state.at === null ? '自动保存' : `已保存 ${timeOf(state.at)}`) : state.kind === 'saving' ? '正在保存…' : '有改动，即将保存';
  return <span className="small muted" role="status">{text}</span>;
}
