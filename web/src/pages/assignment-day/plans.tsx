import './assignment-day.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { planTableQuery, type PlanRow, type UnitChoice } from '../../api/assignment-day.ts';
import { useKeys } from '../../frame/use-keys.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { FindBox } from '../../ui/find-box.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ChooseMany } from './choose-many.tsx';
import { choiceOf, recommendedChoice, withLead } from './choice-of-plan.ts';
import { PlanTableRow } from './plan-row.tsx';
import { UnitLoads } from './unit-loads.tsx';
import { useSaving } from './use-saving.ts';

const nameOf = (unit: PlanRow['lead'][number] | undefined): string => (unit === undefined ? '' : `${unit.name}${unit.shortName}`);

/** 拟办表: everything that waits for units in one table; what is chosen is kept at once, and nothing is handed over here. */
export function AssignmentPlans() {
  usePageTitle('拟办表');
  const query = useQuery(planTableQuery);
  const [search, setSearch] = useSearchParams();
  const [at, setAt] = useState<string | null>(null);
  const [isAccepting, setAccepting] = useState(false);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { troubles, isSaving, save } = useSaving();
  const show = search.get('show') ?? 'open';
  const words = search.get('find') ?? '';
  const all = query.data?.items ?? [];
  const open = all.filter((row) => row.plan.length === 0);
  // The row that one is at stays in sight when it has just been decided.
  const rows = all.filter((row) => (row.id === at || show === 'all' || (show === 'open') === (row.plan.length === 0)) && (words === '' || `${row.title}${row.numberLabel ?? ''}${row.leadName}${row.plan.map((unit) => unit.unitName).join('')}${row.plan.length === 0 ? nameOf(row.lead[0]) : ''}`.includes(words)));
  const current = rows.find((row) => row.id === at) ?? rows[0];
  const move = (by: number) => { const index = rows.findIndex((row) => row.id === current?.id); setAt(rows[Math.max(0, Math.min(rows.length - 1, index + by))]?.id ?? null); };
  const take = (ids: readonly string[], isIn: boolean) => setTaken((before) => { const next = new Set(before); for (const id of ids) { if (isIn) next.add(id); else next.delete(id); } return next; });
  const choose = (row: PlanRow, choice: UnitChoice) => { setAt(row.id); void save([{ id: row.id, plan: choice }]); };
  const takeNth = (n: number) => { const unit = current?.lead[n]; if (current !== undefined && unit !== undefined) choose(current, withLead(choiceOf(current.plan, current.planNote), unit.unitId)); };
  useKeys({
    j: () => move(1), k: () => move(-1), 1: () => takeNth(0), 2: () => takeNth(1), 3: () => takeNth(2),
    r: () => { const choice = current === undefined ? null : recommendedChoice(current); if (current !== undefined && choice !== null) choose(current, choice); },
    x: () => { if (current !== undefined) take([current.id], !taken.has(current.id)); },
    u: () => document.getElementById('plan-lead')?.focus(),
  });
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const put = (name: string, value: string) => { const next = new URLSearchParams(search); if (value === '') next.delete(name); else next.set(name, value); setSearch(next); };
  const acceptable = open.filter((row) => row.lead.length > 0);
  const acceptAll = () => { setAccepting(false); void save(acceptable.flatMap((row) => { const plan = recommendedChoice(row); return plan === null ? [] : [{ id: row.id, plan }]; })); };
  return (
    <>
      <div className="page__head"><h1>拟办表 <span className="muted">{all.length} 件</span></h1>
        <div className="row"><span className="small muted" role="status">{isSaving ? '正在保存' : '选定即保存'}</span>
          {acceptable.length === 0 ? null : <button type="button" className="button" disabled={isSaving} onClick={() => setAccepting(true)}>未拟定的都按推荐（{acceptable.length} 件，含会办）</button>}<Link className="button button--main" to="/assignment-meetings">去交办会</Link></div></div>
      <p className="small muted keys-hint plans__keys"><kbd className="key">j</kbd> <kbd className="key">k</kbd> 下一件、上一件　<kbd className="key">1</kbd> <kbd className="key">2</kbd> <kbd className="key">3</kbd> 取推荐的主办单位　<kbd className="key">r</kbd> 主办、会办都按推荐　<kbd className="key">u</kbd> 输入单位名称　<kbd className="key">x</kbd> 勾选</p>
      <div className="filters row">
        <FilterChips label="筛选" value={show} onChange={(value) => { setAt(null); put('show', value === 'open' ? '' : value); }} options={[{ value: 'open', label: `未拟定 ${open.length}` }, { value: 'planned', label: `已拟定 ${all.length - open.length}` }, { value: 'all', label: '全部' }]} />
        <FindBox key={words} label="查找" placeholder="标题、代表、推荐或拟定的单位" doLabel="查找" value={words} onFind={(text) => put('find', text)} />
      </div>
      <UnitLoads table={query.data} />
      {all.length === 0 ? <EmptyState title="没有待交办的建议">登记编号后的建议会出现在这里。</EmptyState> : rows.length === 0 ? <EmptyState title={show === 'open' ? '都已拟定' : '没有符合条件的建议'}>{show === 'open' ? '可以到“交办会”列入建议，或者在“交办台”逐件交办。' : '请换个条件。'}</EmptyState> : (
        <>
        <ChooseMany rows={rows} taken={taken} units={query.data.units} isSaving={isSaving} onTake={take} onSave={(wanted) => { setAt(null); void save(wanted); }} />
        <div className="table-box plans"><table className="table">
          <thead><tr><th scope="col">建议</th><th scope="col">推荐的主办单位及理由</th><th scope="col">拟定</th></tr></thead>
          <tbody>{rows.map((row) => <PlanTableRow key={row.id} row={row} units={query.data.units} isCurrent={row.id === current?.id} isTaken={taken.has(row.id)} onTake={(isIn) => take([row.id], isIn)} trouble={troubles.get(row.id)} onCurrent={() => setAt(row.id)} onChoose={(choice) => choose(row, choice)} />)}</tbody>
        </table></div>
        </>
      )}
      <Dialog isOpen={isAccepting} onClose={() => setAccepting(false)} title={`${acceptable.length} 件都按推荐拟定？`}>
        <p>主办和会办单位都按推荐拟定，其中{acceptable.filter((row) => row.assisting.length > 0).length}件带会办单位。只是先拟定，不会交办；之后仍可逐件修改。推荐来自往年 {query.data.learntFrom} 件建议的主办单位，请逐件核对理由。{open.length - acceptable.length === 0 ? '' : `另有 ${open.length - acceptable.length} 件没有推荐，请自行选择。`}</p>
        <div className="row"><button type="button" className="button button--main" onClick={acceptAll}>都按推荐拟定</button><button type="button" className="button" onClick={() => setAccepting(false)}>再看看</button></div>
      </Dialog>
    </>
  );
}
