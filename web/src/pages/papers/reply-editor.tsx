import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { ActionForm } from '../../actions/action-form.tsx';
import { documentPath } from '../../api/paths.ts';
import type { ReadReply } from '../../api/readings.ts';
import type { Reply, ResultClass, Suggestion } from '../../api/types.ts';
import { replyTypeLabels, wishText } from '../../text/states.ts';
import { Field } from '../../ui/field.tsx';
import { PdfFrame } from '../../ui/pdf-frame.tsx';
import { useKeptInput } from '../../ui/use-kept-input.ts';
import { AnswerBox, type DraftAnswer } from './answer-box.tsx';
import { ConsultationNote } from './consultation-note.tsx';
import { PaperHead } from './paper-head.tsx';
import { TakePrincipalDraft } from './take-principal-draft.tsx';
import { PublicityCard } from './publicity-card.tsx';
import { ReadReplyFile } from './read-reply-file.tsx';
import { SaveLine } from './save-line.tsx';
import { useAutosave } from './use-autosave.ts';
import { WhatIsMissing } from './what-is-missing.tsx';

interface Draft { readonly opening: string; readonly closing: string; readonly contactName: string; readonly contactPhone: string; readonly answers: Readonly<Record<number, DraftAnswer>> }

function draftOf(reply: Reply): Draft {
  return {
    opening: reply.opening, closing: reply.closing, contactName: reply.contactName ?? '', contactPhone: reply.contactPhone ?? '',
    answers: Object.fromEntries(reply.answers.map((answer) => [answer.askNo, { resultClass: answer.resultClass, text: answer.text, promise: answer.promise ?? { content: '', ownerName: '', dueOn: '' } }])),
  };
}

/** A promise is sent once it is whole: half a promise would be refused, and is kept in the page until then. */
function bodyOf(draft: Draft) {
  const answers = Object.entries(draft.answers).filter(([, answer]) => answer.resultClass !== '').map(([askNo, answer]) => {
    const { content, ownerName, dueOn } = answer.promise;
    const isWhole = content.trim() !== '' && ownerName.trim() !== '' && dueOn !== '';
    return { askNo: Number(askNo), resultClass: answer.resultClass as ResultClass, text: answer.text, promise: isWhole ? { content: content.trim(), ownerName: ownerName.trim(), dueOn } : null };
  });
  return { opening: draft.opening, answers, closing: draft.closing, contactName: draft.contactName.trim(), contactPhone: draft.contactPhone.trim() };
}

/** What was read takes the place of the words it is about; classes and promises stay as they were chosen. */
function withRead(draft: Draft, read: ReadReply): Partial<Draft> {
  const answers = { ...draft.answers };
  for (const { askNo, text } of read.answers) if (askNo !== null) answers[askNo] = { ...(answers[askNo] ?? { resultClass: '', promise: { content: '', ownerName: '', dueOn: '' } }), text };
  const given = Object.fromEntries((['opening', 'closing', 'contactName', 'contactPhone'] as const).flatMap((name) => (read[name] === '' ? [] : [[name, read[name]]])));
  return { ...given, answers };
}

