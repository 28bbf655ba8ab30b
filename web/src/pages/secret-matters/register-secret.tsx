import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useRef, useState, type FormEvent } from 'react';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { SecretMatter } from '../../api/secret-matters.ts';
import type { JsonSchema } from '../../api/types.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';

/** Takes a number and nothing else. Nothing that is typed is kept on the machine. */
export function RegisterSecret({ schema, onDone }: { readonly schema: JsonSchema; readonly onDone: () => void }) {
  const formId = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>({});
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const sent = useRef(false);
  const create = useMutation<SecretMatter, ApiProblem, unknown>({
    mutationFn: (body) => post<SecretMatter>('/api/v1/secret-matters', body),
    onSuccess: (made) => { void queries.invalidateQueries({ queryKey: keys.cases }); void message.success(`已登记编号：${made.numberLabel ?? ''}，请写在纸质件上`); onDone(); },
    onError: () => { sent.current = false; },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : create.error === null ? [] : findingsOf(create.error)), [missing, create.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, values);
    setMissing(found);
    // A number drawn twice is a number lost: the second press of an impatient finger does nothing.
    if (found.length > 0 || sent.current) return;
    sent.current = true;
    create.mutate(bodyOf(schema, values));
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary findings={findings} formId={formId} />
      <SchemaFields schema={schema} values={values} onChange={setValues} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={create.isPending}>取编号</button></div>
    </form>
  );
}
