import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { recordQuery } from '../../api/queries.ts';
import type { Consultation, Suggestion } from '../../api/types.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { FileList } from '../../ui/file-list.tsx';
import { RecordPage } from '../act/record-page.tsx';
import { offerOf, useAct } from '../act/use-act.ts';
import { useToday } from '../app/use-today.ts';
import { Confirm } from '../kit/confirm.tsx';
import { TextField } from '../kit/text-field.tsx';
import { numberOf } from '../text/words.ts';
import { useOffice } from '../app/use-office.ts';
import { TalkRecord } from './talk-record.tsx';

type Answer = 'disownSignature' | 'confirm' | 'deny' | 'confirmWaiver' | 'refuseWaiver';
interface Words { readonly label: string; readonly title: string; readonly text: string; readonly field: 'opinion' | 'note' }

const wordsOf = (unit: string, when: string, office: string): Readonly<Record<Answer, Words>> => ({
  confirm: { label: '属实，确认', title: `确认${when}与${unit}面商过？`, text: '确认的是：见过面，记录里写的人来了，说的话属实。同不同意办理结果，以后在测评时说。', field: 'opinion' },
  deny: { label: '没有面商', title: `说明${unit}没有与您面商？`, text: `${office}会知道，并督促单位补上面商。单位没有与您面商就答复的，要计入考核。`, field: 'note' },
  disownSignature: { label: '不是我签的', title: '说明纸质件上的签名不是您本人的？', text: `${office}按纸质签名登记了您的确认。说明以后，这个确认不再有效，${office}和${unit}都会知道。`, field: 'note' },
  confirmWaiver: { label: '属实，不需要面商', title: `确认不需要${unit}面商？`, text: '确认以后单位可以不面商就答复，也不因此扣分。', field: 'opinion' },
  refuseWaiver: { label: '不属实，要求面商', title: `告诉${unit}您要求面商？`, text: `${office}和单位负责人都会知道，单位须与您面商后才能答复。`, field: 'opinion' },
});

export function ConsultationPage() {
  const { id = '' } = useParams();
  return <RecordPage key={id} kind="consultation" id={id} title="面商" back="/">{(record) => <View record={record} />}</RecordPage>;
}

function View({ record }: { readonly record: Consultation }) {
  const today = useToday();
  const suggestion: Suggestion | undefined = useQuery(recordQuery('suggestion', record.suggestionId)).data;
  const office = useOffice();
  const act = useAct(record);
  const [asked, setAsked] = useState<Answer | null>(null);
  const [said, setSaid] = useState('');
  const unit = suggestion?.records.handlingTask.find((one) => one.id === record.taskId)?.unitName ?? '承办单位';
  const when = record.heldOn === null ? '' : formatDate(record.heldOn, today);
  const words = wordsOf(unit, when, office);
  const isWaiver = record.state.startsWith('waive');
  const choices = (record.signedOn !== null ? ['disownSignature'] as const : isWaiver ? ['confirmWaiver', 'refuseWaiver'] as const : record.state === 'scheduled' ? ['deny'] as const : ['confirm', 'deny'] as const).filter((one) => offerOf(record, one) !== undefined);
  const deadline = (record.deadlines ?? []).find((one) => one.state === 'running' && one.recordId === record.id);
  const run = async () => {
    if (asked === null) return;
    if (await act.run(asked, said.trim() === '' ? {} : { [words[asked].field]: said.trim() }) !== null) { setAsked(null); setSaid(''); }
  };
  return (
    <>
      <div className="stack-lg">
        {suggestion === undefined ? null : <section className="stack-sm"><p className="muted">{numberOf(suggestion)}</p><h2><Link to={`/suggestions/${suggestion.id}`}>{suggestion.title}</Link></h2></section>}
        <Status record={record} unit={unit} />
        {isWaiver ? (
          <section className="card stack-sm"><h3>{record.waiverReason === null ? '不需要面商' : `${unit}说您不需要面商，是这样说的`}</h3><p className="pre">{record.waiverReason ?? ''}</p></section>
        ) : record.heldOn === null ? (
          <section className="card stack-sm"><h3>{unit}约您面商</h3><p>{record.plannedAt === null ? '时间没有写明' : formatInstant(record.plannedAt, today)}</p><p>{record.place ?? ''}</p></section>
        ) : <TalkRecord record={record} unit={unit} today={today} />}
        {(record.attachments ?? []).length === 0 ? null : <section className="card stack-sm"><h3>照片和记录</h3><FileList files={(record.attachments ?? []).map(({ id, name, size, href }) => ({ id, name, size, href }))} /></section>}
        {deadline === undefined || choices.length === 0 ? null : <p>请在<strong>{formatDate(deadline.dueOn, today)}</strong>前答复。</p>}
      </div>
      {choices.length === 0 ? null : (
        <div className="foot">
          {record.signedOn !== null || isWaiver || record.state === 'scheduled' ? null : <p className="small">记录是单位写的，是不是这样，请您说：</p>}
          <div className="two">{choices.map((one) => <button key={one} type="button" className="button button--big" onClick={() => setAsked(one)}>{words[one].label}</button>)}</div>
        </div>
      )}
      {asked === null ? null : (
        <Confirm isOpen title={words[asked].title} doLabel={words[asked].label} isPending={act.isPending} problem={act.problemText} onDo={() => void run()} onCancel={() => { setAsked(null); act.reset(); }}>
          <p>{words[asked].text}</p>
          <TextField formId="talk" name="said" label="想说的话" optional isLong maxLength={1000} value={said} onChange={setSaid} />
        </Confirm>
      )}
    </>
  );
}

/** What was answered already, and what comes of it. */
function Status({ record, unit }: { readonly record: Consultation; readonly unit: string }) {
  const office = useOffice();
  const today = useToday();
  const said = record.answer === null ? '' : `（${record.answer}）`;
  if (record.signedOn !== null) return <p className="note note--good">{record.signedRecordedBy}按您{formatDate(record.signedOn, today)}签名的纸质件，登记您已确认{record.heldOn === null ? '不需要面商' : '这次面商属实'}{said}。扫描件在下面，不是您签的请说明。</p>;
  switch (record.state) {
    case 'confirmed': return <p className="note note--good">已确认这次面商属实{said}。</p>;
    case 'denied': return <p className="note note--plan">已说明没有面商{said}，{office}会督促{unit}补上。</p>;
    case 'waived': return <p className="note note--good">已确认不需要面商{said}。</p>;
    case 'waiverRefused': return <p className="note note--plan">已要求面商{said}，等{unit}与您约时间。</p>;
    case 'cancelled': return <p className="note">这次面商已经取消{said}。</p>;
    default: return null;
  }
}
