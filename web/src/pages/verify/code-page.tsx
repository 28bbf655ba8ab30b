import './verify.css';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { findPaper, type PaperFound } from '../../api/papers.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { Field } from '../../ui/field.tsx';
import { Gate } from '../log-in/gate.tsx';
import { Facts } from './paper-facts.tsx';

/** Where the QR on a printed paper leads. Open to everybody: it says whether the paper is genuine, and keeps its contents closed. */
export function CodePage() {
  const { code = '' } = useParams();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  const found = useQuery<PaperFound, ApiProblem>({ queryKey: ['paper', code], queryFn: () => findPaper(code), enabled: code !== '', retry: false, staleTime: 0 });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') void navigate(`/v/${encodeURIComponent(typed.trim())}`);
  };
  return (
    <Gate title="核对文书">
      <div className="gate__form">
        <h1>核对文书真伪</h1>
        {code === '' ? null : found.isFetching ? <p role="status" className="muted">正在查找…</p> : found.data !== undefined ? (
          <div className="stack" role="status">
            <p className="note note--good"><strong>本系统签发过这份文书。</strong>请逐项核对手中的文书与下面所列是否一致。</p>
            <Facts {...found.data} />
            <p className="small muted">校验码只说明有这样一份文书；手中的纸质件是否被改动，请有权查看的人登录后与原件对照，或者在“文书核验”页面核验 PDF 文件。</p>
          </div>
        ) : found.error === null ? null : <div className="note note--late" role="alert"><strong>{found.error.message}</strong>{found.error.detail === null ? null : <p>{found.error.detail}</p>}</div>}
        <form className="stack" onSubmit={submit}>
          <Field formId="verify" name="code" label="校验码" help="印在每页的页脚，八个字母和数字">
            {(control) => <input {...control} className="input" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} value={typed} onChange={(event) => setTyped(event.target.value)} />}
          </Field>
          <button type="submit" className="button button--main button--wide">核对</button>
        </form>
        <p className="small"><Link to="/">登录本系统</Link></p>
      </div>
    </Gate>
  );
}
