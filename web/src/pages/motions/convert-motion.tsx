import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { motionFormQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { Suggestion } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { NotYourWork } from '../../frame/not-your-work.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useKeptInput } from '../../ui/use-kept-input.ts';

const nothing: Values = {};

/** 议案转建议: what stands on the motion and what the presidium decided; it then waits for a number like any other. */
export function ConvertMotion() {
  usePageTitle('议案转建议');
  const me = useMe();
  if (me.identity.role !== 'deputyAffairs') return <NotYourWork />;
  return (
    <>
      <div className="page__head"><h1>议案转建议</h1></div>
      <p className="muted">主席团决定不列入会议议程、作为建议办理的议案在这里登记。原议案编号、文本和签名的代表一并保留；登记后等候编号，与其他建议一样交办、答复、测评。</p>
      <MotionForm />
    </>
  );
}

function MotionForm() {
  const formId = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useQuery(motionFormQuery);
  const kept = useKeptInput<Values>('motion', nothing);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const sending = useMutation<Suggestion, ApiProblem, unknown>({
    mutationFn: (body) => post<Suggestion>('/api/v1/suggestions/from-motion', body),
    onSuccess: (made) => { kept.clear(); void queries.invalidateQueries({ queryKey: keys.cases }); void navigate(`/suggestions/${made.id}`, { state: { done: '登记议案转建议' } }); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : sending.error === null ? [] : findingsOf(sending.error)), [missing, sending.error]);
  if (form.data === undefined) return form.error === null ? <Loading /> : <LoadFailed error={form.error} onRetry={() => void form.refetch()} />;
  const { schema } = form.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, kept.value);
    setMissing(found);
    if (found.length === 0) sending.mutate(bodyOf(schema, kept.value));
  };
  return (
    <form className="card stack action-form" onSubmit={submit} noValidate aria-label="议案转建议">
      <ErrorSummary findings={findings} formId={formId} />
      <SchemaFields schema={schema} values={kept.value} onChange={kept.set} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={sending.isPending}>登记为建议</button></div>
    </form>
  );
}
