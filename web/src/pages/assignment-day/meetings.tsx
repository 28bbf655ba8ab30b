import './assignment-day.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { meetingsQuery, type Meeting } from '../../api/assignment-day.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

const schema: JsonSchema = {
  type: 'object', required: ['title', 'heldOn', 'place', 'convener', 'agenda'],
  properties: {
    title: { type: 'string', title: '会议名称', minLength: 1, maxLength: 80, description: '例如：2026年代表建议集中交办会' }, heldOn: { type: 'string', title: '会议日期', 'x-widget': 'date', description: '办理期限从这一天起算' },
    heldTime: { type: 'string', title: '时间（可以以后再填）', maxLength: 20, description: '例如：上午9:00' },
    place: { type: 'string', title: '地点', minLength: 1, maxLength: 100 }, convener: { type: 'string', title: '召集单位', minLength: 1, maxLength: 100 },
    agenda: { type: 'array', title: '议程（一行一项）', items: { type: 'string', maxLength: 200 }, maxItems: 30, 'x-widget': 'lines' },
  },
};

/** 集中交办会: those planned and those held; a unit sees the ones at which it got something. */
export function Meetings() {
  usePageTitle('集中交办会');
  const today = useToday();
  const query = useQuery(meetingsQuery);
  const [isNew, setNew] = useState(false);
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const { items, mayCreate } = query.data;
  return (
    <>
      <div className="page__head"><h1>集中交办会</h1>{mayCreate ? <button type="button" className="button button--main" onClick={() => setNew(true)}>筹备交办会</button> : null}</div>
      {items.length === 0 ? <EmptyState title="还没有集中交办会">{mayCreate ? '先在“拟办表”拟定承办单位，再筹备交办会，把建议列入。' : '召开以后，交给您单位的建议会出现在这里。'}</EmptyState> : (
        <ul className="to-do">{items.map((one) => (
          <li key={one.id} className="to-do__row">
            <div className="to-do__what"><Link className="to-do__title" to={`/assignment-meetings/${one.id}`}>{one.title}</Link><p className="small muted">{formatDate(one.heldOn, today)} · {one.place}</p></div>
            <StatePill tone={toneOf('assignmentMeeting', one.state === 'held' ? 'finished' : one.state)}>{one.stateLabel}</StatePill><span className="to-do__due">{one.suggestions} 件</span>
          </li>
        ))}</ul>
      )}
      <Dialog isOpen={isNew} onClose={() => setNew(false)} title="筹备交办会"><NewMeeting /></Dialog>
    </>
  );
}

function NewMeeting() {
  const formId = useId();
  const { identity } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const today = useToday();
  const [values, setValues] = useState<Values>({ title: `${today.slice(0, 4)}年代表建议集中交办会`, convener: `${identity.congress.shortName}人大常委会`, agenda: ['宣读交办工作方案', '向各承办单位交办', '承办单位代表发言', '领导讲话'] });
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const create = useMutation<Meeting, ApiProblem, unknown>({
    mutationFn: (body) => post<Meeting>('/api/v1/assignment-meetings', body),
    onSuccess: (made) => { void queries.invalidateQueries({ queryKey: keys.cases }); void navigate(`/assignment-meetings/${made.id}`); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : create.error === null ? [] : findingsOf(create.error)), [missing, create.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, values);
    setMissing(found);
    if (found.length === 0) create.mutate(bodyOf(schema, values));
  };
  return (
    <form className="stack" onSubmit={submit} noValidate aria-label="筹备交办会">
      <ErrorSummary findings={findings} formId={formId} />
      <SchemaFields schema={schema} values={values} onChange={setValues} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={create.isPending}>筹备</button></div>
    </form>
  );
}
