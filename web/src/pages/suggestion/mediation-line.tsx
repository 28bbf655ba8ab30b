import { documentPath } from '../../api/paths.ts';
import type { Mediation, Suggestion } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { isInTownship } from '../../frame/work-of-role.ts';
import { daysOnPage, mediationRows } from '../../text/mediation-words.ts';
import { toneOf } from '../../text/states.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PaperLinks } from '../../ui/paper-links.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

/** What came of a second dissatisfaction with this unit's reply. */
export function MediationLine({ mediation: one, suggestion }: { readonly mediation: Mediation; readonly suggestion: Suggestion }) {
  const today = useToday();
  const isTownship = isInTownship(useMe().identity);
  const files = suggestion.attachments?.filter((file) => file.recordId === one.id) ?? [];
  return (
    <div className="task__item">
      <div className="spread"><strong>再次不满意的处理</strong><StatePill tone={toneOf('mediation', one.state)}>{one.stateLabel}</StatePill></div>
      <KeyValue rows={mediationRows(one, daysOnPage(today), isTownship).map(([label, text]) => [label, text === null ? null : <span className="pre">{text}</span>])} />
      {files.length === 0 ? null : <FileList files={files.map(({ id, name, size, href, sha256 }) => ({ id, name, size, href, sha256 }))} />}
      {one.state === 'meetingCalled' ? <p><PaperLinks href={documentPath.mediationNotice(one.id)} name="会商通知" /></p> : null}
      {one.meetings.length === 0 ? null : <p><PaperLinks href={documentPath.mediationMinutes(one.id)} name="会商纪要" /></p>}
    </div>
  );
}
