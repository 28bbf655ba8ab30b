import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import type { Suggestion } from '../../api/types.ts';
import { Fold } from '../kit/fold.tsx';
import { IntentionCard } from './intention-card.tsx';

/** 收集汇总 as its deputy meets it: whether this draft has been announced, and who means to raise the same. */
export function AnnouncedDraft({ record }: { readonly record: Suggestion }) {
  const isOpen = record.state === 'draft' || record.state === 'returned';
  const own = (useQuery(mattersQuery('draftIntention', { suggestion: record.id })).data?.items ?? []).find((one) => one.state !== 'withdrawn');
  if (own === undefined && !isOpen) return null;
  return (
    <Fold title="会前登记" isOpen={own === undefined || own.withId !== null}>
      {own === undefined ? <div className="stack"><p className="muted">登记一下准备提什么，便于发现相近的，联名或者合并提出。登记的只是题目和主要请求，草稿不给别人看。</p><Link className="button" to={`/suggestions/${record.id}/announce`}>登记拟提事项</Link></div> : <IntentionCard intention={own} />}
      <Link className="button button--plain" to="/intentions">看各位代表准备提什么</Link>
    </Fold>
  );
}
