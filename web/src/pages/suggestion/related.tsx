import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { relationsQuery } from '../../api/queries.ts';
import type { Relations, RelatedSuggestion, Suggestion, SuggestionLinkShown } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { linkRelationLabels, resultClassLabels, toneOf } from '../../text/states.ts';
import { StatePill } from '../../ui/state-pill.tsx';

/** What a suggestion has to do with others: its group, what it was split from or into, the same matter over the years. */
export function Related({ suggestion }: { readonly suggestion: Suggestion }) {
  const relations = useQuery(relationsQuery(suggestion.id)).data;
  if (relations === undefined) return null;
  const links = relations.links.filter((link) => link.relation !== 'earlier');
  return (
    <>
      {links.length === 0 ? null : (
        <section className="card stack"><h2>{links.some((link) => link.relation.startsWith('split')) ? '并案与拆分' : '并案'}</h2>
          {links.some((link) => link.state === 'standing' && !link.relation.startsWith('split')) ? <p className="small muted">并案只合并办理：一并交办、一并调整单位，可以一并面商。各件的编号、答复和测评各自独立。</p> : null}
          {links.map((link) => <LinkLine key={link.linkId} link={link} />)}
        </section>
      )}
      <Years relations={relations} />
    </>
  );
}

function LinkLine({ link }: { readonly link: SuggestionLinkShown }) {
  const today = useToday();
  const hasEnded = link.state !== 'standing';
  return (
    <div className="task__item">
      <div className="spread"><strong>{linkRelationLabels[link.relation] ?? ''}</strong>{hasEnded ? <StatePill tone="stopped">已解除</StatePill> : link.other === null ? null : <StatePill tone={toneOf('suggestion', link.other.state)}>{link.other.stateLabel}</StatePill>}</div>
      <p>{link.other === null ? '（您无权查看的建议）' : <Name one={link.other} />}</p>
      <p className="small muted">{formatDate(link.madeOn, today)} {link.byName}{link.reason === null ? '' : `：${link.reason.replace(/。$/, '')}`}{hasEnded ? `；${formatDate(link.endedOn, today)}解除${link.endedReason === null ? '' : `：${link.endedReason}`}` : ''}</p>
    </div>
  );
}

const Name = ({ one }: { readonly one: RelatedSuggestion }) => <Link to={`/suggestions/${one.id}`}>{one.numberLabel ?? '未编号'}《{one.title}》</Link>;

/** The chain over the years, with what came of it each time; nobody's judgement but the reader's. */
function Years({ relations: { years, yearNumber, hidden } }: { readonly relations: Relations }) {
  if (years.length === 0) return null;
  return (
    <section className="card stack" id="years"><h2>历年提出（第{yearNumber}年）</h2>
      <ol className="years">{years.map((one) => (
        <li key={one.id}>
          <div className="spread"><strong>{one.year}年{one.isThis ? '（本件）' : ''}</strong><StatePill tone={toneOf('suggestion', one.state)}>{one.stateLabel}</StatePill></div>
          <p>{one.isThis ? `${one.numberLabel ?? '未编号'}《${one.title}》` : <Name one={one} />}</p>
          <p className="small muted">{one.leadName}{one.leadUnitName === null ? '' : ` · ${one.leadUnitName}`} · {one.overallClass === null ? '还没有办理结果' : `办理结果：${resultClassLabels[one.overallClass] ?? ''}`}{one.promises === 0 ? '' : ` · 承诺 ${one.promises} 项，核验落实 ${one.kept} 项`}</p>
        </li>
      ))}</ol>
      {hidden === 0 ? null : <p className="small muted">另有 {hidden} 件您无权查看。</p>}
    </section>
  );
}
