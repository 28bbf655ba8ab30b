import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { post } from '../../api/client.ts';
import { mattersPath } from '../../api/matters.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema, MatterKind } from '../../api/types.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';

interface Props { readonly kind: MatterKind; readonly schema: JsonSchema; readonly initial?: Values; readonly label: string; readonly done: string; readonly onDone: () => void; /** Fields that are chosen elsewhere. */ readonly fixed?: Values; readonly children?: ReactNode }

/** The form that brings a record into being, drawn from the schema that the server gives. */
export function NewMatter({ kind, schema, initial = {}, label, done, onDone, fixed = {}, children }: Props) {
  const formId = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>(initial);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const create = useMutation<unknown, ApiProblem, unknown>({
    mutationFn: (body) => post(mattersPath(kind), body),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: keys.cases }); void message.success(done); onDone(); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : create.error === null ? [] : findingsOf(create.error)), [missing, create.error]);
  const shown: JsonSchema = { ...schema, properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !(name in fixed))) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = { ...values, ...fixed };
    const found = missingIn(schema, whole);
    setMissing(found);
    if (found.length === 0) create.mutate(bodyOf(schema, whole));
  };
  return (
    <form className="stack action-form" onSubmit={submit} noValidate aria-label={label}>
      <ErrorSummary findings={findings} formId={formId} />
      {children}
      <SchemaFields schema={shown} values={values} onChange={setValues} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={create.isPending}>{label}</button></div>
    </form>
  );
}
