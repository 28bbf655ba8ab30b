import { useState } from 'react';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import type { Commitment } from '../../api/types.ts';
import { uploadFile, type UploadedFile } from '../../api/upload.ts';
import { useKeptInput } from '../../ui/use-kept-input.ts';
import { useAct } from '../act/use-act.ts';
import { Confirm } from '../kit/confirm.tsx';
import { FilePicker } from '../kit/file-picker.tsx';
import { Icon } from '../kit/icon.tsx';
import { TextField } from '../kit/text-field.tsx';

type Verdict = 'verify' | 'refute';

/** On the spot: what one saw, a photograph, and whether the thing stands there. */
export function VerifyForm({ record, reasons }: { readonly record: Commitment; readonly reasons: readonly string[] }) {
  const act = useAct(record);
  const finding = useKeptInput(`verify:${record.id}`, '');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [asked, setAsked] = useState<Verdict | null>(null);
  if (reasons.length > 0) return <p className="note">{reasons.join('；')}</p>;
  const send = async (chosen: readonly File[]) => {
    setProblem(null);
    try {
      for (const file of chosen) {
        setBusy(`正在上传 ${file.name}`);
        const sent = await uploadFile(file);
        setFiles((before) => [...before, sent]);
      }
    } catch (error) {
      setProblem(error instanceof ApiProblem ? findingsOf(error).map((one) => one.text).join('；') : '照片没有传上去，请再试一次');
    } finally {
      setBusy(null);
    }
  };
  const ask = (verdict: Verdict) => {
    const isBlank = finding.value.trim() === '';
    setMissing(isBlank);
    if (!isBlank) setAsked(verdict);
  };
  const run = async () => {
    if (asked === null) return;
    const done = await act.run(asked, { finding: finding.value.trim(), ...(files.length === 0 ? {} : { files: files.map((one) => one.fileId) }) });
    if (done !== null) { finding.clear(); setAsked(null); window.scrollTo({ top: 0 }); }
  };
  return (
    <section className="card stack" aria-labelledby="verify">
      <h2 id="verify">请您核验</h2>
      <p>到现场看一看，或者问一问附近的群众：单位说的办成了没有？</p>
      <TextField formId="verify" name="finding" label="看到的情况" isLong maxLength={2000} value={finding.value} error={missing && finding.value.trim() === '' ? '请写明看到的情况' : undefined} onChange={finding.set} />
      {files.length === 0 ? null : <ul className="stack-sm">{files.map((one) => <li key={one.fileId} className="spread"><span>{one.name}</span><button type="button" className="button button--plain" onClick={() => setFiles(files.filter((each) => each.fileId !== one.fileId))}><Icon name="close" />去掉<span className="visually-hidden">{one.name}</span></button></li>)}</ul>}
      {problem === null ? null : <p className="note note--late" role="alert">{problem}</p>}
      <FilePicker label="拍照或者选照片" accept="image/*" busy={busy} onChoose={(chosen) => void send(chosen)} />
      <div className="two two--words">
        <button type="button" className="button button--big" onClick={() => ask('verify')}>属实，办成了</button>
        <button type="button" className="button button--big" onClick={() => ask('refute')}>不属实，没办成</button>
      </div>
      {asked === null ? null : (
        <Confirm isOpen title={asked === 'verify' ? '确认这项承诺已经落实？' : '这项承诺还没有落实？'} doLabel={asked === 'verify' ? '属实，办成了' : '不属实，没办成'} isPending={act.isPending} problem={act.problemText} onDo={() => void run()} onCancel={() => { setAsked(null); act.reset(); }}>
          <p><strong>{record.content}</strong></p>
          <p>{asked === 'verify' ? '核验属实以后，这项承诺计入已落实，写上您的名字。' : `${record.unitName}会收到您写的情况，须继续落实。`}</p>
        </Confirm>
      )}
    </section>
  );
}
