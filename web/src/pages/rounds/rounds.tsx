import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, missingIn, type Values } from '../../actions/schema.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { roundsQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { EvaluationRound, JsonSchema, OfferedAction } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

const roundSchema: JsonSchema = {
  type: 'object', required: ['name', 'opensOn', 'closesOn', 'sequence'],
  properties: {
    name: { type: 'string', title: '名称', minLength: 1, maxLength: 60, description: '例如：2026年第四季度测评' }, opensOn: { type: 'string', title: '开始日期', 'x-widget': 'date' }, closesOn: { type: 'string', title: '截止日期', 'x-widget': 'date' },
    sequence: { type: 'integer', title: '第几次测评', minimum: 1, maximum: 2, description: '首次答复填 1，重新办理后的答复填 2' },
  },
};

/** 测评轮次: opens and closes by date; until it closes nobody but the rater sees a level. */
export function Rounds() {
  usePageTitle('测评');
  const query = useQuery(roundsQuery);
  const [isNew, setNew] = useState(false);
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const rounds = query.data.items;
  return (
    <>
      <div className="page__head"><h1>测评轮次</h1>{query.data.mayCreate ? <button type="button" className="button button--main" onClick={() => setNew(true)}>新设一轮测评</button> : null}</div>
      <p className="note small filters">测评结束前，代表评了什么只有本人看得到；承办单位看不到任何与测评有关的内容。结束后统一公开，不满意的随即转入重新办理。</p>
      {rounds.length === 0 ? <EmptyState title="还没有测评轮次">新设一轮测评后，已经送达的答复会列入测评，并通知代表。</EmptyState> : <ul className="stack">{rounds.map((round) => <li key={round.id}><Round round={round} /></li>)}</ul>}
      <Dialog isOpen={isNew} onClose={() => setNew(false)} title="新设一轮测评"><NewRound onDone={() => setNew(false)} /></Dialog>
    </>
  );
}

function Round({ round }: { readonly round: EvaluationRound }) {
  const today = useToday();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const { counts } = round;
  const answered = counts === null ? 0 : counts.rated + counts.disclosed + counts.inEnvelope + counts.toOpen;
  const total = counts === null ? 0 : answered + counts.open + counts.noResponse;
  return (
    <section className="card stack" aria-label={round.name}>
      <div className="spread"><h2>{round.name}</h2><StatePill tone={toneOf('evaluationRound', round.state === 'closed' ? 'finished' : round.state)}>{round.stateLabel}</StatePill></div>
      <p>{formatDate(round.opensOn, today)} 至 {formatDate(round.closesOn, today)} <span className="muted">· {round.sequence === 1 ? '首次答复' : `第${round.sequence}次答复`}</span></p>
      {counts === null || round.state === 'planned' ? null : (
        <div><progress className="meter" value={answered} max={Math.max(total, 1)} aria-label={`已收回 ${answered} 件，共 ${total} 件`} />
          <p className="small muted">已收回 {answered} 件，共 {total} 件{counts.noResponse === 0 ? '' : `；逾期未反馈 ${counts.noResponse} 件`}{counts.inEnvelope === 0 ? '' : `；其中密封信封 ${counts.inEnvelope} 件`}{counts.toOpen === 0 ? '' : `；信封待拆封 ${counts.toOpen} 件`}{counts.noRater === 0 ? '' : `；无测评人 ${counts.noRater} 件`}</p></div>
      )}
      {counts === null || round.state !== 'open' || counts.open === 0 ? null : <PaperForms round={round} open={counts.open} />}
      {(round.actions ?? []).length === 0 ? null : (
        <ul className="row">{round.actions.map((offered) => (
          <li key={offered.action}><button type="button" className={offered.action === 'open' ? 'button button--main button--small' : 'button button--small'} aria-disabled={offered.refusals.length > 0} onClick={() => { if (offered.refusals.length === 0) setChosen(offered); }}>{offered.label}</button>
            {offered.refusals.map((one) => <div className="small muted" key={one.code}>{one.text}</div>)}</li>
        ))}</ul>
      )}
      <Dialog isOpen={chosen !== null} onClose={() => setChosen(null)} title={chosen?.label ?? ''}>
        {chosen === null ? null : <ActionForm record={round} offered={chosen} onDone={() => setChosen(null)} {...(chosen.action === 'reschedule' ? { initial: { opensOn: round.opensOn, closesOn: round.closesOn } } : {})} />}
      </Dialog>
    </section>
  );
}

const FORMS_IN_A_FILE = 300;

/** Forms for those who rate on paper: all that are still to be handed out, in one file or in as many as it takes. */
function PaperForms({ round, open }: { readonly round: EvaluationRound; readonly open: number }) {
  const parts = Array.from({ length: Math.ceil(open / FORMS_IN_A_FILE) }, (_, index) => index + 1);
  return (
    <div className="stack">
      <p className="small muted">代表用纸质表测评的：还没有收回的 {open} 份征询意见表可以一次打印，每份单独成页、各有校验码；已经测评的不在里面。{open > 100 ? '第一次打印要等十几秒。' : ''}</p>
      <ul className="row">{parts.flatMap((part) => [['number', '按建议编号'], ['deputy', '按代表']].map(([order, label]) => (
        <li key={`${part}-${order}`}><a className="button button--small" href={`/api/v1/evaluation-rounds/${round.id}/forms.pdf?order=${order}&part=${part}`} target="_blank" rel="noreferrer">打印征询意见表（{label}{parts.length > 1 ? `，第${part}册` : ''}）</a></li>
      )))}</ul>
    </div>
  );
}

function NewRound({ onDone }: { readonly onDone: () => void }) {
  const formId = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>({});
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const create = useMutation<EvaluationRound, ApiProblem, unknown>({
    mutationFn: (body) => post<EvaluationRound>('/api/v1/evaluation-rounds', body),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: keys.cases }); void message.success('已设定测评轮次'); onDone(); },
  });
  const findings = useMemo(() => (missing.length > 0 ? missing : create.error === null ? [] : findingsOf(create.error)), [missing, create.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(roundSchema, values);
    setMissing(found);
    if (found.length === 0) create.mutate(bodyOf(roundSchema, values));
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary findings={findings} formId={formId} />
      <SchemaFields schema={roundSchema} values={values} onChange={setValues} formId={formId} findings={findings} />
      <div><button type="submit" className="button button--main" disabled={create.isPending}>设定</button></div>
    </form>
  );
}
