import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { recordQuery, similarQuery } from '../../api/queries.ts';
import type { Suggestion } from '../../api/types.ts';
import { suggestionStates } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Matter } from '../suggestion/matter.tsx';

/** Earlier suggestions of the same matter, to be read side by side. They inform; nobody is judged by them. */
export function Similar({ suggestion }: { readonly suggestion: Suggestion }) {
  const query = useQuery(similarQuery(suggestion.id));
  const [beside, setBeside] = useState<string | null>(null);
  const items = (query.data?.items ?? []).slice(0, 5);
  return (
    <section className="card"><h2>相近的建议</h2>
      {query.data === undefined ? null : items.length === 0 ? <p className="muted small">没有找到相近的建议</p> : (
        <ul className="similar">
          {items.map((item) => (
            <li key={item.id}>
              <Link to={`/suggestions/${item.id}`}>{item.title}</Link>
              <div className="small muted">{item.numberLabel ?? '未编号'}{item.leadUnitName === null ? '' : ` · ${item.leadUnitName}`} · {suggestionStates[item.state] ?? ''}</div>
              <button type="button" className="button button--plain button--small" onClick={() => setBeside(item.id)}>并排对照<span className="visually-hidden">：{item.title}</span></button>
            </li>
          ))}
        </ul>
      )}
      <Dialog isOpen={beside !== null} onClose={() => setBeside(null)} isWide title="并排对照">
        <div className="beside"><div><h3>{suggestion.numberLabel ?? '本件'} {suggestion.title}</h3><Matter suggestion={suggestion} /></div>{beside === null ? null : <Other id={beside} />}</div>
      </Dialog>
    </section>
  );
}

function Other({ id }: { readonly id: string }) {
  const query = useQuery(recordQuery('suggestion', id));
  return <div>{query.data === undefined ? <Loading /> : <><h3>{query.data.numberLabel ?? '未编号'} {query.data.title}</h3><Matter suggestion={query.data} /></>}</div>;
}
