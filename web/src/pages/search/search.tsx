import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { queryString } from '../../api/client.ts';
import { searchQuery } from '../../api/queries.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { toneOf } from '../../text/states.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { ExportMenu } from '../export-menu.tsx';

/** The snippet with what was looked for marked; the words are those typed, so a cut word may go unmarked. */
function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const given = words.filter((word) => word !== '');
  if (given.length === 0) return text;
  const pattern = new RegExp(`(${given.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return text.split(pattern).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part));
}

export function Search() {
  const [search] = useSearchParams();
  const q = search.get('q') ?? '';
  usePageTitle(`搜索 ${q}`);
  const query = useQuery(searchQuery(q));
  const words = [...new Set([...(query.data?.words ?? []), ...q.split(/\s+/)])];
  if (q === '') return <EmptyState title="请在上方输入要找的内容">可以输入标题、内容中的词，代表姓名或者编号。</EmptyState>;
  if (query.data === undefined) return query.error === null ? <Loading what="正在搜索" /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <div className="page__head"><h1>“{q}” <span className="muted">{query.data.total} 件</span></h1>{query.data.items.length === 0 ? null : <ExportMenu path={(format) => `/api/v1/search/export${queryString({ q, format })}`} />}</div>
      {query.data.items.length === 0 ? <EmptyState title="没有找到">可以换一个说法，或者减少词语。只能找到您有权查看的建议。</EmptyState> : (
        <ul className="to-do">
          {query.data.items.map((item) => (
            <li key={item.id} className="to-do__row to-do__row--plain">
              <Link className="to-do__title" to={`/suggestions/${item.id}`}><Marked text={item.title} words={words} /></Link>
              <p className="small muted">{item.numberLabel ?? '未编号'} · 领衔代表 {item.leadName}{item.leadUnitName === null ? '' : ` · ${item.leadUnitName}`} <StatePill tone={toneOf('suggestion', item.state)}>{item.stateLabel}</StatePill></p>
              <p className="small"><Marked text={item.snippet} words={words} /></p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
