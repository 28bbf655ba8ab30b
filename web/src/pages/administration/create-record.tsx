import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import type { JsonSchema } from '../../api/types.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { useKeptInput } from '../../ui/use-kept-input.ts';
import { AdministrationFields } from './administration-fields.tsx';
import type { KindView } from './kinds.ts';
import type { AdministrationRecord } from './administration-record.ts';

const none: Values = {};

export function CreateRecord({ view, create, onDone }: { readonly view: KindView; readonly create: { readonly href: string; readonly schema: JsonSchema }; readonly onDone: (record: AdministrationRecord) => void }) {
  const formId = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const kept = useKeptInput<Values>(`create/${view.kind}`, none);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const sending = useMutation<AdministrationRecord, ApiProblem, unknown>({
    mutationFn: (body) => post<AdministrationRecord>(create.href, body),
    onSuccess: (record) => { kept.clear(); void queries.invalidateQueries({ queryKey: ['administration'] }); void message.success(`已新增${view.label}`); onDone(record); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : sending.error === null ? [] : findingsOf(sending.error)), [missing, sending.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(create.schema, kept.value);
    setMissing(found);
    if (found.length === 0) sending.mutate(bodyOf(create.schema, kept.value));
  };
  return (
    <form className="stack action-form" onSubmit={submit} noValidate>
      <ErrorSummary findings={findings} formId={formId} />
      <AdministrationFields schema={create.schema} values={kept.value} onChange={kept.set} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={sending.isPending}>新增</button></div>
    </form>
  );
}
