import { Link } from 'react-router';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import type { Values } from '../../actions/schema.ts';
import { compilationPdfPath } from '../../api/text-quality.ts';
import type { ExcellentSelection } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { StatePill } from '../../ui/state-pill.tsx';
import { MatterActions } from '../before-session/matter-actions.tsx';
import { CandidateFields, EntriesTable, type Nomination } from './candidates.tsx';
import { Receipts } from './receipts.tsx';
import { useArrival } from '../../frame/use-arrival.ts';

/** One year: what is proposed, what was decided, the compilation and who has not confirmed it. */
export function SelectionCard({ selection }: { readonly selection: ExcellentSelection }) {
  const here = useArrival<HTMLElement>(selection.id);
  const { identity } = useMe();
  const today = useToday();
  const isOffice = identity.role === 'deputyAffairs' || identity.role === 'committeeOffice';
  const initial = (action: string): Values => {
    if (action === 'nominate') return { entries: selection.entries.map(({ suggestionId, reason }) => ({ suggestionId, reason })) };
    return action === 'recordDecision' ? { decidedOn: today, suggestionIds: selection.entries.map((one) => one.suggestionId) } : {};
  };
  return (
    <section ref={here} className="card stack" aria-label={`${selection.year}年优秀建议`}>
      <div className="spread"><h2>{selection.year}年优秀建议</h2><StatePill tone={selection.state === 'published' ? 'done' : 'plan'}>{selection.stateLabel}</StatePill></div>
      {selection.decidedOn === null ? null : <p>{formatDate(selection.decidedOn, today)}{selection.meeting}决定{selection.state === 'published' ? selection.excellent.length : selection.decidedIds.length}件{selection.publishedOn === null ? '' : `，${formatDate(selection.publishedOn, today)}公布`}</p>}
      {selection.state !== 'published' && selection.entries.length > 0 ? <EntriesTable selection={selection} /> : null}
      {selection.state !== 'published' ? null : (
        <>
          <ol className="stack">{selection.excellent.map((one) => <li key={one.suggestionId}><Link to={`/suggestions/${one.suggestionId}`}>{one.title}</Link> <span className="muted small">{one.numberLabel}　{one.leadName}代表</span><br /><span className="small">{one.reason}</span></li>)}</ol>
          <div className="row"><a className="button button--small" href={compilationPdfPath(selection.id)} target="_blank" rel="noreferrer">打开《{selection.title}》（PDF）</a></div>
          {isOffice ? <Receipts selectionId={selection.id} /> : null}
        </>
      )}
      <MatterActions record={selection} initialOf={initial} fieldsOf={(action) => {
        if (action === 'nominate') return ({ values, onChange }) => <CandidateFields year={selection.year} entries={(values['entries'] ?? []) as readonly Nomination[]} onChange={(entries) => onChange({ ...values, entries })} />;
        if (action !== 'recordDecision') return undefined;
        return ({ schema, values, onChange, formId, findings }) => {
          const chosen = (values['suggestionIds'] ?? []) as readonly string[];
          const { suggestionIds: _ids, ...others } = schema.properties ?? {};
          return (
            <>
              <SchemaFields schema={{ ...schema, properties: others }} values={values} onChange={onChange} formId={formId} findings={findings} />
              <fieldset className="stack-sm"><legend>同意的建议</legend>{selection.entries.map((one) => (
                <label key={one.suggestionId}><input type="checkbox" checked={chosen.includes(one.suggestionId)} onChange={(event) => onChange({ ...values, suggestionIds: event.target.checked ? [...chosen, one.suggestionId] : chosen.filter((id) => id !== one.suggestionId) })} /> {one.title}（{one.leadName}代表）</label>
              ))}</fieldset>
            </>
          );
        };
      }} />
    </section>
  );
}
