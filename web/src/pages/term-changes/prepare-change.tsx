import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema, TermChange } from '../../api/types.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';

const schema: JsonSchema = { type: 'object', required: ['endsOn'], properties: { endsOn: { type: 'string', title: '任期结束日期', 'x-widget': 'date', description: '新一届第一次会议举行之日（代表法第二条）；以后可以调整。' } } };

export function PrepareChange({ term, onDone }: { readonly term: { readonly id: string; readonly name: string }; readonly onDone: () => void }) {
  const formId = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>({});
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const create = useMutation<TermChange, ApiProblem, Values>({
    mutationFn: (body) => post<TermChange>('/api/v1/term-changes', { ...body, termId: term.id }),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: keys.cases }); void message.success(`已准备${term.name}换届`); onDone(); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : create.error === null ? [] : findingsOf(create.error)), [missing, create.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, values);
    setMissing(found);
    if (found.length === 0) create.mutate(bodyOf(schema, values) as Values);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary findings={findings} formId={formId} />
      <SchemaFields schema={schema} values={values} onChange={setValues} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={create.isPending}>准备换届</button></div>
    </form>
  );
}
