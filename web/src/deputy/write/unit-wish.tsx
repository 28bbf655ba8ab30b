import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { unitsQuery } from '../../api/queries.ts';
import { useOffice } from '../app/use-office.ts';
import { Icon } from '../kit/icon.tsx';

const MOST = 10;
const SHOWN = 6;

/** Which units the deputy would like to handle it; the office decides, but looks at this first. */
export function UnitWish({ chosen, onChange, title, isOne = false }: { readonly chosen: readonly string[]; readonly onChange: (ids: readonly string[]) => void; /** What is asked, where it is not the wish. */ readonly title?: string; readonly isOne?: boolean }) {
  const office = useOffice();
  const units = useQuery(unitsQuery);
  const [words, setWords] = useState('');
  const all = units.data?.items ?? [];
  const asked = words.trim();
  const found = asked === '' ? [] : all.filter((one) => !chosen.includes(one.id) && (one.name.includes(asked) || one.shortName.includes(asked))).slice(0, SHOWN);
  return (
    <section className="stack" aria-labelledby="units">
      <h2 id="units">{title ?? <>希望由哪些单位办理<span className="field__optional">（可不填）</span></>}</h2>
      {chosen.length === 0 ? null : (
        <ul className="menu">{chosen.map((id) => {
          const name = all.find((one) => one.id === id)?.name ?? '（名称暂时读不出来）';
          return <li key={id} className="menu__in spread"><span>{name}</span><button type="button" className="button button--plain" onClick={() => onChange(chosen.filter((one) => one !== id))}><Icon name="close" />去掉<span className="visually-hidden">{name}</span></button></li>;
        })}</ul>
      )}
      {isOne && chosen.length > 0 ? null : chosen.length >= MOST ? <p className="muted">最多写{MOST}个单位。</p> : (
        <>
          <div className="field"><label className="field__label" htmlFor="unit-wish">找单位</label><input id="unit-wish" className="input" autoComplete="off" placeholder="例如：交通" value={words} onChange={(event) => setWords(event.target.value)} /></div>
          {asked === '' ? null : (
            <ul className="menu" aria-label="找到的单位">
              {found.map((one) => <li key={one.id}><button type="button" onClick={() => { onChange([...chosen, one.id]); setWords(''); }}><span>{one.name}</span><strong style={{ color: 'var(--red)' }}>选它</strong></button></li>)}
              {found.length === 0 ? <li className="menu__in muted">没有找到这个单位{isOne ? '，换个词试试' : `。由哪个单位办理，最后由${office}确定`}。</li> : null}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
