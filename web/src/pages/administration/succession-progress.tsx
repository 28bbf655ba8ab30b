import type { Succession } from '../../api/succession.ts';
import { formatDate } from '../../text/format-date.ts';
import { KeyValue } from '../../ui/key-value.tsx';

/** Who carries on for a unit that is no more, by which document, and how far its cases have come. */
export function SuccessionProgress({ succession }: { readonly succession: Succession }) {
  const { total, left, toldOn, tasks } = succession;
  const isDone = left === 0;
  return (
    <section className="card stack" aria-label="撤并承接">
      <h2>{succession.manner === 'merged' ? '已并入' : '已撤销，职责由'}{succession.successorName}{succession.manner === 'merged' ? '' : '承接'}</h2>
      <KeyValue rows={[['撤并日期', formatDate(succession.succeededOn)], ['依据', `《${succession.documentTitle.replaceAll(/^《|》$/gu, '')}》（${succession.documentNumber}），${formatDate(succession.documentDate)}`], ['登记', `${succession.recordedByName}，${formatDate(succession.recordedOn)}`]]} />
      <p role="status">{total === 0 ? '撤并时没有没办完的任务。' : isDone ? `${total} 件任务都已承接。` : `已承接 ${total - left} 件，还有 ${left} 件正在逐件承接。`}{toldOn === null ? '' : `${formatDate(toldOn)}已通知代表工委、政府办、有关代表和单位。`}</p>
      {total === 0 ? null : <progress className="succession__bar" max={total} value={total - left} aria-label="承接进度" />}
      {total === 0 ? null : <details><summary>逐件查看</summary><ul className="succession__rows">{tasks.map((task) => (
        <li key={task.taskId} className="succession__row"><span>{task.numberLabel ?? '没有编号'}</span><span className="muted small">{task.successorName}{task.isDone ? '' : '（待承接）'}</span></li>
      ))}</ul></details>}
    </section>
  );
}
