import type { ResultClass } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { resultClassLabels } from '../../text/states.ts';
import { Field } from '../../ui/field.tsx';

export interface DraftAnswer { readonly resultClass: ResultClass | ''; readonly text: string; readonly promise: { readonly content: string; readonly ownerName: string; readonly dueOn: string } }
const empty: DraftAnswer = { resultClass: '', text: '', promise: { content: '', ownerName: '', dueOn: '' } };

interface Props { readonly ask: { readonly no: number; readonly text: string }; readonly answer: DraftAnswer | undefined; readonly onChange: (answer: DraftAnswer) => void }

/** The ask on the left, its answer on the right. */
export function AnswerBox({ ask, answer = empty, onChange }: Props) {
  const today = useToday();
  const name = (field: string) => `answers-${ask.no}-${field}`;
  const promise = (part: Partial<DraftAnswer['promise']>) => onChange({ ...answer, promise: { ...answer.promise, ...part } });
  const isPromised = answer.promise.content !== '' || answer.promise.ownerName !== '' || answer.promise.dueOn !== '';
  return (
    <section className="card answer" aria-label={`第${ask.no}条具体建议的答复`}>
      <div className="answer__ask"><h2>第{ask.no}条</h2><p>{ask.text}</p></div>
      <div className="stack">
        <Field formId="reply" name={name('class')} label="办理结果">
          {(control) => (
            <select {...control} className="input" value={answer.resultClass} onChange={(event) => onChange({ ...answer, resultClass: event.target.value as ResultClass | '' })}>
              <option value="">请选择</option>
              {Object.entries(resultClassLabels).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
            </select>
          )}
        </Field>
        <Field formId="reply" name={name('text')} label="答复">
          {(control) => <textarea {...control} className="input" rows={5} value={answer.text} onChange={(event) => onChange({ ...answer, text: event.target.value })} />}
        </Field>
        <details open={isPromised || answer.resultClass === 'inProgress' || answer.resultClass === 'planned'} className="answer__promise">
          <summary>承诺：做什么、谁负责、何时完成</summary>
          <div className="stack">
            <Field formId="reply" name={name('content')} label="承诺内容">
              {(control) => <textarea {...control} className="input" rows={2} value={answer.promise.content} onChange={(event) => promise({ content: event.target.value })} />}
            </Field>
            <div className="two">
              <Field formId="reply" name={name('owner')} label="责任人">{(control) => <input {...control} className="input" maxLength={60} value={answer.promise.ownerName} onChange={(event) => promise({ ownerName: event.target.value })} />}</Field>
              <Field formId="reply" name={name('due')} label="完成期限">{(control) => <input {...control} className="input" type="date" min={today} value={answer.promise.dueOn} onChange={(event) => promise({ dueOn: event.target.value })} />}</Field>
            </div>
            {isPromised && !(answer.promise.content.trim() !== '' && answer.promise.ownerName.trim() !== '' && answer.promise.dueOn !== '') ? <p className="small muted">三项都填写后承诺才会保存到答复稿。</p> : null}
          </div>
        </details>
      </div>
    </section>
  );
}
