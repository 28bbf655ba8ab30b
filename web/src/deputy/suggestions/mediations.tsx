import { documentPath } from '../../api/paths.ts';
import type { Mediation, Suggestion } from '../../api/types.ts';
import { daysOnPage, mediationRows } from '../../text/mediation-words.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { useOffice } from '../app/use-office.ts';
import { useWho } from '../app/who.ts';
import { Fold } from '../kit/fold.tsx';

/** What came of my second dissatisfaction: when we meet, what was said, what was concluded and why. */
export function Mediations({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const list = record.records.mediation;
  if (list.length === 0) return null;
  return (
    <Fold title="再次不满意的处理" isOpen>
      <ul className="stack">{list.map((one) => <li key={one.id}><OneMediation one={one} record={record} today={today} /></li>)}</ul>
    </Fold>
  );
}

function OneMediation({ one, record, today }: { readonly one: Mediation; readonly record: Suggestion; readonly today: string }) {
  const office = useOffice();
  const isTownship = useWho().identity.congress.level === 'township';
  const files = (record.attachments ?? []).filter((file) => file.recordId === one.id);
  const canAnswer = one.actions.some(({ action, refusals }) => action === 'answerOpinion' && refusals.length === 0);
  return (
    <div className="stack-sm">
      <h3>{one.unitName}：{one.stateLabel}</h3>
      <KeyValue rows={mediationRows(one, daysOnPage(today), isTownship).map(([label, text]) => [label, text === null ? null : <span className="pre">{text}</span>])} />
      {files.length === 0 ? null : <FileList files={files.map(({ id, name, size, href }) => ({ id, name, size, href }))} />}
      {one.state === 'meetingCalled' ? <a className="button" href={documentPath.mediationNotice(one.id)} target="_blank" rel="noreferrer">打开会商通知（PDF）</a> : null}
      {one.meetings.length === 0 ? null : <a className="button" href={documentPath.mediationMinutes(one.id)} target="_blank" rel="noreferrer">打开会商纪要（PDF）</a>}
      {canAnswer ? <ActWithWords record={one} action="answerOpinion" label="对评估意见提出意见" title="对评估意见提出意见" doLabel="提交意见" field={{ name: 'text', label: '您的意见', isRequired: true }}
        explanation={`您的意见和承办单位的意见都会记入处理过程，${office}作结论时要看。期限以内可以修改。`} /> : null}
    </div>
  );
}
