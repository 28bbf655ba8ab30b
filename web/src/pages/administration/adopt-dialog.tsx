import { useMemo } from 'react';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatDate } from '../../text/format-date.ts';
import { Field } from '../../ui/field.tsx';

export interface SettingsAnswer { readonly version: number; readonly today: string }
export interface SettingsPreview { readonly inForceFrom: string; readonly changes: readonly { key: string; labelZh: string; before: string; basisBefore: string; after: string; basisAfter: string }[]; readonly errors: readonly { field: string; text: string }[]; readonly notices: readonly { code: string; text: string }[] }

interface Props {
  readonly title: string;
  /** What to think of before it is adopted at all. */
  readonly warning?: string | undefined;
  readonly preview: SettingsPreview | undefined;
  readonly error: ApiProblem | null;
  readonly isPending: boolean;
  readonly reason: string;
  /** The day from which it is in force; looked at anew when it is changed. */
  readonly from: string;
  readonly today: string;
  readonly onFrom: (from: string) => void;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
  readonly onAdopt: () => void;
}

/** What a change of the settings would come to, looked at once more before it counts; it wants a reason. */
export function AdoptDialog({ title, warning, preview, error, isPending, reason, from, today, onFrom, onReason, onClose, onAdopt }: Props) {
  const findings = useMemo(() => (error === null ? [] : findingsOf(error)), [error]);
  return (
    <Dialog isOpen={preview !== undefined} onClose={onClose} title={title}>
      {preview === undefined ? null : (
        <div className="stack">
          <Field formId="settings" name="inForceFrom" label="启用日期" help="今天或以后。到那一天以前仍按原设置；正在计算的期限按开始时的规定。">{(control) => <input {...control} className="input input--date" type="date" min={today} value={from} onChange={(event) => onFrom(event.target.value)} />}</Field>
          <ErrorSummary formId="settings" title="这样设置不合规定" findings={preview.errors.map(({ text }) => ({ field: '', text }))} />
          <ErrorSummary formId="settings" title="没有启用" findings={findings} />
          {warning === undefined ? null : <p className="note note--plan">{warning}</p>}
          {preview.changes.length === 0 ? <p>与那一天起的设置相同，没有要启用的改动。</p> : <ul className="stack">{preview.changes.map((change) => <li key={change.key}><strong>{change.labelZh}</strong><div className="muted">{change.before}（{change.basisBefore}）</div><div>改为 {change.after}（{change.basisAfter}）</div></li>)}</ul>}
          {preview.notices.map((notice) => <p className="note note--plan" key={notice.text}>{notice.text}</p>)}
          {preview.errors.length > 0 || preview.changes.length === 0 ? null : (
            <>
              <Field formId="settings" name="reason" label="依据和理由" help="例如：主任会议某年第几次会议决定">{(control) => <input {...control} className="input" maxLength={300} value={reason} onChange={(event) => onReason(event.target.value)} />}</Field>
              <div><button type="button" className="button button--main" disabled={isPending || reason.trim().length < 2} onClick={onAdopt}>{from > today ? `自${formatDate(from, today)}起启用` : '启用'}</button></div>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
