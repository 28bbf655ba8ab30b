import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { relationsQuery } from '../../api/queries.ts';
import type { RelatedSuggestion, Suggestion } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { Fold } from '../kit/fold.tsx';
import { classLabels, numberOf } from '../text/words.ts';

const relationWords: Readonly<Record<string, string>> = { principal: '与它并案办理（它是主案）', member: '与本件并案办理（本件是主案）', splitFrom: '从它拆分出来', splitInto: '拆分成' };

/** What the deputy should know of the others: that handling is joint and nothing else, where the parts are, what earlier years brought. */
export function RelatedOnes({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const relations = useQuery(relationsQuery(record.id)).data;
  const { motion, passedUp } = record;
  const links = (relations?.links ?? []).filter((link) => link.relation !== 'earlier');
  const years = relations?.years ?? [];
  return (
    <>
      {motion === null ? null : <div className="note stack-sm"><h3>由议案转为建议</h3><p>原{motion.number}，{motion.signers}名代表签名。{formatDate(motion.decidedOn, today)}主席团决定：{motion.decision}</p></div>}
      {passedUp === null ? null : (
        <div className="note note--plan stack-sm"><h3>转报上级</h3><p>{formatDate(passedUp.on, today)}转报{passedUp.to}：{passedUp.reason}</p>
          {passedUp.outcome === null ? <p className="muted">还没有收到上级的答复。</p> : <p className="pre">{formatDate(passedUp.outcomeOn, today)}上级答复：{passedUp.outcome}</p>}</div>
      )}
      {links.length === 0 ? null : (
        <Fold title="有关的建议" count={links.length} isOpen>
          {links.some((link) => link.state === 'standing' && !link.relation.startsWith('split')) ? <p className="muted">并案只是一起办理。您这件的编号、答复和测评仍是自己的。</p> : null}
          <ul className="stack-sm">{links.map((link) => (
            <li key={link.linkId}><strong>{link.state === 'standing' ? relationWords[link.relation] : `${formatDate(link.endedOn, today)}解除并案`}</strong><br />{link.other === null ? null : <Name one={link.other} />}{link.reason === null ? null : <span className="small muted"><br />{link.endedReason ?? link.reason}</span>}</li>
          ))}</ul>
        </Fold>
      )}
      {years.length === 0 ? null : (
        <Fold title={`历年提出（第${String(relations?.yearNumber ?? 1)}年）`} count={years.length} isOpen>
          <ol className="stack-sm">{years.map((one) => (
            <li key={one.id}><strong>{one.year}年</strong> {one.isThis ? '本件' : <Name one={one} />}<br />
              <span className="small muted">{one.stateLabel} · {one.overallClass === null ? '还没有办理结果' : classLabels[one.overallClass]}{one.promises === 0 ? '' : ` · 承诺${one.promises}项，核验落实${one.kept}项`}</span></li>
          ))}</ol>
        </Fold>
      )}
    </>
  );
}

const Name = ({ one }: { readonly one: RelatedSuggestion }) => <Link to={`/suggestions/${one.id}`}>{numberOf(one)}《{one.title}》（{one.leadName}）</Link>;
