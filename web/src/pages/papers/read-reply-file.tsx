import { useMutation } from '@tanstack/react-query';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { readReplyFile, type ReadReply } from '../../api/readings.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';

interface Props { readonly replyId: string; readonly hasText: boolean; readonly onTake: (read: ReadReply) => void }

/** A reply that was written in Word comes into the editor after somebody has looked at which ask each part answers. */
export function ReadReplyFile({ replyId, hasText, onTake }: Props) {
  const reading = useMutation<ReadReply, ApiProblem, File>({ mutationFn: (file) => readReplyFile(replyId, file) });
  const read = reading.data;
  return (
    <details className="card">
      <summary>从 Word 或 PDF 读入答复稿</summary>
      <div className="stack">
        <p className="muted">选择已经写好的答复稿，系统按标题把各部分对到具体建议，核对后再填入。办理结果和承诺仍须逐条选择、填写。</p>
        <label className="button file-button">选择答复稿（.docx、.pdf）<input className="visually-hidden" type="file" accept=".docx,.pdf" onChange={(event) => { const file = event.target.files?.[0]; if (file !== undefined) reading.mutate(file); event.target.value = ''; }} /></label>
        {reading.isPending ? <p role="status" className="muted">正在读取…</p> : null}
        <ErrorSummary formId="read-reply" title="没有读入" findings={reading.error === null ? [] : findingsOf(reading.error)} />
        {read === undefined ? null : (
          <div className="stack" role="status">
            {read.opening === '' ? null : <p className="pre"><strong>开头 </strong>{read.opening}</p>}
            {read.answers.map((answer) => <p className="pre" key={answer.heading}><strong>{answer.askNo === null ? '没有对上具体建议，不填入' : `第${answer.askNo}条`} </strong><span className="muted">{answer.heading}</span>{'\n'}{answer.text}</p>)}
            {read.closing === '' ? null : <p className="pre"><strong>结尾 </strong>{read.closing}</p>}
            {read.contactName === '' && read.contactPhone === '' ? null : <p><strong>联系人 </strong>{read.contactName} {read.contactPhone}</p>}
            {read.leftOver.length === 0 ? null : <p className="pre muted">没有填入的文字：{'\n'}{read.leftOver.join('\n')}</p>}
            {hasText ? <p className="note note--plan">填入后会替换对应的开头、答复文字、结尾和联系人。</p> : null}
            <div className="row"><button type="button" className="button button--main" onClick={() => { onTake(read); reading.reset(); }}>填入</button><button type="button" className="button" onClick={() => reading.reset()}>不用了</button></div>
          </div>
        )}
      </div>
    </details>
  );
}
