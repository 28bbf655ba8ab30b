import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import type { Suggestion } from '../../api/types.ts';
import { StatePill } from '../../ui/state-pill.tsx';
import { Fold } from '../kit/fold.tsx';

/** 会前沟通 of one's own draft: which units were asked, what they said, and the way to ask another. */
export function DraftTalks({ record }: { readonly record: Suggestion }) {
  const isOpen = record.state === 'draft' || record.state === 'returned';
  const talks = useQuery(mattersQuery('draftTalk', { suggestion: record.id })).data?.items ?? [];
  if (!isOpen && talks.length === 0) return null;
  const isWaiting = talks.some((one) => one.state === 'proposed' || one.state === 'answered');
  return (
    <Fold title="会前沟通" count={talks.length} isOpen={isWaiting || (isOpen && talks.length === 0)}>
      <div className="stack">
        {talks.length === 0 ? <p className="muted">提交以前，可以先问一问有关单位：是不是已经列入计划，或者已经解决。草稿只给您选的那一个单位看。</p> : null}
        <ul className="list">{talks.map((one) => (
          <li key={one.id}><Link className="item stack-sm" to={`/talks/${one.id}`}><span className="spread"><strong>{one.unitName}</strong><StatePill tone={one.state === 'concluded' ? 'done' : one.state === 'answered' || one.state === 'proposed' ? 'plan' : 'idle'}>{one.stateLabel}</StatePill></span><span className="small muted">{one.question}</span></Link></li>
        ))}</ul>
        {isOpen ? <Link className="button" to={`/suggestions/${record.id}/talk`}>与单位沟通</Link> : null}
      </div>
    </Fold>
  );
}
