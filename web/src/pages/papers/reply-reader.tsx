import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ActionForm } from '../../actions/action-form.tsx';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { documentPath } from '../../api/paths.ts';
import type { JsonSchema, OfferedAction, Reply, Suggestion } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { replyTypeLabels, resultClassLabels, signerText, wishText } from '../../text/states.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PdfFrame } from '../../ui/pdf-frame.tsx';
import { Phone } from '../../ui/phone.tsx';
import { ClassNotices } from '../suggestion/class-notices.tsx';
import { ConsultationNote } from './consultation-note.tsx';
import { LetterRecipients } from './letter-recipients.tsx';
import { PublicityCard } from './publicity-card.tsx';
import { PaperHead } from './paper-head.tsx';

/** For who checks, signs or reads: the letter as it will go out, the answers in short, and what may be decided. */
export function ReplyReader({ reply, suggestion }: { readonly reply: Reply; readonly suggestion: Suggestion }) {
  const today = useToday();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const offered = reply.actions.filter((one) => one.action !== 'save' && one.action !== 'proposePublicity' && !one.action.endsWith('Class'));
  const asked = search.get('do');
  const [chosen, setChosen] = useState(offered.some((one) => one.action === asked) ? asked : offered.length === 1 ? (offered[0]?.action ?? null) : null);
  const current = offered.find((one) => one.action === chosen);
  return (
    <div className="paper">
      <PaperHead suggestion={suggestion} kind="reply" state={reply.state} stateLabel={`${replyTypeLabels[reply.type] ?? ''} · ${reply.stateLabel}`} />
      <div className="paper__body">
        <div className="stack paper__form">
          {offered.length === 0 ? null : (
            <section className="card stack"><h2>办理</h2>
              {offered.length === 1 ? null : <div className="chips" role="group" aria-label="选择">{offered.map((one) => <button key={one.action} type="button" className="chip" aria-pressed={one.action === chosen} onClick={() => setChosen(one.action)}>{one.label}</button>)}</div>}
              {reply.type === 'second' ? null : <ConsultationNote reply={reply} suggestion={suggestion} />}
              {current === undefined ? <p className="muted">请审阅右侧答复函后选择。</p> : current.refusals.length > 0
                ? <div className="note note--plan"><p>还不能{current.label}：</p><ul>{current.refusals.map((one) => <li key={one.text}>{one.text}</li>)}</ul></div>
                : <Act key={current.href} reply={reply} offered={current} onDone={() => void navigate(`/suggestions/${suggestion.id}`, { state: { done: current.label } })} />}
            </section>
          )}
          <LetterRecipients reply={reply} suggestion={suggestion} />
          <PublicityCard reply={reply} wish={wishText(suggestion)} />
          {(reply.attachments ?? []).length === 0 ? null : <section className="card"><h2>手签签发稿</h2><FileList files={(reply.attachments ?? []).map(({ id, name, size, href, sha256 }) => ({ id, name, size, href, sha256 }))} /></section>}
          <section className="card stack"><h2>逐条答复</h2>
            <KeyValue rows={[['文号', reply.letterNumber], ['签发', reply.deliveredOn === null ? null : `${formatDate(reply.deliveredOn, today)} ${signerText(reply)}`], ['手签', reply.handSignedByName === null ? null : `${reply.handSignedByName}，${formatDate(reply.handSignedOn, today)}（${reply.handSignedRecordedBy ?? ''}登记）`], ['核稿', reply.checkedByName], ['总体结果', reply.overallClass === null ? null : resultClassLabels[reply.overallClass]], ['联系人', reply.contactName === null ? null : <>{reply.contactName} <Phone number={reply.contactPhone} /></>]]} />
            {suggestion.asks.map((ask) => {
              const answer = reply.answers.find((one) => one.askNo === ask.no);
              return (
                <div className="task__item" key={ask.no}>
                  <p className="muted">第{ask.no}条 {ask.text}</p>
                  {answer === undefined ? <p className="muted">{reply.type === 'second' ? '见前次答复' : '还没有答复'}</p> : <><p><strong>{resultClassLabels[answer.resultClass]}</strong></p><p className="pre">{answer.text}</p>
                    {answer.promise === null ? null : <p className="note small">承诺：{answer.promise.content}；责任人 {answer.promise.ownerName}；{formatDate(answer.promise.dueOn, today)}前完成</p>}</>}
                </div>
              );
            })}
            <ClassNotices reply={reply} />
          </section>
        </div>
        <aside className="paper__letter"><PdfFrame src={documentPath.replyLetter(reply.id)} title={reply.state === 'delivered' ? '答复函' : '答复函送审稿'} revision={reply.version} hasWord /></aside>
      </div>
    </div>
  );
}

const reasonFields = ['withoutConsultation', 'withoutConsultationText'];

/** Why there was no talk is asked only where the server says that there was none. */
function Act({ reply, offered, onDone }: { readonly reply: Reply; readonly offered: OfferedAction; readonly onDone: () => void }) {
  return (
    <ActionForm record={reply} offered={offered} onDone={onDone}
      renderFields={({ schema, values, onChange, formId, findings }) => {
        const isAsked = (offered.foretold ?? []).length > 0 || findings.some((one) => reasonFields.includes(one.field)) || reasonFields.some((name) => values[name] !== undefined && values[name] !== '');
        const shown: JsonSchema = { ...schema, properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => isAsked || !reasonFields.includes(name))) };
        return <SchemaFields schema={shown} values={values} onChange={onChange} formId={formId} findings={findings} />;
      }} />
  );
}
