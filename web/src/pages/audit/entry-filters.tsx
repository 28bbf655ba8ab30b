import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { auditEntriesQuery, auditKindsQuery, type AuditFilter } from '../../api/audit.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { FindBox } from '../../ui/find-box.tsx';

interface Props { readonly filter: AuditFilter; readonly onChange: (changes: Partial<AuditFilter>) => void; readonly onClear: () => void }

export function EntryFilters({ filter, onChange, onClear }: Props) {
  const kinds = useQuery(auditKindsQuery).data?.items ?? [];
  // Whoever was chosen by their id is shown by name.
  const found = useInfiniteQuery(auditEntriesQuery(filter)).data?.pages[0]?.items[0];
  const person = found !== undefined && found.personId === filter.person ? found.actorName : filter.person;
  const actions = kinds.find(({ kind }) => kind === filter.kind)?.actions ?? [];
  return (
    <div className="stack filters audit__filters">
      <div className="row">
        <FilterChips label="按结果筛选" value={filter.outcome} onChange={(outcome) => onChange({ outcome })} options={[{ value: '', label: '已办的' }, { value: 'refused', label: '被拒绝的' }]} />
        <FilterChips label="按是否代办筛选" value={filter.byMandate} onChange={(byMandate) => onChange({ byMandate })} options={[{ value: '', label: '全部' }, { value: 'true', label: '受委托代办的' }]} />
        <div className="row">
          <label className="row small">自<input className="input filters__select" type="date" aria-label="开始日期" value={filter.from} max={filter.to} onChange={(event) => onChange({ from: event.target.value })} /></label>
          <label className="row small">至<input className="input filters__select" type="date" aria-label="结束日期" value={filter.to} min={filter.from} onChange={(event) => onChange({ to: event.target.value })} /></label>
        </div>
      </div>
      <div className="row">
        <select className="input filters__select" aria-label="按记录种类筛选" value={filter.kind} onChange={(event) => onChange({ kind: event.target.value, action: '' })}>
          <option value="">全部种类</option>
          {kinds.map(({ kind, label }) => <option key={kind} value={kind}>{label}</option>)}
        </select>
        <select className="input filters__select" aria-label="按操作筛选" value={filter.action} disabled={actions.length === 0} onChange={(event) => onChange({ action: event.target.value })}>
          <option value="">{actions.length === 0 ? '先选种类再选操作' : '全部操作'}</option>
          {actions.map(({ action, label }) => <option key={action} value={action}>{label}</option>)}
        </select>
        <FindBox className="audit__find" doLabel="查找" key={`person ${person}`} label="按姓名或人员编号查找" placeholder="姓名、人员编号" value={person} onFind={(text) => onChange({ person: text })} />
        <FindBox className="audit__find" doLabel="查找" key={`record ${filter.record}`} label="按记录编号查找" placeholder="建议编号（第12号）、记录编号" value={filter.record} onFind={(text) => onChange({ record: text })} />
        {Object.values(filter).every((text) => text === '') ? null : <button type="button" className="button button--plain button--small" onClick={onClear}>清除筛选</button>}
      </div>
    </div>
  );
}
