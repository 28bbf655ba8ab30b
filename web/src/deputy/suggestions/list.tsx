import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { searchQuery } from '../../api/queries.ts';
import type { FoundSuggestion, SuggestionItem } from '../../api/types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TabPage } from '../app/tabs.tsx';
import { useToday } from '../app/use-today.ts';
import { useWho } from '../app/who.ts';
import { Icon } from '../kit/icon.tsx';
import { SuggestionCard } from './item.tsx';
import { growingListQuery, wholeListQuery, yearOf } from './queries.ts';

/** My suggestions, or all that have a number; what is chosen stands in the address. */
export function SuggestionList() {
  const [search, setSearch] = useSearchParams();
  const scope = search.get('scope') === 'all' ? 'all' : 'mine';
  return (
    <TabPage title="建议">
      <div className="stack">
        <Link className="button button--main button--big" to="/write"><Icon name="pen" />写建议</Link>
        <div className="chips" role="group" aria-label="看哪些建议">
          <button type="button" className="chip" aria-pressed={scope === 'mine'} onClick={() => setSearch({}, { replace: true })}>我的建议</button>
          <button type="button" className="chip" aria-pressed={scope === 'all'} onClick={() => setSearch({ scope: 'all' }, { replace: true })}>全部建议</button>
        </div>
        {scope === 'mine' ? <Mine year={search.get('year')} part={search.get('part')} onAll={() => setSearch({}, { replace: true })} /> : <All />}
      </div>
    </TabPage>
  );
}

/** `year` and `part` (led, signed) narrow it to what a number on another page counted. */
function Mine({ year, part, onAll }: { readonly year: string | null; readonly part: string | null; readonly onAll: () => void }) {
  const who = useWho();
  const today = useToday();
  const mine = useQuery(wholeListQuery({ mine: true, sort: '-updatedAt' }));
  const led = useQuery(wholeListQuery({ lead: who.person.id, sort: '-updatedAt' }));
  if (mine.data === undefined || led.data === undefined) return mine.error ?? led.error ? <LoadFailed error={(mine.error ?? led.error) as Error} onRetry={() => { void mine.refetch(); void led.refetch(); }} /> : <Loading />;
  const ownIds = new Set(led.data.map((one) => one.id));
  const shown = mine.data.filter((one) => one.state !== 'discarded' && (year === null || yearOf(one) === year) && (part === null || ownIds.has(one.id) === (part === 'led')));
  const isNarrowed = year !== null || part !== null;
  return (
    <>
      {isNarrowed ? <div className="spread"><p>{year === null ? '' : `${year}年`}{part === 'led' ? '我领衔的' : part === 'signed' ? '我联名的' : ''}建议，{shown.length}件</p><button type="button" className="button" onClick={onAll}>看全部</button></div> : null}
      {shown.length === 0 ? <EmptyState title="还没有建议">您写的和参加联名的建议，都会在这里。</EmptyState> : null}
      <ul className="list">{shown.map((item) => <SuggestionCard key={item.id} item={item} today={today} isOwn={ownIds.has(item.id)} />)}</ul>
    </>
  );
}

function All() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('q') ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const today = useToday();
  const list = useInfiniteQuery({ ...growingListQuery({ sort: '-registeredOn' }), enabled: asked === '' });
  const found = useQuery(searchQuery(asked));
  const items: readonly (SuggestionItem | FoundSuggestion)[] = asked === '' ? (list.data?.pages.flatMap((page) => page.items) ?? []).filter((one) => one.registeredOn !== null) : found.data?.items ?? [];
  const failed = asked === '' ? list.error : found.error;
  const isThere = asked === '' ? list.data !== undefined : found.data !== undefined;
  return (
    <>
      <form className="stack-sm" role="search" onSubmit={(event) => { event.preventDefault(); setSearch(words.trim() === '' ? { scope: 'all' } : { scope: 'all', q: words.trim() }); }}>
        <label className="field__label" htmlFor="find">找建议</label>
        <div className="row" style={{ flexWrap: 'nowrap' }}>
          <input id="find" className="input" type="search" enterKeyHint="search" value={words} placeholder="例如：农村公路" onChange={(event) => setWords(event.target.value)} />
          <button type="submit" className="button" style={{ flex: 'none' }}><Icon name="search" />找</button>
        </div>
      </form>
      {isThere ? null : failed === null ? <Loading /> : <LoadFailed error={failed} />}
      {asked !== '' && isThere ? <p role="status">{items.length === 0 ? `没有找到与“${asked}”有关的建议，换个词试试。` : `与“${asked}”有关的建议，${found.data?.total ?? items.length}件`}</p> : null}
      {asked === '' && isThere && items.length === 0 ? <EmptyState title="还没有登记编号的建议">受理并编号的建议，所有代表都可以在这里看。</EmptyState> : null}
      <ul className="list">{items.map((item) => <SuggestionCard key={item.id} item={item} today={today} isOwn={false} {...('snippet' in item ? { snippet: item.snippet } : {})} />)}</ul>
      {asked === '' && list.hasNextPage ? <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>再看一些</button> : null}
    </>
  );
}
