import { Mark } from '../kit/icon.tsx';

/** What stands there until the page does; deputy.html shows the same before any script runs. */
export function Opening() {
  return <div className="opening"><p className="brand"><Mark />落实 · 代表</p><p className="muted" role="status">正在打开…</p></div>;
}
