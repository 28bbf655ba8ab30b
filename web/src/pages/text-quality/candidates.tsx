import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { candidatesQuery, type Candidate } from '../../api/text-quality.ts';
import type { ExcellentSelection } from '../../api/types.ts';
import { resultClassLabels } from '../../text/states.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import './text-quality.css';

export interface Nomination { readonly suggestionId: string; readonly reason: string }
const FEWEST_LEVELS = 2;

/** Implementation stands beside the writing: what was promised, what was found done, what was not kept. */
type Facts = Pick<Candidate, 'promised' | 'kept' | 'broken' | 'overallClass'>;
const carriedOut = ({ promised, kept, broken }: Facts): string => (promised === 0 ? '没有承诺事项' : `承诺${promised}项，落实${kept}项${broken === 0 ? '' : `，未兑现${broken}项`}`);
const resultOf = ({ overallClass }: Facts): string => (overallClass === null ? '尚未答复' : resultClassLabels[overallClass] ?? overallClass);

/** The words a person starts from; what is printed is what that person leaves standing. */
const nominated = ({ suggestionId, reasons }: Candidate): Nomination => ({ suggestionId, reason: reasons.length === 0 ? '' : `${reasons.join('；')}。` });

function Grounds({ candidate: { suggested, reasons, against } }: { readonly candidate: Candidate }) {
  return (
    <ul className="small stack-sm">
      {suggested ? <li><StatePill tone="done">建议推荐</StatePill></li> : null}
      {reasons.map((text) => <li key={text}>{text}</li>)}
      {against.map((text) => <li key={text} className="muted">{text}</li>)}
    </ul>
  );
}

interface Props { readonly year: number; readonly entries: readonly Nomination[]; readonly onChange: (entries: readonly Nomination[]) => void }

/** The candidates in the order of the writing; one level's sheet alone is too little to be proposed on. */
export function CandidateFields({ year, entries, onChange }: Props) {
  const list = useQuery(candidatesQuery(year));
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) return <EmptyState title={`${year}年登记的建议还没有撰写质量评价`}>审核机关评价以后，会按平均分排在这里。</EmptyState>;
  const set = (id: string, reason: string) => onChange(entries.map((one) => (one.suggestionId === id ? { suggestionId: id, reason } : one)));
  const first = list.data.items.filter((one) => one.suggested);
  const unchosen = first.filter((one) => !entries.some((entry) => entry.suggestionId === one.suggestionId));
  return (
    <>
      <p className="muted">建议先看的排在前面，其余按撰写质量平均分排列。至少要有{FEWEST_LEVELS}级评价才能推荐；办理结果和落实情况列在旁边供对照。</p>
      {first.length === 0 ? <p className="note">没有同时写得好、又已办成或者承诺全部落实的建议，请逐件比较。</p> : (
        <div className="note stack-sm"><p>{first.length}件写得好于平均、经两级以上评价，并且已经办成或者承诺全部落实，排在前面，依据写在每件下面。系统只列依据，推荐哪几件由您选。</p>
          {unchosen.length === 0 ? null : <div className="row"><button type="button" className="button button--small" onClick={() => onChange([...entries, ...unchosen.map(nominated)])}>勾选这{unchosen.length}件，再逐件核对</button></div>}</div>
      )}
      <div className="table-box"><table className="table quality-table"><thead><tr><th>推荐</th><th>建议</th><th>撰写</th><th>结果和落实</th></tr></thead>
        <tbody>{list.data.items.map((one) => {
          const chosen = entries.find((entry) => entry.suggestionId === one.suggestionId);
          return (
            <tr key={one.suggestionId}>
              <td><input type="checkbox" aria-label={`推荐${one.title}`} disabled={one.sheets < FEWEST_LEVELS && chosen === undefined} checked={chosen !== undefined} onChange={(event) => onChange(event.target.checked ? [...entries, nominated(one)] : entries.filter((entry) => entry.suggestionId !== one.suggestionId))} /></td>
              <td><Link to={`/suggestions/${one.suggestionId}`} target="_blank">{one.title}</Link><br /><span className="muted small">{one.numberLabel}　{one.leadName}代表</span><Grounds candidate={one} />
                {chosen === undefined ? null : <textarea aria-label={`推荐${one.title}的理由`} placeholder="推荐理由，印在选编里" maxLength={500} value={chosen.reason} onChange={(event) => set(one.suggestionId, event.target.value)} />}</td>
              <td><strong>{one.average}</strong><br /><span className="muted small">{one.sheets}级评价</span></td>
              <td>{resultOf(one)}<br /><span className="muted small">{carriedOut(one)}</span></td>
            </tr>
          );
        })}</tbody>
      </table></div>
    </>
  );
}

/** What is proposed, and once decided which of it. */
export function EntriesTable({ selection: { entries, decidedIds, decidedOn } }: { readonly selection: ExcellentSelection }) {
  return (
    <div className="table-box"><table className="table quality-table"><thead><tr><th>建议</th><th>撰写</th><th>结果和落实</th><th>推荐理由</th>{decidedOn === null ? null : <th>决定</th>}</tr></thead>
      <tbody>{entries.map((one) => (
        <tr key={one.suggestionId}><td><Link to={`/suggestions/${one.suggestionId}`}>{one.title}</Link><br /><span className="muted small">{one.numberLabel}　{one.leadName}代表</span></td><td>{one.average}<br /><span className="muted small">{one.sheets}级评价</span></td><td>{resultOf(one)}<br /><span className="muted small">{carriedOut(one)}</span></td><td>{one.reason}</td>{decidedOn === null ? null : <td>{decidedIds.includes(one.suggestionId) ? '同意' : '未同意'}</td>}</tr>
      ))}</tbody>
    </table></div>
  );
}
