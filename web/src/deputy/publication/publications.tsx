import { useState, type FormEvent } from 'react';
import type { Publication, Suggestion } from '../../api/types.ts';
import { PublicTextView } from '../../publication/public-text-view.tsx';
import { publicFormLabels, withholdGroundLabels } from '../../publication/words.ts';
import { formatDate } from '../../text/format-date.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { canDo, useAct } from '../act/use-act.ts';
import { Fold } from '../kit/fold.tsx';
import { bodyOfWish, WishChoice, wishSaid, type WishAnswer } from './wish-choice.tsx';

/** What becomes public of my suggestion, and my word in it until it is decided. */
export function Publications({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const list = record.records.publication.filter((one) => one.state !== 'lapsed' && one.state !== 'superseded');
  const canKeep = canDo(record, 'keepIdentity') || canDo(record, 'openIdentity');
  if (list.length === 0 && !canKeep && record.identityKeptOn === null) return null;
  return (
    <Fold title="公开">
      <ul className="stack">{list.map((one) => <li key={one.id} className="stack-sm"><One record={one} today={today} /></li>)}</ul>
      <Identity record={record} today={today} />
    </Fold>
  );
}

function One({ record, today }: { readonly record: Publication; readonly today: string }) {
  const [isDone, setDone] = useState(false);
  const release = record.releases.at(-1);
  return (
    <>
      <h3>{record.unitName}的答复：{record.stateLabel}</h3>
      {record.form === null ? <p>我的意愿：{wishSaid(record)}</p> : <p>{publicFormLabels[record.form]}{record.ground === null ? '' : `：${withholdGroundLabels[record.ground]}`}{record.state === 'approved' && record.releaseOn !== null ? `，${formatDate(record.releaseOn, today)}自动公开` : ''}</p>}
      {record.reason === null || record.form === null ? null : <p className="pre">{record.reason}</p>}
      {record.isRaisedLater && record.form === null ? <p className="muted">这份答复送达时还没有公开审定的登记，后来补列。</p> : null}
      {record.state === 'released' && release !== undefined ? <details><summary>公众读到的文字</summary><PublicTextView text={release.text} day={(date) => formatDate(date, today)} /></details> : null}
      {record.state === 'recalled' && release !== undefined ? <p>撤下的理由：{release.endedReason}</p> : null}
      {isDone ? <p className="note note--good" role="status">已经记下您的意愿</p> : null}
      {canDo(record, 'stateWish') ? <WishForm key={record.version} record={record} onDone={() => setDone(true)} /> : null}
    </>
  );
}

function WishForm({ record, onDone }: { readonly record: Publication; readonly onDone: () => void }) {
  const act = useAct(record);
  const [value, setValue] = useState<WishAnswer | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const id = `wish-${record.id}`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found: Finding[] = value === null ? [{ field: 'wish', text: '请选一项' }] : value === 'withhold' && reason.trim() === '' ? [{ field: 'wishReason', text: '请写明为什么不要公开' }] : [];
    setMissing(found);
    if (value === null || found.length > 0) return;
    if (await act.run('stateWish', bodyOfWish(value, reason)) !== null) onDone();
  };
  const errorOf = (field: string) => missing.find((one) => one.field === field)?.text;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary findings={act.findings} formId={id} title="没有提交成功" />
      <WishChoice id={id} label="建议和答复可不可以向社会公开" record={record} value={value} reason={reason} error={errorOf('wish')} reasonError={errorOf('wishReason')} onChange={setValue} onReason={setReason} />
      <div><button type="submit" className="button" disabled={act.isPending}>{act.isPending ? '正在提交…' : '改成这样'}</button></div>
    </form>
  );
}

/** 山东条例 11, 青岛条例 18: at the deputy's word, without a reason. */
function Identity({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  return (
    <div className="stack-sm">
      {record.identityKeptOn === null ? null : <p className="note">{formatDate(record.identityKeptOn, today)}起为您身份保密：没有联名的代表和其他乡镇看不到这件建议，经办人员不得透露是谁提的，公开时不署名。</p>}
      {!canDo(record, 'keepIdentity') ? null : <ActWithWords record={record} action="keepIdentity" label="请为我身份保密" title="为您身份保密？" doLabel="为我保密" field={{ name: 'reason', label: '有什么顾虑', isRequired: false }}
        explanation="没有联名的代表和其他乡镇不再看到这件建议；交办机关和承办单位要与您联系，仍知道是您提的，但不得透露；公开时不写您的名字，已经署名公开的马上撤下。写下的顾虑承办单位也能看到。" />}
      {!canDo(record, 'openIdentity') ? null : <ActWithWords record={record} action="openIdentity" label="不用再为我身份保密" title="不再保密？" doLabel="不用保密" explanation="以后其他代表可以看到这件建议是您提的，公开时可以署名。" />}
    </div>
  );
}
