import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { get, post, request } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { twinsPath, twinsQuery, type Twin } from '../../api/twins.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { isInTownship } from '../../frame/work-of-role.ts';
import { formatDate } from '../../text/format-date.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

/** 县乡联动: what the other level answers for about the same matter, beside one's own case. Nothing is drawn where there is nothing to see or to do. */
export function TwinMatters({ suggestionId }: { readonly suggestionId: string }) {
  const path = twinsPath(suggestionId);
  const twins = useQuery(twinsQuery(suggestionId)).data;
  const [isProposing, setProposing] = useState(false);
  if (twins === undefined || (twins.items.length === 0 && !twins.mayPropose)) return null;
  return (
    <section id="twins" className="card stack no-print" aria-label="县乡联动">
      <h2>县乡联动</h2>
      {twins.items.length === 0 ? <p className="muted small">县、乡两级代表就同一件事都提了建议的，可以联动：互相看到对方的进度、承诺和已核验的佐证，办理和期限各按各的。</p> : twins.items.map((twin) => <OneTwin key={twin.id} twin={twin} />)}
      {!twins.mayPropose ? null : isProposing ? <Propose path={path} onDone={() => setProposing(false)} /> : <div><button type="button" className="button button--small" onClick={() => setProposing(true)}>提出县乡联动</button></div>}
    </section>
  );
}

function OneTwin({ twin }: { readonly twin: Twin }) {
  const today = useToday();
  const queries = useQueryClient();
  const formId = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useMutation<unknown, ApiProblem, string>({
    mutationFn: (action) => request(`/api/v1/twin-matters/${encodeURIComponent(twin.id)}/actions/${action}`, { method: 'POST', body: { reason: reason.trim() }, version: twin.version }),
    onSuccess: () => { setChosen(null); setReason(''); void queries.invalidateQueries({ queryKey: keys.cases }); },
  });
  const label = twin.actions.find((one) => one.action === chosen)?.label ?? '';
  const submit = (event: FormEvent) => { event.preventDefault(); if (chosen !== null) act.mutate(chosen); };
  return (
    <div className="stack">
      <div className="row"><strong>{twin.otherName}</strong><StatePill tone={twin.state === 'linked' ? 'done' : twin.state === 'proposed' ? 'plan' : 'stopped'}>{twin.stateLabel}</StatePill></div>
      <p className="small muted">{twin.isOwnProposal ? '本方提出' : '对方提出'}：{twin.reason}{twin.answer === null ? '' : `；${twin.stateLabel}：${twin.answer}`}</p>
      {twin.other === null ? null : (
        <>
          <KeyValue rows={[['对方编号', twin.other.numberLabel], ['对方进度', twin.other.stateLabel], ['对方承办单位', twin.other.units.join('、')]]} />
          {twin.other.commitments.map((one) => (
            <div key={one.id} className="stack-sm">
              <p>承诺：{one.content}<span className="small muted">（{one.unitName}，{formatDate(one.dueOn, today)}前；{one.stateLabel}{one.verifiedOn === null ? '' : ` ${formatDate(one.verifiedOn, today)}`}）</span></p>
              {one.evidence.length === 0 ? null : <FileList files={one.evidence} />}
            </div>
          ))}
        </>
      )}
      {twin.actions.length === 0 ? null : <div className="row">{twin.actions.map((one) => <button key={one.action} type="button" className="button button--small" aria-pressed={chosen === one.action} onClick={() => setChosen(one.action)}>{one.label}</button>)}</div>}
      {chosen === null ? null : (
        <form className="stack" aria-label={label} onSubmit={submit} noValidate>
          <ErrorSummary formId={formId} findings={act.error === null ? [] : findingsOf(act.error)} title={act.error?.message} />
          <Field formId={formId} name="reason" label="理由（告知对方）">{(control) => <textarea {...control} className="input" rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          <div className="row"><button type="submit" className="button button--main" disabled={act.isPending || reason.trim().length < 2}>{label}</button><button type="button" className="button" onClick={() => setChosen(null)}>再看看</button></div>
        </form>
      )}
    </div>
  );
}

function Propose({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const isTownship = isInTownship(useMe().identity);
  const queries = useQueryClient();
  const formId = useId();
  const [congressId, setCongress] = useState('');
  const [numberLabel, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const towns = useQuery({ queryKey: keys.administration('townships'), enabled: !isTownship, queryFn: ({ signal }) => get<{ items: { id: string; name: string }[] }>('/api/v1/congress?level=township&state=active&limit=200', signal) });
  const send = useMutation<unknown, ApiProblem>({
    mutationFn: () => post(path, { ...(isTownship ? {} : { congressId }), numberLabel: numberLabel.trim(), reason: reason.trim() }),
    onSuccess: () => { onDone(); void queries.invalidateQueries({ queryKey: keys.cases }); },
  });
  const submit = (event: FormEvent) => { event.preventDefault(); send.mutate(); };
  return (
    <form className="stack" aria-label="提出县乡联动" onSubmit={submit} noValidate>
      <ErrorSummary formId={formId} findings={send.error === null ? [] : findingsOf(send.error)} title={send.error?.message} />
      {isTownship ? null : (
        <Field formId={formId} name="congressId" label="乡镇">{(control) => (
          <select {...control} className="input" value={congressId} onChange={(event) => setCongress(event.target.value)}><option value="">请选择</option>{(towns.data?.items ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>
        )}</Field>
      )}
      <Field formId={formId} name="numberLabel" label="对方建议的编号全称" help={isTownship ? '如：十八届五次会议第12号' : '如：石栎镇第十八届人大第九次会议第3号'}>{(control) => <input {...control} className="input" maxLength={100} value={numberLabel} onChange={(event) => setNumber(event.target.value)} />}</Field>
      <Field formId={formId} name="reason" label="理由（告知对方）">{(control) => <textarea {...control} className="input" rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <div className="row"><button type="submit" className="button button--main" disabled={send.isPending}>提出联动</button><button type="button" className="button" onClick={onDone}>取消</button></div>
    </form>
  );
}
