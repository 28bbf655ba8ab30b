import { useMemo } from 'react';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';

export interface SettingsAnswer { readonly version: number }
export interface SettingsPreview { readonly changes: readonly { key: string; labelZh: string; before: string; after: string }[]; readonly errors: readonly { field: string; text: string }[]; readonly notices: readonly { code: string; text: string }[] }

interface Props {
  readonly title: string;
  /** What to think of before it is adopted at all. */
  readonly warning?: string | undefined;
  readonly preview: SettingsPreview | undefined;
  readonly error: ApiProblem | null;
  readonly isPending: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
  readonly onAdopt: () => void;
}

/** What a change of the settings would come to, looked at once more before it counts; it wants a reason. */
export function AdoptDialog({ title, warning, preview, error, isPending, reason, onReason, onClose, onAdopt }: Props) {
  const findings = useMemo(() => (error === null ? [] : findingsOf(error)), [error]);
  return (
    <Dialog isOpen={preview !== undefined} onClose={onClose} title={title}>
      {preview === undefined ? null : (
        <div className="stack">
          <ErrorSummary formId="settings" title="这样设置不合规定" findings={preview.errors.map(({ text }) => ({ field: '', text }))} />
          <ErrorSummary formId="settings" title="没有启用" findings={findings} />
          {warning === undefined ? null : <p className="note note--plan">{warning}</p>}
          {preview.changes.length === 0 ? <p>与现行设置相同，没有要启用的改动。</p> : <ul className="stack">{preview.changes.map((change) => <li key={change.key}><strong>{change.labelZh}</strong><div className="muted">{change.before}</div><div>改为 {change.after}</div></li>)}</ul>}
          {preview.notices.map((notice) => <p className="note note--plan" key={notice.text}>{notice.text}</p>)}
          {preview.errors.length > 0 || preview.changes.length === 0 ? null : (
            <>
              <Field formId="settings" name="reason" label="依据和理由" help="例如：主任会议某年第几次会议决定">{(control) => <input {...control} className="input" maxLength={300} value={reason} onChange={(event) => onReason(event.target.value)} />}</Field>
              <div><button type="button" className="button button--main" disabled={isPending || reason.trim().length < 2} onClick={onAdopt}>启用</button></div>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
