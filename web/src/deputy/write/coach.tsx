import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { similarQuery } from '../../api/queries.ts';
import { findDoubtful, findGaps, notToRaise, signOfSecret } from '../../api/writing-coach.ts';
import { useDraft } from './draft-layout.tsx';

const MANY = 4;

/** The coach beside the writer: on a phone folded to one line with its count, at a desk open at the side. */
export function Coach() {
  const { text, record } = useDraft();
  const [isWide, setWide] = useState(() => matchMedia('(min-width: 1000px)').matches);
  useEffect(() => {
    const media = matchMedia('(min-width: 1000px)');
    const changed = () => setWide(media.matches);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, []);
  const gaps = findGaps(text);
  const doubtful = findDoubtful(text);
  const similar = useQuery({ ...similarQuery(record?.id ?? ''), enabled: record !== null && record.title !== '', staleTime: 30_000 });
  const alike = (similar.data?.items ?? []).slice(0, MANY);
  const secret = signOfSecret([text.title, text.situation, text.analysis, ...text.asks].join('\n'));
  const count = gaps.length + doubtful.length + (secret === null ? 0 : 1);
  return (
    <details className="fold coach" open={isWide}>
      <summary><span>写作参谋{count === 0 ? '：暂时没有要提醒的' : `：${count}处可以再看看`}</span></summary>
      <div className="fold__in stack">
        {secret === null ? null : <p className="note note--late">写到了“{secret}”：请想一想是不是国家秘密。是的，不要在这里写，把纸质件当面交代表工委（乡镇人大代表：主席团）；拿不准的，先电话问一问。</p>}
        {gaps.length === 0 ? <p>四个部分都有了，写得也具体。</p> : <ul className="coach__list">{gaps.map((gap) => <li key={gap.text}><span aria-hidden="true">{gap.isNeeded ? '●' : '○'}</span><span>{gap.text}</span></li>)}</ul>}
        {doubtful.length === 0 ? null : (
          <div className="stack-sm">
            <h3>这些内容一般不作为建议提出，请看看是不是</h3>
            <ul className="coach__list">{doubtful.map(({ code, because }) => { const one = notToRaise.find((each) => each.code === code); return <li key={code}><span aria-hidden="true">？</span><span>{one?.plain}{because}。{one?.instead}<br /><span className="small muted">{one?.basis}</span></span></li>; })}</ul>
          </div>
        )}
        {alike.length === 0 ? null : (
          <div className="stack-sm">
            <h3>以前有过的相近建议</h3>
            <ul className="stack-sm">{alike.map((one) => <li key={one.id}><Link to={`/suggestions/${one.id}`} target="_blank">{one.title}</Link><br /><span className="small muted">{one.numberLabel ?? '未编号'}</span></li>)}</ul>
            <p className="small muted">可以看看当时怎样答复、办成没有，在这个基础上提得更进一步。</p>
          </div>
        )}
      </div>
    </details>
  );
}
