import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import type { MeetingTask } from '../../api/assignment-day.ts';
import { post } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema } from '../../api/types.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';

interface Answer { readonly done: number; readonly refused: number; readonly results: readonly { readonly id: string; readonly ok: boolean; readonly refusals: readonly { readonly text: string }[] }[] }

const schema: JsonSchema = {
  type: 'object', required: ['sectionId', 'handlerName'],
  properties: { sectionId: { type: 'string', title: '承办科室', 'x-widget': 'section' }, handlerName: { type: 'string', title: '经办人', minLength: 1, maxLength: 60 } },
};

/** One section for many of the morning's list; what is refused says why and stops none of the others. */
export function RouteMany({ tasks, onDone }: { readonly tasks: readonly MeetingTask[]; readonly onDone: () => void }) {
  const formId = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>({});
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const [sent] = useState(tasks);
  const send = useMutation<Answer, ApiProblem, unknown>({
    mutationFn: (body) => post<Answer>('/api/v1/handling-tasks/actions/routeToSection', { items: sent.map(({ id, version }) => ({ id, version })), body }),
    onSuccess: ({ done, refused }) => {
      void queries.invalidateQueries({ queryKey: keys.cases });
      if (done > 0) void message.success(`已分派 ${done} 件`);
      if (refused === 0) onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, values);
    setMissing(found);
    if (found.length === 0) send.mutate(bodyOf(schema, values));
  };
  const left = send.data?.results.filter((one) => !one.ok) ?? [];
  return (
    <form className="stack action-form" onSubmit={submit} noValidate aria-label="分派科室">
      <p className="muted">{sent.slice(0, 3).map((task) => `《${task.title}》`).join('、')}{sent.length > 3 ? `等 ${sent.length} 件` : ''}，都交给同一个科室。</p>
      <ErrorSummary findings={missing} formId={formId} title={send.error === null || missing.length > 0 ? undefined : send.error.message} />
      {left.map((one) => <p key={one.id} className="note note--late">《{sent.find((task) => task.id === one.id)?.title}》没有分派：{one.refusals.map(({ text }) => text).join('；')}</p>)}
      <SchemaFields schema={schema} values={values} onChange={setValues} formId={formId} findings={missing} />
      <div className="row">{send.data === undefined ? <button type="submit" className="button button--main" disabled={send.isPending}>{send.isPending ? '正在分派' : `分派 ${sent.length} 件`}</button> : <button type="button" className="button" onClick={onDone}>关闭</button>}</div>
    </form>
  );
}
