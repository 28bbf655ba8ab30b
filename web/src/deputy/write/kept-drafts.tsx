import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../text/format-date.ts';
import { useWho } from '../app/who.ts';
import { isBlankText } from './draft-text.ts';
import { unsentDrafts, type KeptDraft } from './draft-store.ts';

/** What was written without a connection and still waits on this phone. */
export function KeptDrafts() {
  const { person } = useWho();
  const [drafts, setDrafts] = useState<readonly KeptDraft[]>([]);
  useEffect(() => { void unsentDrafts(person.id).then((all) => setDrafts(all.filter((one) => !isBlankText(one.text)))); }, [person.id]);
  if (drafts.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="kept">
      <h2 id="kept">存在这台手机上、还没有传上去的草稿</h2>
      <ul className="list">
        {drafts.map((one) => (
          <li key={one.draftId}><Link className="item stack-sm" to={`/write/${one.draftId}`}><span className="item__title">{one.text.title === '' ? '（还没有标题）' : one.text.title}</span><span className="small muted">{formatInstant(one.changedAt)}写的。打开后有网络就会自动传上去。</span></Link></li>
        ))}
      </ul>
    </section>
  );
}
