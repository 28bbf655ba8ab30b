import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { findingsOf, type ApiProblem, type FieldError } from '../../api/problem.ts';
import { adoptWording, previewWording, type Texts, type Wording } from '../../api/wordings.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { PdfFrame } from '../../ui/pdf-frame.tsx';
import { WordingVersions } from './wording-versions.tsx';

const PAUSE_MS = 500;
const valuesOf = (wording: Wording, which: 'value' | 'shipped'): Texts => Object.fromEntries(wording.fields.map((field) => [field.key, field[which]]));
const isSame = (a: Texts, b: Texts) => Object.keys(a).every((key) => a[key] === b[key]);

/** The words of one kind of paper beside a sample of it, which follows the writing. */
export function WordingEditor({ wording }: { readonly wording: Wording }) {
  const queries = useQueryClient();
  const inForce = useMemo(() => valuesOf(wording, 'value'), [wording]);
  const shipped = useMemo(() => valuesOf(wording, 'shipped'), [wording]);
  const [texts, setTexts] = useState<Texts>(inForce);
  const [shown, setShown] = useState<Texts>(inForce);
  const [previewFaults, setPreviewFaults] = useState<readonly FieldError[]>([]);
  const [reason, setReason] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setShown(texts), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [texts]);
  const adopt = useMutation<Wording, ApiProblem>({
    mutationFn: () => adoptWording(wording.kind, wording.version, texts, reason.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['wordings'] }),
  });
  const load = async (signal: AbortSignal) => {
    try {
      const pages = await previewWording(wording.kind, shown, signal);
      setPreviewFaults([]);
      return pages;
    } catch (error) {
      if (!signal.aborted) setPreviewFaults(findingsOf(error as ApiProblem));
      throw error;
    }
  };
  const findings = adopt.error === null ? previewFaults : findingsOf(adopt.error);
  const set = (key: string, value: string) => { adopt.reset(); setTexts((before) => ({ ...before, [key]: value })); };
  return (
    <div className="paper__body">
      <section className="card stack" aria-label={`${wording.label}的用语`}>
        <h2>{wording.label}</h2>
        <p className="small muted">{wording.version === 0 ? '现在用的是系统自带的用语。' : `第 ${wording.version} 版，${wording.adoptedBy ?? ''}启用：${wording.reason ?? ''}`}</p>
        <ErrorSummary formId="wording" title="这样的用语不能用" findings={findings.map(({ field, text }) => ({ field: field.replace(/^texts\./, ''), text }))} />
        {wording.fields.map((field) => (
          <Field key={field.key} formId="wording" name={field.key} label={field.label} help={field.placeholders.length === 0 ? undefined : `可以用：${field.placeholders.map((one) => `{${one.name}}`).join(' ')}`} error={findings.find((one) => one.field === `texts.${field.key}`)?.text}>
            {(control) => <textarea {...control} className="input" rows={field.value.length > 40 ? 3 : 2} maxLength={600} readOnly={!wording.mayChange} value={texts[field.key] ?? ''} onChange={(event) => set(field.key, event.target.value)} />}
          </Field>
        ))}
        {wording.mayChange ? (
          <>
            <div className="row">
              <button type="button" className="button" disabled={isSame(texts, inForce)} onClick={() => setTexts(inForce)}>放弃改动</button>
              <button type="button" className="button" disabled={isSame(texts, shipped)} onClick={() => setTexts(shipped)}>换成系统自带的用语</button>
            </div>
            {isSame(texts, inForce) ? null : (
              <>
                <Field formId="wording" name="reason" label="依据和理由" help="例如：代表工委某月某日会议决定">{(control) => <input {...control} className="input" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
                <div><button type="button" className="button button--main" disabled={adopt.isPending || reason.trim().length < 2 || previewFaults.length > 0} onClick={() => adopt.mutate()}>启用这一版</button></div>
              </>
            )}
          </>
        ) : <p className="note">文书用语由代表工委或者系统管理员修改。</p>}
        <WordingVersions wording={wording} onTake={(past) => setTexts({ ...shipped, ...past })} />
      </section>
      {wording.mayChange ? <aside className="paper__letter"><PdfFrame src={null} load={load} title={`${wording.label}样张（虚构的内容）`} revision={JSON.stringify(shown)} /></aside> : null}
    </div>
  );
}
