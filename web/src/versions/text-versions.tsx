import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { textChangesQuery } from '../api/text-changes.ts';
import type { Suggestion } from '../api/types.ts';
import { formatInstant } from '../text/format-date.ts';
import { ChangedText } from './changed-text.tsx';

const levels = { deputy: '代表', presidium: '乡镇人大主席团', affairs: '代表工委', office: '常委会办公室', erratum: '更正：' } as const;

/** All versions of the text: who, when, at which level; any two of them side by side in one. */
export function TextVersions({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const versions = record.textVersions;
  const last = versions.at(-1)?.no ?? 0;
  const [pair, setPair] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const { from, to } = pair ?? { from: versions.at(-2)?.no ?? last, to: last };
  const changes = useQuery({ ...textChangesQuery(record.id, from, to), enabled: versions.length > 1 && from !== to });
  const name = (one: (typeof versions)[number]) => `第${one.no}版 ${levels[one.by]}${one.byName} ${formatInstant(one.at, today)}`;
  const pick = (id: string, label: string, value: number, onChange: (no: number) => void) => (
    <div className="field"><label className="field__label" htmlFor={id}>{label}</label><select id={id} className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>{versions.map((one) => <option key={one.no} value={one.no}>{name(one)}</option>)}</select></div>
  );
  if (versions.length < 2) return <p className="muted">只有一版文字，还没有修改。</p>;
  return (
    <div className="stack">
      {pick(`from-${record.id}`, '从', from, (no) => setPair({ from: no, to }))}
      {pick(`to-${record.id}`, '到', to, (no) => setPair({ from, to: no }))}
      {from === to ? <p className="muted">请选不同的两版。</p> : (changes.data?.fields ?? []).map(({ field, label, segments }) => (segments.every((one) => one.change === null) ? null : <div className="stack-sm" key={field}><h3>{label}</h3><ChangedText segments={segments} /></div>))}
      {from !== to && changes.data?.fields.every((one) => one.segments.every((each) => each.change === null)) === true ? <p className="muted">这两版文字一样。</p> : null}
    </div>
  );
}
