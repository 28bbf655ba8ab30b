import './numbers.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { indicatorsQuery, numbersQuery } from '../../api/queries.ts';
import type { Indicator, Numbers as NumbersOf } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { formatDate } from '../../text/format-date.ts';
import { categoryLabels, unitSystemLabels } from '../../text/states.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ExportMenu } from '../export-menu.tsx';
import { SecretCount } from '../secret-matters/secret-numbers.tsx';
import { ResultTable, StageTable } from './stage-table.tsx';
import { GroupTable } from './group-table.tsx';
import { Definition, IndicatorTable } from './indicator-table.tsx';
import { narrowedIn, numbersFile, type Narrowed } from './list-of-number.ts';
import { PaperCount } from './paper-count.tsx';

/** 统计: every rate by one set of definitions, satisfaction beside implementation, each number opening to its list. */
export function Numbers() {
  usePageTitle('统计');
  const { identity } = useMe();
  const [search, setSearch] = useSearchParams();
  const narrowed = narrowedIn(search);
  const isUnit = identity.role.startsWith('unit');
  const { unit: _unit, ...withoutUnit } = narrowed;
  const asked: Narrowed = isUnit ? withoutUnit : narrowed;
  const numbers = useQuery(numbersQuery(asked));
  const definitions = useQuery(indicatorsQuery);
  const set = (name: string, text: string) => {
    const next = new URLSearchParams(search);
    if (text === '') next.delete(name); else next.set(name, text);
    setSearch(next);
  };
  const failed = [numbers, definitions].find(({ error, data }) => error !== null && data === undefined);
  const indicators = definitions.data?.items ?? [];
  const addressWith = (name: string) => (id: string) => `/numbers?${new URLSearchParams([...search].filter(([each]) => each !== name).concat([[name, id]])).toString()}`;
  const groups = { indicators, narrowed: asked, sort: search.get('sort') ?? '', onSort: (sort: string) => set('sort', sort) };
  return (
    <div className="numbers">
      <div className="page__head">
        <h1>统计 {isUnit ? <span className="muted">{identity.organisation.name}</span> : null}</h1>
        <div className="row list-tools"><span className="muted small">{numbers.data === undefined ? '' : `截至${formatDate(numbers.data.asOf)}`}</span>{isUnit || isInTownship(identity) ? null : <Link className="button button--small no-print" to="/handling-reports">办理情况报告</Link>}<div className="no-print"><ExportMenu path={(format) => numbersFile('total', asked, format)} /></div><button type="button" className="button button--small no-print" onClick={() => window.print()}>打印</button></div>
      </div>
      <Filters search={search} set={set} numbers={numbers.data} isUnit={isUnit} onClear={() => setSearch(new URLSearchParams())} />
      <p className="numbers__range">{rangeText(search, numbers.data)}</p>
      {failed !== undefined ? <LoadFailed error={failed.error ?? new Error('')} onRetry={() => void failed.refetch()} /> : numbers.data === undefined || definitions.data === undefined ? <Loading /> : (
        <div className="stack-lg">
          <div className="numbers__pair">
            <IndicatorTable title="满意" indicators={of(indicators, 'satisfaction')} figures={numbers.data.total} narrowed={asked} />
            <IndicatorTable title="落实" indicators={of(indicators, 'implementation')} figures={numbers.data.total} narrowed={asked} />
          </div>
          <IndicatorTable title="办理" indicators={of(indicators, 'handling')} figures={numbers.data.total} narrowed={asked} />
          <div className="numbers__pair">
            {isUnit || asked.unit !== undefined || asked.from !== undefined || asked.to !== undefined || asked.system !== undefined ? null : <StageTable stages={numbers.data.stages} narrowed={asked} />}
            <ResultTable results={numbers.data.results} narrowed={asked} />
          </div>
          {numbers.data.carried.suggestions === 0 ? null : <p>另计跨届：往届没有办完、转入以后各届的建议 <Link to={`/suggestions?${new URLSearchParams({ carried: '1', ...asked }).toString()}`}>{numbers.data.carried.suggestions} 件</Link>，承诺 <Link to={`/commitments?${new URLSearchParams({ carried: '1', filter: 'all', ...asked }).toString()}`}>{numbers.data.carried.commitments} 项</Link>。各项指标中每件只在提出的那次会议计一次。</p>}
          <PaperCount paper={numbers.data.paper} narrowed={asked} />
          <SecretCount />
          <p className="small muted">每个数都可以点开，看它数的是哪些。分母不足 5 的只列件数，不计率；“其余”是在分母里、不在分子里的。</p>
          {isUnit ? null : <GroupTable {...groups} title="按承办单位" what="承办单位" by="unit" groups={numbers.data.units} groupAddress={addressWith('unit')} />}
          {isInTownship(identity) ? null : <GroupTable {...groups} title="按乡镇" what="领衔代表所在乡镇" by="township" groups={numbers.data.townships} groupAddress={addressWith('township')} />}
          <section className="numbers__print"><h2>口径</h2>{indicators.map((indicator) => <div key={indicator.key}><h3>{indicator.name}</h3><Definition indicator={indicator} /></div>)}</section>
        </div>
      )}
    </div>
  );
}

