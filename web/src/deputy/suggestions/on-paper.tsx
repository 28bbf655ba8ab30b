import type { Suggestion } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { entryObjectionStates, entryText } from '../../text/states.ts';
import { ActWithWords } from '../act/act-with-words.tsx';

/** It came on paper: who copied it, and the way to say that the copy is not what one wrote. */
export function OnPaper({ record, isOwn, today }: { readonly record: Suggestion; readonly isOwn: boolean; readonly today: string }) {
  if (record.entryChannel !== 'paper') return null;
  return (
    <div className="note stack-sm">
      <p>{entryText(record, (date) => formatDate(date, today))}</p>
      {isOwn ? <p className="small muted">请对照下面的全文和附件中的扫描件核对。</p> : null}
      {record.entryObjection === null ? null : <p><strong>您提出：</strong>{record.entryObjection}<br />{entryObjectionStates[record.entryObjectionState ?? '']}{record.entryObjectionAnswer === null ? '' : `：${record.entryObjectionAnswer}`}</p>}
      <ActWithWords record={record} action="objectToEntry" label="这与我写的不一致" title="录入的与您写的不一致？" doLabel="提出不一致" field={{ name: 'reason', label: '哪里与您写的不一致', isRequired: true }}
        explanation="录入机关对照您签名的原件核对、更正后答复您；答复以前不再往下审核。" />
    </div>
  );
}
