import { useMutation } from '@tanstack/react-query';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { readSuggestionFile, type ReadSuggestion } from '../../api/readings.ts';
import { isBlankText, type DraftText } from './draft-text.ts';

interface Props { readonly text: DraftText; readonly onTake: (read: Pick<DraftText, 'title' | 'situation' | 'analysis' | 'asks'>) => void }

/** What was written elsewhere comes into the form after the writer has looked at where it went. */
export function ReadFile({ text, onTake }: Props) {
  const reading = useMutation<ReadSuggestion, ApiProblem, File>({ mutationFn: readSuggestionFile });
  const read = reading.data;
  const take = () => {
    if (read === undefined) return;
    onTake({ title: read.title, situation: read.situation, analysis: read.analysis, asks: read.asks.length === 0 ? [''] : [...read.asks] });
    reading.reset();
  };
  return (
    <details className="fold">
      <summary>已经写好了？从 Word 或 PDF 读入</summary>
      <div className="fold__in stack">
        <label className="button file-button">选择文件（.docx、.pdf）<input className="visually-hidden" type="file" accept=".docx,.pdf" onChange={(event) => { const file = event.target.files?.[0]; if (file !== undefined) reading.mutate(file); event.target.value = ''; }} /></label>
        {reading.isPending ? <p role="status" className="muted">正在读取…</p> : null}
        {reading.error === null ? null : <div className="note note--late" role="alert">{findingsOf(reading.error).map((one) => <p key={one.text}>{one.text}</p>)}</div>}
        {read === undefined ? null : (
          <div className="stack" role="status">
            <p><strong>请核对读到的内容，</strong>确认后填入，填入后还可以修改。</p>
            <dl className="stack-sm">
              {([['标题', read.title], ['情况', read.situation], ['分析', read.analysis], ['具体建议', read.asks.map((ask, index) => `${index + 1}. ${ask}`).join('\n')], ['没有填入的文字', read.leftOver.join('\n')]] as const).map(([name, said]) => (said === '' && name === '没有填入的文字' ? null
                : <div key={name}><dt className="muted">{name}</dt><dd className="pre">{said === '' ? '（没有读到）' : said}</dd></div>))}
            </dl>
            {isBlankText(text) ? null : <p className="note note--plan">填入后会替换现在写的标题、情况、分析和具体建议。</p>}
            <div className="two"><button type="button" className="button button--main" onClick={take}>填入</button><button type="button" className="button" onClick={() => reading.reset()}>不用了</button></div>
          </div>
        )}
      </div>
    </details>
  );
}
