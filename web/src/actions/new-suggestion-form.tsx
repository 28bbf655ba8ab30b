import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../api/client.ts';
import { newKey } from '../api/perform-action.ts';
import { findingsOf, type ApiProblem } from '../api/problem.ts';
import { keys } from '../api/query-keys.ts';
import type { JsonSchema, Suggestion } from '../api/types.ts';
import { ErrorSummary, type Finding } from '../ui/error-summary.tsx';
import { useKeptInput } from '../ui/use-kept-input.ts';
import { SchemaFields } from './schema-fields.tsx';
import { bodyOf, missingIn, type Values } from './schema.ts';

interface Props { readonly schema: JsonSchema; readonly path: string; /** Under which what was typed is kept until it is sent. */ readonly keepAs: string; readonly label: string; readonly submitLabel: string; readonly done: string }
const none: Values = {};

/** A suggestion that an office enters for others, from a sheet or a motion. Sent twice it comes into being once; whatever goes wrong, what was typed stays. */
export function NewSuggestionForm({ schema, path, keepAs, label, submitLabel, done }: Props) {
  const formId = useId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const kept = useKeptInput<Values>(keepAs, none);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const pending = useRef<{ readonly body: string; readonly key: string } | null>(null);
  const sending = useMutation<Suggestion, ApiProblem, unknown>({
    mutationFn: (body) => {
      const text = JSON.stringify(body);
      if (pending.current?.body !== text) pending.current = { body: text, key: newKey() };
      return request<Suggestion>(path, { method: 'POST', body, idempotencyKey: pending.current.key });
    },
    // What bears a mark of classification stays nowhere, in the browser neither.
    onError: (problem) => { if (problem.code === 'classificationMark') kept.clear(); },
    onSuccess: (made) => { kept.clear(); void queries.invalidateQueries({ queryKey: keys.cases }); void message.success(done); void navigate(`/suggestions/${made.id}`); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : sending.error === null ? [] : findingsOf(sending.error)), [missing, sending.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, kept.value);
    setMissing(found);
    if (found.length === 0) sending.mutate(bodyOf(schema, kept.value));
  };
  return (
    <form className="card stack action-form" onSubmit={submit} noValidate aria-label={label}>
      {kept.wasKept && !sending.isPending && sending.error === null ? <p className="note small">已恢复您上次没有提交的内容。 <button type="button" className="button button--plain button--small" onClick={kept.clear}>清空重填</button></p> : null}
      <ErrorSummary findings={findings} formId={formId} title={sending.error !== null && missing.length === 0 ? '没有提交成功' : undefined} />
      <SchemaFields schema={schema} values={kept.value} onChange={kept.set} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={sending.isPending}>{sending.isPending ? '正在提交' : submitLabel}</button></div>
    </form>
  );
}
