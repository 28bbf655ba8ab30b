import type { ListChange, Meeting } from '../../api/assignment-day.ts';

const words: Readonly<Record<ListChange['change'], string>> = { added: '新列入', removed: '已移出', replanned: '改了承办单位' };

/** What is not as it was when the government office sent the plan back: so nobody compares two hundred lines by eye. */
export function ChangedSinceReturn({ meeting: { changedSinceReturn: changes } }: { readonly meeting: Meeting }) {
  if (changes === null) return null;
  return (
    <section className="card stack" aria-label="退回以后的改动">
      <h2>政府办退回以后的改动 <span className="muted">{changes.length} 件</span></h2>
      {changes.length === 0 ? <p>列入的建议和拟定的承办单位都没有改动。</p> : (
        <ul className="meeting__changes">{changes.map((one) => (
          <li key={one.suggestionId}><strong>{words[one.change]}</strong>　{one.numberLabel} {one.title}
            <div className="small muted">{one.before === '' ? '' : `原拟：${one.before}`}{one.before === '' || one.now === '' ? '' : '　'}{one.now === '' ? '' : `现拟：${one.now}`}</div></li>
        ))}</ul>
      )}
    </section>
  );
}
