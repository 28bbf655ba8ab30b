import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../text/format-date.ts';
import { keys } from '../../api/query-keys.ts';
import { useOnline } from '../app/use-online.ts';
import { useWho } from '../app/who.ts';
import { isBlankText } from './draft-text.ts';
import { unsentDrafts, type KeptDraft } from './draft-store.ts';
import { sendKeptDrafts } from './send-kept-drafts.ts';

/** What was written without a connection and still waits on this phone. */
export function KeptDrafts() {
  const { person } = useWho();
  const [drafts, setDrafts] = useState<readonly KeptDraft[]>([]);
  const isOnline = useOnline();
  const queries = useQueryClient();
  useEffect(() => {
    let isHere = true;
    const show = async (): Promise<number> => {
      const all = (await unsentDrafts(person.id)).filter((one) => !isBlankText(one.text));
      if (isHere) setDrafts(all);
      return all.length;
    };
    const send = async () => {
      const before = await show();
      if (!isOnline || before === 0) return;
      await sendKeptDrafts(person.id);
      if (await show() < before) await queries.invalidateQueries({ queryKey: keys.cases });
    };
    void send();
    return () => { isHere = false; };
  }, [person.id, isOnline, queries]);
  if (drafts.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="kept">
      <h2 id="kept">存在这台手机上、还没有传上去的草稿</h2>
      <ul className="list">
        {drafts.map((one) => (
          <li key={one.draftId}><Link className="item stack-sm" to={`/write/${one.draftId}`}><span className="item__title">{one.text.title === '' ? '（还没有标题）' : one.text.title}</span><span className="small muted">{formatInstant(one.changedAt)}写的。有了网络会自动传上去。</span></Link></li>
        ))}
      </ul>
    </section>
  );
}
