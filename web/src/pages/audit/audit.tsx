import './audit.css';
import { useSearchParams } from 'react-router';
import type { AuditFilter } from '../../api/audit.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { ChainState } from './chain-state.tsx';
import { EntryFilters } from './entry-filters.tsx';
import { EntryList } from './entry-list.tsx';
import { RaterAddresses } from './rater-addresses.tsx';

const names = ['outcome', 'kind', 'action', 'person', 'record', 'from', 'to', 'byMandate'] as const;

/** 审计: the state of the chain on top, below it who did what and what was refused. What is looked for stands in the address. */
export function Audit() {
  usePageTitle('审计');
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as unknown as AuditFilter;
  const change = (changes: Partial<AuditFilter>) => {
    const next = new URLSearchParams(search);
    for (const [name, text] of Object.entries(changes)) if (text === '') next.delete(name); else next.set(name, text);
    setSearch(next);
  };
  return (
    <>
      <div className="page__head"><h1>审计</h1><span className="muted small">只显示谁在什么时候办了什么；测评、正文等内容不在此显示</span></div>
      <ChainState />
      <RaterAddresses />
      <EntryFilters filter={filter} onChange={change} onClear={() => setSearch({})} />
      <EntryList filter={filter} onChange={change} />
    </>
  );
}
