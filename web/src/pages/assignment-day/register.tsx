import { useState, type FormEvent } from 'react';
import type { Meeting, MeetingReceipt } from '../../api/assignment-day.ts';
import { useAct } from './use-act.ts';

type Presence = 'came' | 'absent' | 'unknown';
interface Line { readonly unitId: string; readonly unitName: string; readonly presence: Presence; readonly attendeeName: string; readonly attendeePosition: string }
const presences: readonly (readonly [Presence, string])[] = [['came', '到会'], ['absent', '未到'], ['unknown', '不登记']];

/** The sheet of those who came, as it lies on the table: everybody present with the liaison's name, and only the exceptions to be put right. */
export function Register({ meeting, units, onDone }: { readonly meeting: Meeting; readonly units: readonly MeetingReceipt[]; readonly onDone: () => void }) {
  const { act } = useAct(meeting, 'signIn');
  const [lines, setLines] = useState<readonly Line[]>(() => units.map((unit) => firstLine(meeting, unit)));
  const put = (unitId: string, more: Partial<Line>) => setLines((before) => before.map((line) => (line.unitId === unitId ? { ...line, ...more } : line)));
  const nameless = lines.filter((line) => line.presence === 'came' && line.attendeeName.trim() === '');
  const count = (presence: Presence) => lines.filter((line) => line.presence === presence).length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ units: lines.map(({ unitId, presence, attendeeName, attendeePosition }) => ({ unitId, presence, ...(presence === 'came' ? { attendeeName: attendeeName.trim(), attendeePosition: attendeePosition.trim() } : {}) })) }, { onSuccess: onDone });
  };
  return (
    <form className="stack register" onSubmit={submit} aria-label="登记到会">
      {lines.length === 1 ? null : <p>没有登记过的单位，先填成联络员到会。照签到表，把别人来的改成那个人，没有来的选“未到”，签到表上看不清的选“不登记”。</p>}
      <ul>{lines.map((line) => (
        <li key={line.unitId} className="register__line" role="group" aria-label={line.unitName}>
          {lines.length === 1 ? null : <strong>{line.unitName}</strong>}
          <span className="row">{presences.map(([presence, label]) => <label key={presence} className="row register__choice"><input type="radio" name={line.unitId} checked={line.presence === presence} onChange={() => put(line.unitId, { presence })} />{label}</label>)}</span>
          {line.presence !== 'came' ? null : (
            <span className="row">
              <label>到会人员<input className="input" maxLength={60} value={line.attendeeName} onChange={(event) => put(line.unitId, { attendeeName: event.target.value })} /></label>
              <label>职务<input className="input" maxLength={100} value={line.attendeePosition} onChange={(event) => put(line.unitId, { attendeePosition: event.target.value })} /></label>
            </span>
          )}
        </li>
      ))}</ul>
      {nameless.length === 0 ? null : <p className="field__error">{nameless.map((line) => line.unitName).join('、')}还没有填写到会人员。</p>}
      <div className="dialog__foot"><button type="submit" className="button button--main" disabled={act.isPending || nameless.length > 0}>{lines.length === 1 ? '登记' : `登记：到会 ${count('came')} 个，未到 ${count('absent')} 个`}</button></div>
    </form>
  );
}

function firstLine({ liaisons }: Meeting, { unitId, unitName, attendeeName, attendeePosition, isAbsent }: MeetingReceipt): Line {
  const liaison = liaisons.find((one) => one.unitId === unitId);
  if (isAbsent) return { unitId, unitName, presence: 'absent', attendeeName: '', attendeePosition: '' };
  if (attendeeName !== null) return { unitId, unitName, presence: 'came', attendeeName, attendeePosition: attendeePosition ?? '' };
  return { unitId, unitName, presence: 'came', attendeeName: liaison?.name ?? '', attendeePosition: liaison?.position ?? '' };
}