/** The asks with an answer box each, and the letter made from them beside. */
export function ReplyEditor({ reply, suggestion }: { readonly reply: Reply; readonly suggestion: Suggestion }) {
  const navigate = useNavigate();
  const kept = useKeptInput<Draft>(`reply/${reply.id}/text`, useMemo(() => draftOf(reply), [reply]));
  const [isTouched, setTouched] = useState(kept.wasKept);
  const [revision, setRevision] = useState(reply.version);
  const draft = kept.value;
  const save = reply.actions.find((one) => one.action === 'save');
  const submit = reply.actions.find((one) => one.action === 'submitForCheck');
  const { forget } = kept;
  const isAllSent = Object.values(draft.answers).every(({ resultClass, text, promise: { content, ownerName, dueOn } }) =>
    (resultClass !== '' || text === '') && [content, ownerName, dueOn].every((part) => part !== '') === [content, ownerName, dueOn].some((part) => part !== ''));
  const saved = useCallback(() => { setRevision((n) => n + 1); if (isAllSent) forget(); }, [forget, isAllSent]);
  const { state, saveNow, takeLatest } = useAutosave({ kind: 'reply', record: reply, offered: save, body: useMemo(() => bodyOf(draft), [draft]), isTouched, onSaved: saved });
  const set = (part: Partial<Draft>) => { setTouched(true); kept.set((before) => ({ ...before, ...part })); };
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => { if (state.kind === 'failed' || state.kind === 'saving' || state.kind === 'dirty') event.preventDefault(); };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [state.kind]);
  const done = (label: string) => { kept.clear(); void navigate(`/suggestions/${suggestion.id}`, { state: { done: label } }); };
  const isSecond = reply.type === 'second';
  const told = suggestion.records.commitment.filter((one) => reply.commitmentIds.includes(one.id));
  return (
    <div className="paper">
      <PaperHead suggestion={suggestion} kind="reply" state={reply.state} stateLabel={`${replyTypeLabels[reply.type] ?? ''} · ${reply.stateLabel}`}>
        {reply.note === null ? null : <div className="note note--plan"><strong>退回修改：</strong><span className="pre">{reply.note}</span></div>}
        <div className="row paper__save"><SaveLine state={state} onTakeLatest={() => void takeLatest()} onRetry={() => void saveNow()} /></div>
      </PaperHead>
      <div className="paper__body">
        <div className="stack-lg paper__form">
          {isSecond ? null : <ReadReplyFile replyId={reply.id} hasText={draft.opening !== '' || draft.closing !== '' || Object.values(draft.answers).some(({ text }) => text !== '')} onTake={(read) => set(withRead(draft, read))} />}
          <section className="card stack">
            {isSecond ? null : <TakePrincipalDraft suggestion={suggestion} unitId={reply.unitId} onTake={set} />}
            <Field formId="reply" name="opening" label="开头" optional help="对建议的总体回应。称呼、编号和致谢由信函格式自动写出">
              {(control) => <textarea {...control} className="input" rows={3} value={draft.opening} onChange={(event) => set({ opening: event.target.value })} />}
            </Field>
          </section>
          {isSecond ? (
            <section className="card stack"><h2>已落实的承诺</h2><ul>{told.map((one) => <li key={one.id}>{one.content}<div className="small muted">核验：{one.finding ?? ''}</div></li>)}</ul></section>
          ) : suggestion.asks.map((ask) => (
            <AnswerBox key={ask.no} ask={ask} answer={draft.answers[ask.no]} onChange={(answer) => set({ answers: { ...draft.answers, [ask.no]: answer } })} />
          ))}
          <section className="card stack">
            <Field formId="reply" name="closing" label={isSecond ? '落实情况说明' : '结尾'} optional={!isSecond}>
              {(control) => <textarea {...control} className="input" rows={3} value={draft.closing} onChange={(event) => set({ closing: event.target.value })} />}
            </Field>
            <div className="two">
              <Field formId="reply" name="contactName" label="联系人">{(control) => <input {...control} className="input" maxLength={60} value={draft.contactName} onChange={(event) => set({ contactName: event.target.value })} />}</Field>
              <Field formId="reply" name="contactPhone" label="联系电话">{(control) => <input {...control} className="input" type="tel" maxLength={40} value={draft.contactPhone} onChange={(event) => set({ contactPhone: event.target.value })} />}</Field>
            </div>
          </section>
          <PublicityCard reply={reply} wish={wishText(suggestion)} />
          <section className="card stack" id="submit">
            <h2>送核稿</h2>
            {isSecond ? null : <ConsultationNote reply={reply} suggestion={suggestion} />}
            {submit === undefined ? null : <WhatIsMissing refusals={submit.refusals} answers={draft.answers} asks={suggestion.asks} />}
            {submit === undefined || submit.refusals.length > 0 ? null : state.kind === 'saved'
              ? <ActionForm record={reply} offered={submit} onDone={() => done(submit.label)} />
              : <p className="muted">保存后可以送核稿。</p>}
          </section>
        </div>
        <aside className="paper__letter"><PdfFrame src={documentPath.replyLetter(reply.id)} title="答复函送审稿" revision={revision} hasWord /></aside>
      </div>
    </div>
  );
}
