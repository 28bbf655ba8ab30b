import type { Consultation } from '../../api/types.ts';
import { Corrections } from '../../corrections/corrections.tsx';
import { formatDate } from '../../text/format-date.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { modeLabels, phaseLabels, rankLabels } from '../text/words.ts';

/** The unit's record of the talk: who came, with which rank, what was said. */
export function TalkRecord({ record, unit, today }: { readonly record: Consultation; readonly unit: string; readonly today: string }) {
  return (
    <section className="card stack">
      <h3>{unit}登记的面商记录</h3>
      <KeyValue rows={[
        ['时间', formatDate(record.heldOn, today)], ['地点', record.place], ['方式', [record.mode === null ? '' : modeLabels[record.mode], phaseLabels[record.phase]].filter((one) => one !== '' && one !== undefined).join('，')],
        ['代表', record.deputiesPresent.join('、')],
      ]} />
      <div className="stack-sm">
        <h3>单位来的人</h3>
        <ul className="stack-sm">{record.attendees.map((one) => <li key={`${one.name} ${one.position}`}><strong>{one.name}</strong> {one.position}<br /><span className="small muted">职级：{rankLabels[one.rank] ?? one.rank}</span></li>)}</ul>
      </div>
      <div><h3>代表的意见</h3><p className="pre">{record.deputyOpinion}</p></div>
      <div><h3>单位的意见</h3><p className="pre">{record.unitOpinion}</p></div>
      {record.difference === null || record.difference === '' ? null : <div><h3>还有分歧的问题</h3><p className="pre">{record.difference}</p></div>}
      <Corrections list={record.corrections} today={today} />
      <p className="small muted">登记人：{record.recordedByName ?? ''}</p>
    </section>
  );
}
