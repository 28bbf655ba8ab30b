import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import type { Colleague, Mandates } from '../../api/acting-mandates.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';

interface Props { readonly giving: Mandates['giving']; readonly onDone: () => void }

const choiceOf = (title: string, people: readonly Colleague[], description?: string): JsonSchema => ({
  type: 'string', title, enum: people.map((one) => one.identityId), 'x-labels': Object.fromEntries(people.map((one) => [one.identityId, `${one.name}（${one.roleLabel}）${one.isMine ? ' · 本人' : ''}`])),
  ...(description === undefined ? {} : { description }),
});

/** Whose capacity, to whom, for how long, why; with the paper where somebody else speaks for the absent person. */
export function GiveMandate({ giving, onDone }: Props) {
  const formId = useId();
  const { identity } = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>({ identityId: identity.id, fromDate: giving.today, files: [] });
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const principal = giving.principals.find((one) => one.identityId === values['identityId']);
  const isOwn = principal?.isMine !== false;
  const schema: JsonSchema = {
    type: 'object', required: ['identityId', 'holderIdentityId', 'fromDate', 'untilDate', 'reason', ...(isOwn ? [] : ['files'])],
    properties: {
      identityId: choiceOf('授权的身份', giving.principals, '本人不能亲自授权的，可以替本单位同事登记，经安全管理员确认后生效'),
      holderIdentityId: choiceOf('代办人', giving.holders.filter((one) => one.personId !== principal?.personId), '代办人不能再转授他人；主要负责人的签发只能授权给分管领导'),
      fromDate: { type: 'string', title: '自', 'x-widget': 'date' },
      untilDate: { type: 'string', title: '至（含当天）', 'x-widget': 'date', description: `最长 ${giving.mostDays} 天` },
      reason: { type: 'string', title: '原因', minLength: 2, maxLength: 300, description: '例如：外出学习、病假' },
      files: { type: 'array', title: '书面授权扫描件', items: { type: 'string' }, 'x-widget': 'files', ...(isOwn ? {} : { minItems: 1 }) },
    },
  };
  const give = useMutation<unknown, ApiProblem, unknown>({
    mutationFn: (body) => post('/api/v1/acting-mandates', body),
    onSuccess: () => { void message.success(isOwn ? '已授权' : '已登记，待安全管理员确认'); void queries.invalidateQueries({ queryKey: keys.cases }); onDone(); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : give.error === null ? [] : findingsOf(give.error)), [missing, give.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(schema, values);
    setMissing(found);
    if (found.length === 0) give.mutate({ files: [], ...(bodyOf(schema, values) as object) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate aria-label="授权他人代办">
      <ErrorSummary findings={findings} formId={formId} title={give.error !== null && missing.length === 0 ? '没有授权成功' : undefined} />
      <SchemaFields schema={schema} values={values} onChange={setValues} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={give.isPending}>{isOwn ? '授权' : '登记授权'}</button></div>
    </form>
  );
}
