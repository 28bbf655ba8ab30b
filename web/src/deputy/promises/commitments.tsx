import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { CommitmentItem } from '../../api/types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { Fold } from '../kit/fold.tsx';
import { isOpenCommitment } from '../text/words.ts';
import { CommitmentCard } from './card.tsx';
import { carriedCommitmentsQuery, followedCommitmentsQuery, myCommitmentsQuery } from './queries.ts';

type Chosen = 'open' | 'toVerify' | 'late' | 'done';
const chips: readonly { readonly value: Chosen; readonly label: string }[] = [{ value: 'open', label: '还没有落实' }, { value: 'toVerify', label: '等我核验' }, { value: 'late', label: '过了期限' }, { value: 'done', label: '已有结果' }];

/** Promises made in answer to my suggestions. */
export function Commitments() {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const chosen = chips.find((one) => one.value === search.get('show'))?.value ?? 'open';
  const mine = useQuery(myCommitmentsQuery);
  const all = mine.data ?? [];
  const belongs = (promise: CommitmentItem, to: Chosen): boolean => {
    if (to === 'done') return !isOpenCommitment(promise.state);
    if (to === 'toVerify') return promise.state === 'claimed';
    return isOpenCommitment(promise.state) && (to === 'open' || (promise.dueOn < today && promise.state !== 'claimed'));
  };
  const shown = all.filter((one) => belongs(one, chosen));
  return (
    <Page title="对我建议的承诺" back="/duty">
      <div className="stack">
        <p>单位答复时承诺的事，一项一项跟到落实。“报已落实”的要经单位以外的人核验才算数。</p>
        <div className="chips" role="group" aria-label="看哪些承诺">{chips.map((one) => <button key={one.value} type="button" className="chip" aria-pressed={one.value === chosen} onClick={() => setSearch({ show: one.value }, { replace: true })}>{one.label} {all.filter((each) => belongs(each, one.value)).length}</button>)}</div>
        {mine.error !== null && mine.data === undefined ? <LoadFailed error={mine.error} onRetry={() => void mine.refetch()} /> : null}
        {mine.isPending ? <Loading /> : mine.data === undefined ? null : shown.length === 0 ? <EmptyState title={all.length === 0 ? '还没有承诺事项' : '这里没有'}>{all.length === 0 ? '单位在答复里写明要办的事，会自动列到这里。' : '换一类看看。'}</EmptyState> : null}
        <ul className="list">{shown.map((promise) => <CommitmentCard key={promise.id} record={promise} today={today} about={promise.title} />)}</ul>
        <FromEarlierTerms today={today} />
      </div>
    </Page>
  );
}

/** What an earlier term left open: what I follow, and what there is to follow. */
function FromEarlierTerms({ today }: { readonly today: string }) {
  const followed = useQuery(followedCommitmentsQuery).data ?? [];
  const carried = (useQuery(carriedCommitmentsQuery).data ?? []).filter((one) => !followed.some((each) => each.id === one.id));
  if (followed.length === 0 && carried.length === 0) return null;
  return (
    <>
      <Fold title="我关注的跨届承诺" count={followed.length} isOpen={followed.length > 0}><ul className="list">{followed.map((promise) => <CommitmentCard key={promise.id} record={promise} today={today} about={promise.title} />)}</ul></Fold>
      <Fold title="往届没有落实的承诺" count={carried.length}><ul className="list">{carried.map((promise) => <CommitmentCard key={promise.id} record={promise} today={today} about={promise.title} />)}</ul></Fold>
    </>
  );
}
