import './verify.css';
import { useMutation } from '@tanstack/react-query';
import { useState, type DragEvent } from 'react';
import { Link } from 'react-router';
import { verifyFile, type FileVerdict } from '../../api/papers.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Facts } from './paper-facts.tsx';

const tones: Readonly<Record<string, string>> = { genuine: 'note note--good', changed: 'note note--late', tampered: 'note note--late' };

/** A file that somebody brought: is it, byte for byte, what was issued here? */
export function VerifyFile() {
  usePageTitle('文书核验');
  const [name, setName] = useState('');
  const [isOver, setOver] = useState(false);
  const check = useMutation<FileVerdict, ApiProblem, File>({ mutationFn: verifyFile });
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setName(file.name);
    check.mutate(file);
  };
  const drop = (event: DragEvent) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files[0]); };
  return (
    <>
      <div className="page__head"><h1>文书核验</h1></div>
      <section className="card stack">
        <p>选择一份 PDF 文书，核对它是不是本系统签发的原件。文件只用来比对，不会保存。手里只有纸质件的，<Link to="/v">按页脚的校验码核对</Link>。</p>
        <div className={isOver ? 'drop drop--over' : 'drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
          <p>把 PDF 文件拖到这里，或者</p>
          <label className="button file-button">选择 PDF 文件<input className="visually-hidden" type="file" accept=".pdf,application/pdf" onChange={(event) => { take(event.target.files?.[0]); event.target.value = ''; }} /></label>
        </div>
        <ErrorSummary formId="verify-file" title="没有核验" findings={check.error === null ? [] : findingsOf(check.error)} />
        {check.isPending ? <p role="status" className="muted">正在核验…</p> : null}
        {check.data === undefined ? null : (
          <div className="stack" role="status">
            <p className={tones[check.data.verdict] ?? 'note note--plan'}><strong>{name}</strong><br />{check.data.text}</p>
            {check.data.paper === null ? null : <Facts paper={check.data.paper} details={check.data.details} />}
            <p className="small muted">本文件 SHA-256 <span className="hash">{check.data.sha256}</span></p>
          </div>
        )}
      </section>
    </>
  );
}
