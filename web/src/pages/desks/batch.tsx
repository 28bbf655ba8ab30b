import './desk.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { confirmationFor, guidanceFor } from '../../actions/guidance.ts';
import { ChosenSession } from '../../actions/widgets/pickers.tsx';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { recordQuery, suggestionsQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { OfferedAction, SuggestionItem } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { batchWorksIn, type BatchWork } from './batch-works.ts';

interface BatchAnswer { readonly done: number; readonly refused: number; readonly results: readonly { readonly id: string; readonly ok: boolean; readonly numberLabel: string | null; readonly refusals: readonly { readonly text: string }[] }[] }

/** What waits for one act, many at a time: choose, fill in once, see what was done and what was not and why. */
export function Batch() {
  const { action = '' } = useParams();
  const work = batchWorksIn(isInTownship(useMe().identity))[action];
  return work === undefined ? <EmptyState title="没有这项成批办理">请从登记编号、会签交办等页面进入。</EmptyState> : <BatchOf key={action} action={action} work={work} />;
}

function BatchOf({ action, work }: { readonly action: string; readonly work: BatchWork }) {
  usePageTitle(`成批${work.label}`);
  const list = useQuery(suggestionsQuery({ ...work.filter, sort: work.sort, limit: 200 }));
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [answer, setAnswer] = useState<{ readonly told: BatchAnswer; readonly items: readonly SuggestionItem[] } | null>(null);
  const items = list.data?.items ?? [];
  const chosen = items.filter((item) => taken.has(item.id));
  const first = useQuery({ ...recordQuery('suggestion', items[0]?.id ?? ''), enabled: items.length > 0 });
  const offered = first.data?.actions.find((one) => one.action === action);
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <div className="page__head"><h1>成批{work.label} <span className="muted">{list.data.total} 件</span></h1><Link className="small" to={work.desk}>逐件办理</Link></div>
      {answer === null ? null : <Outcome {...answer} action={action} label={work.label} />}
      {items.length === 0 ? <EmptyState title={`没有待${work.label}的建议`}>轮到的建议会出现在这里。</EmptyState> : (
        <div className="batch">
          <section className="card" aria-label="选择建议">
            <label className="row batch__all"><input type="checkbox" checked={chosen.length === items.length} onChange={(event) => setTaken(new Set(event.target.checked ? items.map((item) => item.id) : []))} /> 全选（已选 {chosen.length} 件，一次最多 200 件）</label>
            <ul className="batch__list">{items.map((item) => (
              <Choice key={item.id} item={item} isChosen={taken.has(item.id)} onChange={(isChosen) => setTaken((before) => { const next = new Set(before); if (isChosen) next.add(item.id); else next.delete(item.id); return next; })} />
            ))}</ul>
          </section>
          {offered === undefined ? <aside className="card"><p className="muted">{first.data === undefined ? '正在读取' : `您当前的身份现在不能${work.label}`}</p></aside>
            : <BatchForm action={action} label={work.label} offered={offered} chosen={chosen} onDone={(told, done) => { setAnswer({ told, items: done }); setTaken(new Set()); }} />}
        </div>
      )}
    </>
  );
}

function Choice({ item, isChosen, onChange }: { readonly item: SuggestionItem; readonly isChosen: boolean; readonly onChange: (isChosen: boolean) => void }) {
  const today = useToday();
  return (
    <li>
      <label className="row"><input type="checkbox" checked={isChosen} onChange={(event) => onChange(event.target.checked)} />
        <span className="batch__what">{item.title}<span className="small muted">{[item.numberLabel ?? '未编号', `领衔代表 ${item.leadName}`, item.leadUnitName === null ? null : `主办 ${item.leadUnitName}`, item.nextDueOn === null ? null : `期限 ${formatDate(item.nextDueOn, today)}`].filter((part) => part !== null).join(' · ')}</span></span>
      </label>
      <Link className="small" to={`/suggestions/${item.id}`}>查看</Link>
    </li>
  );
}

interface FormProps { readonly action: string; readonly label: string; readonly offered: OfferedAction; readonly chosen: readonly SuggestionItem[]; readonly onDone: (answer: BatchAnswer, items: readonly SuggestionItem[]) => void }

function BatchForm({ action, label, offered, chosen, onDone }: FormProps) {
  const formId = useId();
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>({});
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const [isAsking, setAsking] = useState(false);
  const send = useMutation<BatchAnswer, ApiProblem>({
    mutationFn: () => post<BatchAnswer>(`/api/v1/suggestions/actions/${action}`, { items: chosen.map(({ id, version }) => ({ id, version })), body: bodyOf(offered.schema, values) }),
    onSuccess: (answer) => {
      onDone(answer, chosen);
      void queries.invalidateQueries({ queryKey: keys.cases });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(offered.schema, values);
    setMissing(found);
    if (found.length === 0) setAsking(true);
  };
  const findings = missing.length > 0 ? missing : send.error === null ? [] : findingsOf(send.error).map(({ field, text }) => ({ field: field.replace(/^body\./, ''), text }));
  const guidance = guidanceFor('suggestion', action);
  return (
    <aside className="card">
      <form className="stack action-form" onSubmit={submit} noValidate aria-label={`成批${label}`}>
        {guidance === undefined ? null : <p className="muted">{guidance}</p>}
        <ErrorSummary findings={findings} formId={formId} title={send.error === null || missing.length > 0 ? undefined : send.error.message} />
        <SchemaFields schema={offered.schema} values={values} onChange={setValues} formId={formId} findings={findings} />
        <p className="small muted">各件填写的内容相同；有一件不能办理的，不影响其他各件。</p>
        <div className="row"><button type="submit" className="button button--main" disabled={send.isPending || chosen.length === 0}>{send.isPending ? '正在办理' : `${label} ${chosen.length} 件`}</button></div>
      </form>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title={`确定${label}选中的 ${chosen.length} 件？`}>
        {action === 'register' ? <ChosenSession values={values} /> : null}
        {confirmationFor('suggestion', action) === undefined ? null : <p>{confirmationFor('suggestion', action)}</p>}
        <div className="row"><button type="button" className="button button--main" onClick={() => { setAsking(false); send.mutate(); }}>确定</button><button type="button" className="button" onClick={() => setAsking(false)}>再看看</button></div>
      </Dialog>
    </aside>
  );
}

function Outcome({ told, items, label, action }: { readonly action: string; readonly told: BatchAnswer; readonly items: readonly SuggestionItem[]; readonly label: string }) {
  const titles = new Map(items.map((item) => [item.id, item.numberLabel ?? item.title]));
  return (
    <div className={told.refused === 0 ? 'note note--good' : 'note note--plan'} role="status">
      <p><strong>已{label} {told.done} 件{told.refused === 0 ? '。' : `，${told.refused} 件没有办成：`}</strong></p>
      {action === 'register' ? <ul>{told.results.filter((one) => one.ok).map((one) => <li key={one.id}>{one.numberLabel}　{items.find((item) => item.id === one.id)?.title}</li>)}</ul> : null}
      {told.refused === 0 ? null : <ul>{told.results.filter((one) => !one.ok).map((one) => <li key={one.id}>{titles.get(one.id)}：{one.refusals.map(({ text }) => text).join('；')}</li>)}</ul>}
    </div>
  );
}
