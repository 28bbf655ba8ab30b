import type { CaseKind, ToDoItem } from '../api/types.ts';

/** Where a piece of work is done: writing has pages of its own, everything else opens its form beside the matter. */
export function workAddress(item: Pick<ToDoItem, 'suggestionId' | 'recordKind' | 'recordId' | 'action'>): string {
  return actionAddress(item.suggestionId, item.recordKind, item.recordId, item.action);
}

const onOwnPage: Readonly<Partial<Record<CaseKind, readonly string[]>>> = { reply: ['save', 'submitForCheck'], assistingOpinion: ['save', 'submitForCheck'] };

export function actionAddress(suggestionId: string, kind: CaseKind, recordId: string, action: string): string {
  if (kind === 'suggestion' && action === 'assign') return `/assignment?at=${encodeURIComponent(suggestionId)}`;
  if (onOwnPage[kind]?.includes(action) === true) return `/${kind === 'reply' ? 'replies' : 'opinions'}/${encodeURIComponent(recordId)}`;
  if (kind === 'reply') return `/replies/${encodeURIComponent(recordId)}?do=${encodeURIComponent(action)}`;
  return `/suggestions/${encodeURIComponent(suggestionId)}?on=${kind}:${encodeURIComponent(recordId)}&do=${encodeURIComponent(action)}`;
}
