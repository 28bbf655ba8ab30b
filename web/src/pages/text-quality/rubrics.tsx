import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mattersQuery } from '../../api/matters.ts';
import { criteriaTodayQuery, type Criterion } from '../../api/text-quality.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { MatterActions } from '../before-session/matter-actions.tsx';
import { NewMatter } from '../before-session/new-matter.tsx';
import './text-quality.css';

/** The criteria in force, and every version with who set it, when, why and from which day. */
export function Rubrics() {
  const { identity } = useMe();
  const today = useToday();
  const current = useQuery(criteriaTodayQuery);
  const versions = useQuery(mattersQuery('writingRubric'));
  const [isOpen, setOpen] = useState(false);
  const error = current.error ?? versions.error;
  if (current.data === undefined || versions.data === undefined) return error === null ? <Loading /> : <LoadFailed error={error} onRetry={() => { void current.refetch(); void versions.refetch(); }} />;
  const { no, criteria } = current.data;
  return (
    <div className="stack">
      <section className="card stack"><div className="spread"><h2>现行评价项目</h2><span className="muted">{no === null ? '系统预置，本地还没有另定' : `第${no}版`}</span></div>
        <Criteria criteria={criteria} />
        {identity.role === 'deputyAffairs' ? <div><button type="button" className="button" onClick={() => setOpen(true)}>另定一版</button></div> : <p className="muted">评价办法由代表工委制定。</p>}
      </section>
      {versions.data.items.map((one) => (
        <section key={one.id} className="card stack" aria-label={`第${one.no}版`}><div className="spread"><h3>第{one.no}版，{formatDate(one.startsOn, today)}起</h3><StatePill tone={one.state === 'cancelled' ? 'idle' : one.no === no ? 'done' : 'plan'}>{one.state === 'cancelled' ? one.stateLabel : one.no === no ? '现行' : one.startsOn > today ? '还没有起用' : '已被后一版接替'}</StatePill></div>
          <p className="muted">{one.byName}，{formatInstant(one.createdAt, today)}制定：{one.reason}{one.cancelReason === null ? '' : `；取消理由：${one.cancelReason}`}</p>
          <details className="fold"><summary>评价项目</summary><div className="fold__in"><Criteria criteria={one.criteria} /></div></details>
          {one.startsOn > today ? <MatterActions record={one} /> : null}
        </section>
      ))}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="另定一版评价办法" isWide>
        <NewMatter kind="writingRubric" schema={versions.data.createSchema} initial={{ startsOn: today, criteria }} label="制定" done="已制定" onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

function Criteria({ criteria }: { readonly criteria: readonly Criterion[] }) {
  return (
    <div className="table-box"><table className="table quality-table"><thead><tr><th>项目</th><th>权重</th><th>怎样算好</th></tr></thead>
      <tbody>{criteria.map((one) => <tr key={one.name}><td>{one.name}</td><td>{one.weight}</td><td>{one.hint}</td></tr>)}</tbody>
    </table></div>
  );
}
