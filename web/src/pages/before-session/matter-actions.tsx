import { useState, type ComponentProps } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { isMainAction } from '../../actions/guidance.ts';
import type { Values } from '../../actions/schema.ts';
import type { AnyRecord, OfferedAction } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';

interface Props { readonly record: AnyRecord; readonly initialOf?: (action: string) => Values; /** Acts whose form is not the general one. */ readonly fieldsOf?: (action: string) => ComponentProps<typeof ActionForm>['renderFields'] }

/** The buttons that the server offers for a record, each with its form over the page. */
export function MatterActions({ record, initialOf, fieldsOf }: Props) {
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const drawn = chosen === null ? undefined : fieldsOf?.(chosen.action);
  if (record.actions.length === 0) return null;
  return (
    <>
      <ul className="row">{record.actions.map((offered) => (
        <li key={offered.action}>
          <button type="button" className={isMainAction(offered.action) ? 'button button--main button--small' : 'button button--small'} aria-disabled={offered.refusals.length > 0} onClick={() => { if (offered.refusals.length === 0) setChosen(offered); }}>{offered.label}</button>
          {offered.refusals.map((one) => <div className="small muted" key={one.code}>{one.text}</div>)}
        </li>
      ))}</ul>
      <Dialog isOpen={chosen !== null} onClose={() => setChosen(null)} title={chosen?.label ?? ''} isWide>
        {chosen === null ? null : <ActionForm record={record} offered={chosen} onDone={() => setChosen(null)} {...(initialOf === undefined ? {} : { initial: initialOf(chosen.action) })} {...(drawn === undefined ? {} : { renderFields: drawn })} />}
      </Dialog>
    </>
  );
}
