import { useQuery } from '@tanstack/react-query';
import { pastWordings, type Texts, type Wording } from '../../api/wordings.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatInstant } from '../../text/format-date.ts';

/** Who changed the words when and why; an earlier version can be taken up again as a new one. */
export function WordingVersions({ wording, onTake }: { readonly wording: Wording; readonly onTake: (texts: Texts) => void }) {
  const today = useToday();
  const past = useQuery({ queryKey: ['wordings', wording.kind, wording.version], queryFn: () => pastWordings(wording.kind), enabled: wording.version > 0 });
  if (past.data === undefined || past.data.items.length === 0) return null;
  return (
    <details>
      <summary>历次用语（{past.data.items.length}）</summary>
      <ul className="stack-sm">
        {past.data.items.map((one) => (
          <li key={one.version}>
            第 {one.version} 版 · {one.adoptedAt === null ? '' : formatInstant(one.adoptedAt, today)} · {one.adoptedBy} · {one.reason}
            {wording.mayChange && one.version !== wording.version ? <> <button type="button" className="button button--small" onClick={() => onTake(one.texts)}>取用这一版的文字</button></> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
