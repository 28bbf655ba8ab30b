import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SuggestionItem } from '../../api/types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TabPage } from '../app/tabs.tsx';
import { useWho } from '../app/who.ts';
import { Icon } from '../kit/icon.tsx';
import { wholeListQuery, yearOf } from '../suggestions/queries.ts';

/** What the record shows of my work: suggestions led and signed, by year, each number leading to its list. */
export function Duty() {
  const who = useWho();
  const mine = useQuery(wholeListQuery({ mine: true, sort: '-updatedAt' }));
  const led = useQuery(wholeListQuery({ lead: who.person.id, sort: '-updatedAt' }));
  const failed = mine.error ?? led.error;
  return (
    <TabPage title="履职">
      <div className="stack-lg">
        <section className="stack">
          <h2>我提的建议</h2>
          {mine.data === undefined || led.data === undefined ? failed === null ? <Loading /> : <LoadFailed error={failed} onRetry={() => { void mine.refetch(); void led.refetch(); }} /> : <Years mine={mine.data} ledIds={new Set(led.data.map((one) => one.id))} />}
        </section>
        <section className="stack">
          <h2>优秀建议</h2>
          <ul className="menu"><li><Link to="/excellent"><span>历年优秀建议和选编</span><Icon name="next" /></Link></li></ul>
        </section>
        <section className="stack">
          <h2>落实</h2>
          <ul className="menu"><li><Link to="/commitments"><span>单位对我建议的承诺</span><Icon name="next" /></Link></li></ul>
        </section>
        <p className="small muted">这里的件数由办理记录自动得出，按登记编号的年份计算；还没有编号的，按最近改动的年份计算。联名的建议以本人确认为准。</p>
      </div>
    </TabPage>
  );
}

function Years({ mine, ledIds }: { readonly mine: readonly SuggestionItem[]; readonly ledIds: ReadonlySet<string> }) {
  const counted = mine.filter((one) => one.state !== 'discarded');
  const years = [...new Set(counted.map(yearOf))].toSorted().toReversed();
  if (years.length === 0) return <EmptyState title="还没有提过建议">提出或者联名以后，这里按年份统计。</EmptyState>;
  return years.map((year) => {
    const inYear = counted.filter((one) => yearOf(one) === year);
    const led = inYear.filter((one) => ledIds.has(one.id)).length;
    return (
      <div key={year} className="stack-sm">
        <h3>{year}年</h3>
        <div className="counts">
          <Link to={`/suggestions?year=${year}&part=led`}><span className="count-big">{led}</span> 件<br />我领衔的</Link>
          <Link to={`/suggestions?year=${year}&part=signed`}><span className="count-big">{inYear.length - led}</span> 件<br />我联名的</Link>
        </div>
      </div>
    );
  });
}
