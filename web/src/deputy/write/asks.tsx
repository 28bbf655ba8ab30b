import { useRef } from 'react';
import { Icon } from '../kit/icon.tsx';

const MOST = 30;
const LONGEST = 2000;

/** 具体建议: one ask a card, so that each can be answered and checked by itself. */
export function Asks({ asks, onChange }: { readonly asks: readonly string[]; readonly onChange: (asks: readonly string[]) => void }) {
  const list = useRef<HTMLOListElement>(null);
  const focusCard = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll('textarea')[index]?.focus());
  const replace = (index: number, text: string) => onChange(asks.map((ask, at) => (at === index ? text : ask)));
  const move = (index: number, by: number) => {
    const next = [...asks];
    const [taken] = next.splice(index, 1);
    if (taken === undefined) return;
    next.splice(index + by, 0, taken);
    onChange(next);
    focusCard(index + by);
  };
  return (
    <fieldset className="stack" id="draft-asks">
      <legend className="legend">具体建议</legend>
      <p className="field__help">一条写一件要办的事。单位要逐条答复，以后也逐条核对落实。</p>
      <ol className="stack" ref={list}>
        {asks.map((ask, index) => (
          <li key={index} className="card ask-card">
            <label className="field__label" htmlFor={`ask-${index}`}>第{index + 1}条</label>
            <textarea id={`ask-${index}`} className="input" style={{ minHeight: '4.5em' }} maxLength={LONGEST} value={ask} onChange={(event) => replace(index, event.target.value)} />
            {asks.length === 1 ? null : (
              <div className="ask-card__tools">
                <button type="button" className="button button--plain" disabled={index === 0} onClick={() => move(index, -1)}><Icon name="up" />上移<span className="visually-hidden">第{index + 1}条</span></button>
                <button type="button" className="button button--plain" disabled={index === asks.length - 1} onClick={() => move(index, 1)}><Icon name="down" />下移<span className="visually-hidden">第{index + 1}条</span></button>
                <button type="button" className="button button--plain" onClick={() => { onChange(asks.filter((_, at) => at !== index)); focusCard(Math.max(0, index - 1)); }}><Icon name="close" />去掉<span className="visually-hidden">第{index + 1}条</span></button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <button type="button" className="button button--wide" disabled={asks.length >= MOST} onClick={() => { onChange([...asks, '']); focusCard(asks.length); }}><Icon name="plus" />再加一条</button>
    </fieldset>
  );
}
