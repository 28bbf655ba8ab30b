import { useSearchParams } from 'react-router';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { DraftTalks } from './draft-talks.tsx';
import { GuideOfYear } from './guide-of-year.tsx';

const talkers = ['deputyAffairs', 'townshipPresidium', 'unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead'];

/** 会前准备: the topics of the year, and talks about drafts. */
export function BeforeSession() {
  usePageTitle('会前准备');
  const { identity } = useMe();
  const [search, setSearch] = useSearchParams();
  const mayTalk = talkers.includes(identity.role);
  const part = search.get('part') === 'talks' && mayTalk ? 'talks' : 'topics';
  return (
    <>
      <div className="page__head"><h1>会前准备</h1></div>
      {mayTalk ? <div className="filters"><FilterChips label="哪一部分" value={part} onChange={(next) => setSearch(next === 'topics' ? {} : { part: next })} options={[{ value: 'topics', label: '选题参考' }, { value: 'talks', label: '会前沟通' }]} /></div> : null}
      {part === 'talks' ? <DraftTalks /> : <GuideOfYear />}
    </>
  );
}