const of = (indicators: readonly Indicator[], family: Indicator['family']) => indicators.filter((one) => one.family === family);

/** On paper the filters are words. */
function rangeText(search: URLSearchParams, numbers: NumbersOf | undefined): string {
  const value = (name: string) => search.get(name) ?? '';
  const named = (items: readonly { readonly id: string; readonly name: string }[] | undefined, name: string) => (value(name) === '' ? '' : (items?.find(({ id }) => id === value(name))?.name ?? value(name)));
  const days = value('from') === '' && value('to') === '' ? '' : `交办日期${value('from') === '' ? '' : `自${value('from')}起`}${value('to') === '' ? '' : `到${value('to')}止`}`;
  const said = [named(numbers?.sessions, 'session'), categoryLabels[value('category')] ?? '', named(numbers?.units.items, 'unit'), named(numbers?.townships.items, 'township'), unitSystemLabels[value('system')] ?? '', days].filter((text) => text !== '');
  return `范围：${said.length === 0 ? '已交办的全部建议' : said.join('，')}`;
}

interface FilterProps { readonly search: URLSearchParams; readonly set: (name: string, text: string) => void; readonly numbers: NumbersOf | undefined; readonly isUnit: boolean; readonly onClear: () => void }

function Filters({ search, set, numbers, isUnit, onClear }: FilterProps) {
  const value = (name: string) => search.get(name) ?? '';
  const isTownship = isInTownship(useMe().identity);
  const names = [['unit', numbers?.units.items], ['township', numbers?.townships.items]] as const;
  return (
    <div className="row filters">
      <select className="input filters__select" aria-label="按会议筛选" value={value('session')} onChange={(event) => set('session', event.target.value)}>
        <option value="">全部会议</option>
        {(numbers?.sessions ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
      </select>
      <FilterChips label="按提出时间筛选" value={value('category')} onChange={(next) => set('category', value('category') === next ? '' : next)} options={Object.entries(categoryLabels).map(([category, label]) => ({ value: category, label }))} />
      <label className="row numbers__day"><span className="small">交办日期自</span><input className="input" type="date" value={value('from')} onChange={(event) => set('from', event.target.value)} /></label>
      <label className="row numbers__day"><span className="small">到</span><input className="input" type="date" value={value('to')} min={value('from')} onChange={(event) => set('to', event.target.value)} /></label>
      {isUnit || isTownship ? null : <select className="input filters__select" aria-label="按单位所属系统筛选" value={value('system')} onChange={(event) => set('system', event.target.value)}><option value="">全部系统</option>{Object.entries(unitSystemLabels).map(([system, label]) => <option key={system} value={system}>{label}</option>)}</select>}
      {names.map(([name, items]) => (value(name) === '' || (isUnit && name === 'unit') ? null : (
        <button key={name} type="button" className="chip" aria-pressed="true" onClick={() => set(name, '')}>{items?.find(({ id }) => id === value(name))?.name ?? value(name)} <span aria-hidden="true">✕</span><span className="visually-hidden">，不再只看它</span></button>
      )))}
      {[...search.keys()].every((name) => name === 'sort') ? null : <button type="button" className="button button--plain button--small no-print" onClick={onClear}>清除筛选</button>}
    </div>
  );
}
