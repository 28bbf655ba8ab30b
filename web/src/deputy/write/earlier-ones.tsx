import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordQuery, searchQuery } from '../../api/queries.ts';
import { Icon } from '../kit/icon.tsx';
import { numberOf } from '../text/words.ts';

const MOST = 20;
const SHOWN = 6;

/** Which suggestions of earlier years were about the same matter: one's own or others', by number or words. */
export function EarlierOnes({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  const [words, setWords] = useState('');
  const found = (useQuery(searchQuery(words)).data?.items ?? []).filter((one) => one.numberLabel !== null && !chosen.includes(one.id)).slice(0, SHOWN);
  return (
    <section className="stack" aria-labelledby="earlier">
      <h2 id="earlier">以前提出的是哪几件<span className="field__optional">（可不填）</span></h2>
      <p className="muted">写上以后，审核和办理的人能看到历年的办理结果和承诺。别的代表提出的也可以。</p>
      {chosen.length === 0 ? null : <ul className="menu">{chosen.map((id) => <Chosen key={id} id={id} onRemove={() => onChange(chosen.filter((one) => one !== id))} />)}</ul>}
      {chosen.length >= MOST ? <p className="muted">最多写{MOST}件。</p> : (
        <>
          <div className="field"><label className="field__label" htmlFor="earlier-words">找以前的建议</label><input id="earlier-words" className="input" autoComplete="off" placeholder="编号或者标题中的词" value={words} onChange={(event) => setWords(event.target.value)} /></div>
          {words.trim() === '' ? null : (
            <ul className="menu" aria-label="找到的建议">
              {found.map((one) => <li key={one.id}><button type="button" onClick={() => { onChange([...chosen, one.id]); setWords(''); }}><span>{one.title}<small className="muted"> {numberOf(one)} · {one.leadName} · {one.stateLabel}</small></span><strong style={{ color: 'var(--red)' }}>选它</strong></button></li>)}
              {found.length === 0 ? <li className="menu__in muted">没有找到。只能选已经登记编号的建议。</li> : null}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function Chosen({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) {
  const record = useQuery(recordQuery('suggestion', id)).data;
  const name = record === undefined ? '（名称暂时读不出来）' : `${numberOf(record)}《${record.title}》`;
  return <li className="menu__in spread"><span>{name}</span><button type="button" className="button button--plain" onClick={onRemove}><Icon name="close" />去掉<span className="visually-hidden">{name}</span></button></li>;
}
