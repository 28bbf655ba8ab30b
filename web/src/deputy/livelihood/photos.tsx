import { useState } from 'react';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import { uploadFile, type UploadedFile } from '../../api/upload.ts';
import { FilePicker } from '../kit/file-picker.tsx';
import { Icon } from '../kit/icon.tsx';

/** Photographs sent at once, so that they are there when the form is. */
export function Photos({ files, onChange }: { readonly files: readonly UploadedFile[]; readonly onChange: (files: readonly UploadedFile[]) => void }) {
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (chosen: readonly File[]) => {
    setProblem(null);
    const sent: UploadedFile[] = [];
    try {
      for (const file of chosen) {
        setBusy(`正在上传 ${file.name}`);
        sent.push(await uploadFile(file));
      }
    } catch (error) {
      setProblem(error instanceof ApiProblem ? findingsOf(error).map((one) => one.text).join('；') : '照片没有传上去，请再试一次');
    } finally {
      if (sent.length > 0) onChange([...files, ...sent]);
      setBusy(null);
    }
  };
  return (
    <div className="stack-sm">
      {files.length === 0 ? null : <ul className="stack-sm">{files.map((one) => <li key={one.fileId} className="spread"><span>{one.name}</span><button type="button" className="button button--plain" onClick={() => onChange(files.filter((each) => each.fileId !== one.fileId))}><Icon name="close" />去掉<span className="visually-hidden">{one.name}</span></button></li>)}</ul>}
      {problem === null ? null : <p className="note note--late" role="alert">{problem}</p>}
      <FilePicker label="拍照或者选照片（可不加）" accept="image/*" busy={busy} onChoose={(chosen) => void send(chosen)} />
    </div>
  );
}
