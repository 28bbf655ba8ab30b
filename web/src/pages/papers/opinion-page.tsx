import './papers.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ActionForm } from '../../actions/action-form.tsx';
import { documentPath } from '../../api/paths.ts';
import { recordQuery } from '../../api/queries.ts';
import type { AssistingOpinion, Suggestion } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { Field } from '../../ui/field.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PdfFrame } from '../../ui/pdf-frame.tsx';
import { useKeptInput } from '../../ui/use-kept-input.ts';
import { Matter } from '../suggestion/matter.tsx';
import { PaperHead } from './paper-head.tsx';
import { SaveLine } from './save-line.tsx';
import { useAutosave } from './use-autosave.ts';

/** 会办意见: the assisting unit's answer to the lead unit. */
export function OpinionPage() {
  usePageTitle('会办意见');
  const { id = '' } = useParams();
  const opinion = useQuery(recordQuery('assistingOpinion', id));
  const suggestion = useQuery({ ...recordQuery('suggestion', opinion.data?.suggestionId ?? ''), enabled: opinion.data !== undefined });
  const error = opinion.error ?? suggestion.error;
  if (opinion.data === undefined || suggestion.data === undefined) return error === null ? <Loading /> : <LoadFailed error={error} onRetry={() => void opinion.refetch()} />;
  return <Opinion key={id} opinion={opinion.data} suggestion={suggestion.data} />;
}

function Opinion({ opinion, suggestion }: { readonly opinion: AssistingOpinion; readonly suggestion: Suggestion }) {
  const navigate = useNavigate();
  const kept = useKeptInput(`opinion/${opinion.id}/text`, useMemo(() => ({ text: opinion.text, contactName: opinion.contactName ?? '', contactPhone: opinion.contactPhone ?? '' }), [opinion]));
  const [isTouched, setTouched] = useState(kept.wasKept);
  const [revision, setRevision] = useState(opinion.version);
  const save = opinion.actions.find((one) => one.action === 'save');
  const others = opinion.actions.filter((one) => one.action !== 'save');
  const { forget } = kept;
  const saved = useCallback(() => { setRevision((n) => n + 1); forget(); }, [forget]);
  const { state, saveNow, takeLatest } = useAutosave({ kind: 'assistingOpinion', record: opinion, offered: save, body: kept.value, isTouched, onSaved: saved });
  const [chosen, setChosen] = useState(others.length === 1 ? (others[0]?.action ?? null) : null);
  const current = others.find((one) => one.action === chosen);
  const set = (part: Partial<typeof kept.value>) => { setTouched(true); kept.set((before) => ({ ...before, ...part })); };
  return (
    <div className="paper">
      <PaperHead suggestion={suggestion} kind="assistingOpinion" state={opinion.state} stateLabel={`会办意见 · ${opinion.unitName} · ${opinion.stateLabel}`}>
        {opinion.note === null ? null : <div className="note note--plan"><strong>退回意见：</strong><span className="pre">{opinion.note}</span></div>}
        {save === undefined ? null : <div className="row"><SaveLine state={state} onTakeLatest={() => void takeLatest()} onRetry={() => void saveNow()} /></div>}
      </PaperHead>
      <div className="paper__body">
        <div className="stack paper__form">
          {save === undefined ? <section className="card"><h2>会办意见</h2><p className="pre">{opinion.text === '' ? '（还没有内容）' : opinion.text}</p></section> : (
            <section className="card stack">
              <Field formId="opinion" name="text" label="会办意见" help="请结合本单位职责，对涉及本单位的具体建议写明意见和措施">{(control) => <textarea {...control} className="input" rows={10} value={kept.value.text} onChange={(event) => set({ text: event.target.value })} />}</Field>
              <div className="two">
                <Field formId="opinion" name="contactName" label="联系人">{(control) => <input {...control} className="input" maxLength={60} value={kept.value.contactName} onChange={(event) => set({ contactName: event.target.value })} />}</Field>
                <Field formId="opinion" name="contactPhone" label="联系电话">{(control) => <input {...control} className="input" type="tel" maxLength={40} value={kept.value.contactPhone} onChange={(event) => set({ contactPhone: event.target.value })} />}</Field>
              </div>
            </section>
          )}
          {others.length === 0 ? null : (
            <section className="card stack"><h2>办理</h2>
              {others.length === 1 ? null : <div className="chips" role="group" aria-label="选择">{others.map((one) => <button key={one.action} type="button" className="chip" aria-pressed={one.action === chosen} onClick={() => setChosen(one.action)}>{one.label}</button>)}</div>}
              {current === undefined ? null : current.refusals.length > 0 ? <div className="note note--plan"><p>还不能{current.label}：</p><ul>{current.refusals.map((one) => <li key={one.text}>{one.text}</li>)}</ul></div>
                : save !== undefined && state.kind !== 'saved' ? <p className="muted">保存后可以{current.label}。</p>
                  : <ActionForm key={current.href} record={opinion} offered={current} onDone={() => { kept.clear(); void navigate(`/suggestions/${suggestion.id}`, { state: { done: current.label } }); }} />}
            </section>
          )}
          <details className="card"><summary>建议原文</summary><Matter suggestion={suggestion} /></details>
        </div>
        <aside className="paper__letter"><PdfFrame src={documentPath.opinionLetter(opinion.id)} title={opinion.state === 'delivered' ? '会办意见函' : '会办意见函送审稿'} revision={revision} hasWord /></aside>
      </div>
    </div>
  );
}
