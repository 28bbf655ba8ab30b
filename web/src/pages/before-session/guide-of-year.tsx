import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { guidePdfPath, mattersQuery } from '../../api/matters.ts';
import type { GuideTopic, TopicGuide } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { MatterActions } from './matter-actions.tsx';
import { NewMatter } from './new-matter.tsx';
import { TopicCard } from './topic-card.tsx';
import { useArrival } from '../../frame/use-arrival.ts';

const SESSIONS_COME_EARLY_MONTH = 7;
/** From July on the work is for the session of the next year. */
export const comingYear = (today: string): string => String(Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) >= SESSIONS_COME_EARLY_MONTH ? 1 : 0));

/** One year's guide: what was collected, what was made of it, and how many suggestions came of each topic. */
export function GuideOfYear() {
  const today = useToday();
  const { identity } = useMe();
  const [search, setSearch] = useSearchParams();
  const guides = useQuery(mattersQuery('topicGuide'));
  const year = search.get('year') ?? comingYear(today);
  const topics = useQuery(mattersQuery('guideTopic', { year }));
  const [isAdding, setAdding] = useState<'topic' | 'guide' | null>(null);
  if (guides.data === undefined || topics.data === undefined) {
    const error = guides.error ?? topics.error;
    return error === null ? <Loading /> : <LoadFailed error={error} onRetry={() => { void guides.refetch(); void topics.refetch(); }} />;
  }
  const guide = guides.data.items.find((one) => String(one.year) === year);
  const isEditor = identity.role === 'deputyAffairs';
  const mayPropose = identity.role !== 'committeeOffice' && guide?.state !== 'ended';
  const years = [...new Set([comingYear(today), ...guides.data.items.map((one) => String(one.year))])].toSorted().reverse();
  return (
    <div className="stack">
      <div className="spread">
        <FilterChips label="年份" value={year} onChange={(next) => setSearch({ year: next })} options={years.map((value) => ({ value, label: `${value}年` }))} />
        <div className="row">
          {mayPropose ? <button type="button" className={isEditor ? 'button' : 'button button--main'} onClick={() => setAdding('topic')}>{isEditor ? '记一个选题' : '报送选题'}</button> : null}
          {isEditor && guide === undefined ? <button type="button" className="button button--main" onClick={() => setAdding('guide')}>建立{year}年选题参考</button> : null}
        </div>
      </div>
      {guide === undefined ? <p className="note">{year}年的选题参考还没有{isEditor ? '建立。先征集选题，再建立参考、采用选题、发布给代表。' : '发布。现在可以报送选题，供代表工委研究。'}</p> : <Guide guide={guide} topics={topics.data.items} />}
      <Topics topics={topics.data.items} guide={guide} isEditor={isEditor} />
      <Dialog isOpen={isAdding === 'topic'} onClose={() => setAdding(null)} title="报送选题" isWide>
        <NewMatter kind="guideTopic" schema={topics.data.createSchema} initial={{ year: Number(year) }} label="报送" done="已报送，代表工委会收到通知" onDone={() => setAdding(null)} />
      </Dialog>
      <Dialog isOpen={isAdding === 'guide'} onClose={() => setAdding(null)} title={`建立${year}年选题参考`} isWide>
        <NewMatter kind="topicGuide" schema={guides.data.createSchema} initial={{ year: Number(year), title: `${year}年代表建议选题参考` }} label="建立" done="已建立，可以采用选题了" onDone={() => setAdding(null)} />
      </Dialog>
    </div>
  );
}

function Guide({ guide, topics }: { readonly guide: TopicGuide; readonly topics: readonly GuideTopic[] }) {
  const here = useArrival<HTMLElement>(guide.id);
  const today = useToday();
  const adopted = topics.filter((one) => one.state === 'adopted');
  const count = adopted.reduce((sum, one) => sum + one.suggestionCount, 0);
  return (
    <section ref={here} className="card stack" aria-label={guide.title}>
      <div className="spread"><h2>{guide.title}</h2><StatePill tone={guide.state === 'published' ? 'done' : toneOf('topicGuide', guide.state)}>{guide.stateLabel}</StatePill></div>
      {guide.preface === '' ? null : <p className="pre">{guide.preface}</p>}
      <p className="muted">{guide.publishedOn === null ? '' : `${formatDate(guide.publishedOn, today)}发布 · `}栏目：{guide.sections.join('、')} · 采用选题 {adopted.length} 个，据此提出建议 {count} 件</p>
      <div className="row"><a className="button button--small" href={guidePdfPath(guide.id)} target="_blank" rel="noreferrer">打开印发稿（PDF）</a></div>
      <MatterActions record={guide} initialOf={() => ({ title: guide.title, preface: guide.preface, sections: guide.sections })} />
    </section>
  );
}

function Topics({ topics, guide, isEditor }: { readonly topics: readonly GuideTopic[]; readonly guide: TopicGuide | undefined; readonly isEditor: boolean }) {
  const waiting = topics.filter((one) => one.state === 'collected');
  const left = topics.filter((one) => one.state === 'setAside' || one.state === 'withdrawn');
  const sections = [...new Set([...(guide?.sections ?? []), ...topics.flatMap((one) => (one.section === null ? [] : [one.section]))])];
  if (topics.length === 0) return <EmptyState title="还没有选题">代表、承办单位、乡镇和联络站报送的选题会出现在这里。</EmptyState>;
  return (
    <>
      <Group title={isEditor ? '征集到的选题，待研究' : '已报送，待研究'} topics={waiting} />
      {sections.map((name) => <Group key={name} title={name} topics={topics.filter((one) => one.state === 'adopted' && one.section === name)} />)}
      <Group title="没有采用和撤回的" topics={left} />
    </>
  );
}

function Group({ title, topics }: { readonly title: string; readonly topics: readonly GuideTopic[] }) {
  return topics.length === 0 ? null : <section className="stack"><h2>{title} <span className="muted">{topics.length} 个</span></h2><ul className="stack">{topics.map((topic) => <li key={topic.id}><TopicCard topic={topic} /></li>)}</ul></section>;
}
