import { useSearchParams } from 'react-router';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { DraftTalks } from './draft-talks.tsx';
import { Intentions } from './intentions.tsx';
import { GuideOfYear } from './guide-of-year.tsx';

const talkers = ['deputyAffairs', 'townshipPresidium', 'unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead'];

const collectors = ['deputyAffairs', 'townshipPresidium', 'committeeOffice'];

/** 会前准备: the topics of the year, what deputies mean to raise, and talks about drafts. */
export function BeforeSession() {
  usePageTitle('会前准备');
  const { identity } = useMe();
  const [search, setSearch] = useSearchParams();
  const mayTalk = talkers.includes(identity.role);
  const parts = [{ value: 'topics', label: '选题参考' }, ...(collectors.includes(identity.role) ? [{ value: 'intentions', label: '收集汇总' }] : []), ...(mayTalk ? [{ value: 'talks', label: '会前沟通' }] : [])];
  const part = parts.find((one) => one.value === search.get('part'))?.value ?? 'topics';
  return (
    <>
      <div className="page__head"><h1>会前准备</h1></div>
      {parts.length > 1 ? <div className="filters"><FilterChips label="哪一部分" value={part} onChange={(next) => setSearch(next === 'topics' ? {} : { part: next })} options={parts} /></div> : null}
      {part === 'talks' ? <DraftTalks /> : part === 'intentions' ? <Intentions /> : <GuideOfYear />}
    </>
  );
}
