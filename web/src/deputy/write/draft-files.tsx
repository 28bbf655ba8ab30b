import { useState } from 'react';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import { uploadFile } from '../../api/upload.ts';
import { FileList } from '../../ui/file-list.tsx';
import { useDraft } from './draft-layout.tsx';
import { FilePicker } from '../kit/file-picker.tsx';

/** Photographs and papers that go with the suggestion. */
export function DraftFiles() {
  const { record, keeper } = useDraft();
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const files = (record?.attachments ?? []).filter((one) => one.recordKind === 'suggestion');
  const send = async (chosen: readonly File[]) => {
    setProblem(null);
    try {
      const ids: string[] = [];
      for (const file of chosen) {
        setSending(`正在上传 ${file.name}`);
        ids.push((await uploadFile(file, (share) => setSending(`正在上传 ${file.name}（${Math.round(share * 100)}%）`))).fileId);
      }
      await keeper.act('attachFiles', { files: ids });
    } catch (error) {
      setProblem(error instanceof ApiProblem ? findingsOf(error).map((one) => one.text).join('；') : '文件没有传上去，请再试一次');
    } finally {
      setSending(null);
    }
  };
  return (
    <section className="stack" aria-labelledby="files">
      <h2 id="files">照片和附件<span className="field__optional">（可不加）</span></h2>
      {files.length === 0 ? null : <FileList files={files.map(({ id, name, size, href }) => ({ id, name, size, href }))} />}
      {problem === null ? null : <p className="note note--late" role="alert">{problem}</p>}
      <FilePicker label="加照片或者文件" busy={sending} onChoose={(chosen) => void send(chosen)} />
    </section>
  );
}
