import type { Commitment } from '../../api/types.ts';
import { canDo, useAct } from '../act/use-act.ts';

/** A promise made to a deputy of an earlier term: whoever follows it is told how it goes on. */
export function FollowPromise({ record, carriedFrom }: { readonly record: Commitment; readonly carriedFrom: string | null }) {
  const act = useAct(record);
  if (carriedFrom === null) return null;
  const isFollowed = canDo(record, 'unfollow');
  return (
    <section className="card stack" aria-label="跨届承诺">
      <p>这是{carriedFrom}任期内的承诺，换届时没有落实，转入下一届继续办理。{isFollowed ? '您已关注，有进展会通知您。' : ''}</p>
      {act.problemText === null ? null : <p className="note note--late" role="alert">{act.problemText}</p>}
      {isFollowed ? <button type="button" className="button" disabled={act.isPending} onClick={() => void act.run('unfollow')}>不再关注</button>
        : canDo(record, 'follow') ? <button type="button" className="button button--main button--big" disabled={act.isPending} onClick={() => void act.run('follow')}>关注这项承诺</button> : null}
      {record.followers.length === 0 ? null : <p className="small muted">关注的代表：{record.followers.map((one) => one.name).join('、')}</p>}
    </section>
  );
}
