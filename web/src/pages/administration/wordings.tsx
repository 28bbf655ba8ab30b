import '../papers/papers.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listWordings } from '../../api/wordings.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { WordingEditor } from './wording-editor.tsx';

/** The fixed words of the papers, one kind at a time. */
export function Wordings() {
  usePageTitle('文书用语');
  const wordings = useQuery({ queryKey: ['wordings'], queryFn: listWordings });
  const [chosen, setChosen] = useState<string | null>(null);
  if (wordings.data === undefined) return wordings.error === null ? <Loading /> : <LoadFailed error={wordings.error} onRetry={() => void wordings.refetch()} />;
  const current = wordings.data.items.find((one) => one.kind === chosen) ?? wordings.data.items[0];
  return (
    <div className="stack">
      <p className="muted">文书中固定的话可以改成本地的写法。代表和单位写的内容、姓名、日期通过占位符自动填入。已经发出的文书不受影响，永远按签发时的用语打印。</p>
      <div className="chips" role="group" aria-label="文书种类">
        {wordings.data.items.map((one) => <button key={one.kind} type="button" className="chip" aria-pressed={one === current} onClick={() => setChosen(one.kind)}>{one.label}</button>)}
      </div>
      {current === undefined ? null : <WordingEditor key={`${current.kind} ${current.version}`} wording={current} />}
    </div>
  );
}
