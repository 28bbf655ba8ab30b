import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { queryString } from '../../api/client.ts';
import { publicationsQuery } from '../../api/publication-queries.ts';
import { unitsQuery } from '../../api/queries.ts';
import type { PublicationItem } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { isConducting } from '../../frame/work-of-role.ts';
import { publicFormLabels } from '../../publication/words.ts';
import { formatDate } from '../../text/format-date.ts';
import { unitChoice } from '../../text/unit-name.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill, type Tone } from '../../ui/state-pill.tsx';
import { ExportMenu } from '../export-menu.tsx';

const shownStates = [['released', '已公开'], ['toDecide', '待审定'], ['approved', '到日公开'], ['withheld', '不予公开'], ['recalled', '已撤下']] as const;
const ofOffice = new Set(['toDecide']);
const tones: Readonly<Record<string, Tone | undefined>> = { released: 'done', withheld: 'stopped', recalled: 'stopped', superseded: 'stopped' };

/** 公开目录: what is released and what is not, with the count of each; for those who work here, not for the public. */
export function Publications() {
  usePageTitle('公开目录');
  const { identity } = useMe();
  const [search, setSearch] = useSearchParams();
  const value = (name: string) => search.get(name) ?? '';
  const state = value('state') === '' ? 'released' : value('state');
  const isUnit = identity.role.startsWith('unit');
  const filter = { state, form: state === 'released' ? value('form') : '', late: value('late') === '1' ? 'true' : '', unit: isUnit ? identity.organisation.id : value('unit') };
  const list = useQuery(publicationsQuery({ ...filter, cursor: value('cursor') }));
  const units = useQuery(unitsQuery);
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    for (const [name, text] of Object.entries(changes)) if (text === '') next.delete(name); else next.set(name, text);
    setSearch(next);
  };
  const counts = list.data?.counts ?? {};
  const states = shownStates.filter(([name]) => isConducting(identity) || !ofOffice.has(name));
  return (
    <>
      <div className="page__head"><h1>公开目录 <span className="muted">{list.data === undefined ? '' : `${list.data.total} 件`}</span></h1>
        <div className="row list-tools"><span className="muted small">每份答复一件；审定的日期到了自动公开；公开以后，内容固定，撤下也留有记录</span><ExportMenu path={(format) => `/api/v1/publications/export${queryString({ ...filter, format })}`} /></div>
      </div>
      <div className="row filters">
        <FilterChips label="状态" value={state} onChange={(next) => set({ state: next, form: '', late: '' })} options={states.map(([name, label]) => ({ value: name, label: `${label} ${counts[name] ?? 0}` }))} />
        {state === 'toDecide' ? <button type="button" className="chip" aria-pressed={value('late') === '1'} onClick={() => set({ late: value('late') === '1' ? '' : '1' })}>逾期</button> : null}
        {state !== 'released' ? null : (
          <select className="input filters__select" aria-label="按公开方式筛选" value={value('form')} onChange={(event) => set({ form: event.target.value })}>
            <option value="">全部公开方式</option>{Object.entries(publicFormLabels).filter(([form]) => form !== 'notPublic').map(([form, label]) => <option key={form} value={form}>{label}（{counts[form] ?? 0}）</option>)}
          </select>
        )}
        {isUnit ? null : <select className="input filters__select" aria-label="按答复单位筛选" value={value('unit')} onChange={(event) => set({ unit: event.target.value })}><option value="">全部答复单位</option>{(units.data?.items ?? []).map((unit) => <option key={unit.id} value={unit.id}>{unitChoice(unit)}</option>)}</select>}
      </div>
      {list.data === undefined ? (list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />)
        : list.data.items.length === 0 ? <EmptyState title="没有符合条件的">答复签发后，由{identity.congress.level === 'township' ? '主席团' : '代表工委'}审定公开方式。</EmptyState> : (
          <>
            <ul className="to-do">{list.data.items.map((item) => <Row key={item.id} item={item} />)}</ul>
            <div className="row pages">{list.data.nextCursor === null ? null : <Link className="button" to={`?${new URLSearchParams([...[...search].filter(([name]) => name !== 'cursor'), ['cursor', list.data.nextCursor]]).toString()}`}>下一页</Link>}</div>
          </>
        )}
    </>
  );
}

function Row({ item }: { readonly item: PublicationItem }) {
  const today = useToday();
  const conducts = isConducting(useMe().identity);
  const act = item.state === 'toDecide' ? 'decide' : item.state === 'approved' ? 'reconsider' : null;
  const address = act !== null && conducts ? `/suggestions/${item.suggestionId}?on=publication:${item.id}&do=${act}` : `/suggestions/${item.suggestionId}`;
  return (
    <li className="to-do__row">
      <div className="to-do__what">
        <div className="row"><StatePill tone={item.isLate ? 'late' : tones[item.state] ?? 'plan'}>{item.stateLabel}</StatePill>{item.formLabel === null || item.state === 'withheld' ? null : <span className="muted small">{item.formLabel}{item.namesShown ? '，署名' : '，不署名'}</span>}</div>
        <Link to={address}>{item.numberLabel ?? ''} {item.title}</Link>
        <div className="small muted">{item.unitName} · {formatDate(item.repliedOn, today)}答复{item.releasedOn === null ? '' : ` · ${formatDate(item.releasedOn, today)}公开`}{item.state === 'approved' && item.releaseOn !== null ? ` · ${formatDate(item.releaseOn, today)}自动公开` : ''}{item.reason === null ? '' : ` · ${item.reason}`}{item.isRaisedLater ? ' · 答复时还没有公开审定的登记，后来补列' : ''}</div>
      </div>
      {item.dueOn === null || item.state !== 'toDecide' ? null : <span className={item.isLate ? 'due due--late' : 'due'}>{item.isLate ? `已逾期，应于${formatDate(item.dueOn, today)}前审定` : `${formatDate(item.dueOn, today)}前审定`}</span>}
    </li>
  );
}
