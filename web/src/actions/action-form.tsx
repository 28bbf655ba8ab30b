import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { usePerform } from '../api/perform-action.ts';
import { findingsOf } from '../api/problem.ts';
import { keys } from '../api/query-keys.ts';
import type { AnyRecord, JsonSchema, OfferedAction } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary, type Finding } from '../ui/error-summary.tsx';
import { useKeptInput } from '../ui/use-kept-input.ts';
import { ChosenSession } from './widgets/pickers.tsx';
import { confirmationFor, doneWords, guidanceFor } from './guidance.ts';
import { SchemaFields } from './schema-fields.tsx';
import { asksNothing, bodyOf, missingIn, type Values } from './schema.ts';

/** What draws the fields is given of the form. */
export interface FieldsOfForm { readonly schema: JsonSchema; readonly values: Values; readonly onChange: (values: Values) => void; readonly formId: string; readonly findings: readonly Finding[] }

interface Props {
  readonly record: AnyRecord;
  readonly offered: OfferedAction;
  readonly onDone: (record: AnyRecord) => void;
  readonly onCancel?: () => void;
  /** What the form begins with where nothing was kept. */
  readonly initial?: Values;
  /** Draws the fields in place of the general ones. */
  readonly renderFields?: (props: FieldsOfForm) => ReactNode;
  readonly submitLabel?: string;
}

const none: Values = {};

/** What was done, with the number that was drawn: the office writes it on the paper. */
function doneText({ action, label }: OfferedAction, answer: AnyRecord): string {
  const { numberLabel } = answer as AnyRecord & { numberLabel?: string | null };
  if (action === 'register' && typeof numberLabel === 'string') return `已登记编号：${numberLabel}`;
  return doneWords(label);
}


/** The form of one act, drawn from the schema of its body. Whatever goes wrong, what was typed stays. */
export function ActionForm({ record, offered, onDone, onCancel, initial = none, renderFields, submitLabel }: Props) {
  const formId = useId();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const kept = useKeptInput<Values>(`${record.kind}/${record.id}/${offered.action}`, initial);
  const perform = usePerform(record, offered, (answer) => {
    kept.clear();
    void message.success(doneText(offered, answer));
    onDone(answer);
  });
  const [isAsking, setAsking] = useState(false);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const [wasRefreshed, setRefreshed] = useState(false);
  const problem = perform.error;
  const findings = useMemo(() => (missing.length > 0 ? missing : problem === null || problem.isStale || problem.isLoggedOut ? [] : findingsOf(problem)), [missing, problem]);

  const question = confirmationFor(record.kind, offered.action);
  const send = () => {
    setAsking(false);
    perform.mutate(bodyOf(offered.schema, kept.value));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(offered.schema, kept.value);
    setMissing(found);
    if (found.length > 0) return;
    if (question === undefined) send();
    else setAsking(true);
  };
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: keys.cases });
    perform.reset();
    setRefreshed(true);
  };
  const guidance = guidanceFor(record.kind, offered.action);
  const fields = { schema: offered.schema, values: kept.value, onChange: kept.set, formId, findings };
  return (
    <form className="stack action-form" onSubmit={submit} noValidate aria-label={offered.label}>
      {guidance === undefined ? null : <p className="muted">{guidance}</p>}
      {kept.wasKept && !perform.isPending && problem === null ? <p className="note small">已恢复您上次没有提交的内容。 <button type="button" className="button button--plain button--small" onClick={kept.clear}>清空重填</button></p> : null}
      {problem?.isStale === true ? (
        <div className="note note--plan stack" role="alert">
          <p><strong>这件事刚刚被别人改动过。</strong>您填写的内容还在，没有提交。</p>
          <p><button type="button" className="button" onClick={() => void refresh()}>看最新内容</button></p>
        </div>
      ) : null}
      {wasRefreshed && problem === null ? <p className="note note--plan" role="status">已换成最新内容，请核对后再提交。</p> : null}
      {findings.length > 0 ? null : offered.foretold?.map(({ code, text }) => <p key={code} className="note note--plan">{text}</p>)}
      <ErrorSummary findings={findings} formId={formId} title={problem !== null && missing.length === 0 ? `没有${offered.label}成功` : undefined} />
      {renderFields === undefined ? <SchemaFields {...fields} /> : renderFields(fields)}
      {asksNothing(offered.schema) && guidance === undefined ? <p>确定{offered.label}？</p> : null}
      <div className="row">
        <button type="submit" className="button button--main" disabled={perform.isPending}>{perform.isPending ? '正在提交' : (submitLabel ?? offered.label)}</button>
        {onCancel === undefined ? null : <button type="button" className="button" onClick={onCancel}>取消</button>}
      </div>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title={question ?? ''}>
        {offered.action === 'register' ? <ChosenSession values={kept.value} /> : null}
        <div className="row"><button type="button" className="button button--main" onClick={send}>{offered.label}</button><button type="button" className="button" onClick={() => setAsking(false)}>再看看</button></div>
      </Dialog>
    </form>
  );
}
