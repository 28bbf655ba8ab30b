import { useQuery } from '@tanstack/react-query';
import { ActionForm, type FieldsOfForm } from '../../actions/action-form.tsx';
import { clockQuery } from '../../api/queries.ts';
import type { Suggestion } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { PublicityFields } from '../publications/publicity-fields.tsx';
import { findRecordOf, groupsOfActions } from './groups-of-actions.ts';
import { initialValues } from './initial-values.ts';
import { WhatWasAsked } from './what-was-asked.tsx';

interface Props {
  readonly suggestion: Suggestion;
  /** `kind:id` and the action, from the address; null: closed. */
  readonly on: string | null;
  readonly action: string | null;
  readonly onClose: () => void;
  readonly onDone: (label: string) => void;
}

/** The form of an act beside the matter, which stays readable. */
export function ActionDrawer({ suggestion, on, action, onClose, onDone }: Props) {
  const today = useQuery(clockQuery).data?.today;
  const [kind = 'suggestion', id = suggestion.id] = on === null ? [] : on.split(':');
  const record = findRecordOf(suggestion, kind, id);
  const offered = record?.actions.find((one) => one.action === action);
  const title = groupsOfActions(suggestion).find((group) => group.record.id === id)?.title;
  // The form takes it as it is when it opens; later changes of the record do not overwrite what is typed.
  const initial = record === undefined || action === null ? {} : initialValues(kind, action, record, suggestion, today);
  const task = kind === 'handlingTask' ? suggestion.records.handlingTask.find((one) => one.id === id) : undefined;
  return (
    <Dialog isOpen={action !== null} onClose={onClose} isAside title={offered === undefined ? '办理' : `${offered.label}${title === undefined || kind === 'suggestion' ? '' : ` · ${title}`}`}>
      {task === undefined || offered === undefined ? null : <WhatWasAsked task={task} />}
      {record === undefined || offered === undefined ? (
        <p className="note">这项操作现在不能办理：可能已经办过，或者不属于您当前的身份。当前状态：{record?.stateLabel ?? suggestion.stateLabel}。</p>
      ) : offered.refusals.length > 0 ? (
        <div className="note note--plan"><p><strong>还不能{offered.label}：</strong></p><ul>{offered.refusals.map((one) => <li key={one.code + one.text}>{one.text}</li>)}</ul></div>
      ) : <ActionForm key={offered.href} record={record} offered={offered} initial={initial} {...(kind === 'publication' && action === 'decide' ? { renderFields: (form: FieldsOfForm) => <PublicityFields {...form} href={`/api/v1/publications/${id}`} /> } : {})} onCancel={onClose} onDone={() => onDone(offered.label)} />}
    </Dialog>
  );
}
