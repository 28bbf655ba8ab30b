import type { AnyRecord, CaseKind, CaseRecords, OfferedAction, Suggestion } from '../../api/types.ts';
import { replyTypeLabels } from '../../text/states.ts';

export interface ActionGroup { readonly kind: CaseKind; readonly record: AnyRecord; readonly title: string; readonly actions: readonly OfferedAction[] }

/** Acts that pages of their own carry out while one writes. */
const hidden: Readonly<Partial<Record<CaseKind, readonly string[]>>> = { reply: ['save', 'proposePublicity'], assistingOpinion: ['save'] };

/** An answer to what nobody has asked is no way on: such a button would only puzzle. */
const unasked: readonly string[] = ['noExtension', 'noObjection', 'notInGroup', 'oneAsk', 'notEarlier', 'noOpinion', 'ratedInRound', 'noEntryObjection', 'notCarried', 'notFollowing', 'following', 'stillOpen', 'identityOpen', 'identityKept',
  'noClassProposed', 'secondReply', 'handledAgain', 'filed', 'verifiedAlready', 'noRereading', 'ratedInPerson', 'notOwnReading', 'signedInPerson', 'notOnPaper', 'nothingOverdue', 'noOpenNote', 'nothingToSettle', 'otherOffice', 'alreadyAssigned', 'alreadyReplied'];
const corrections: readonly string[] = ['correctNumber', 'correctSigners', 'correctText'];
const isShown = (kind: CaseKind, { action, refusals }: OfferedAction): boolean => hidden[kind]?.includes(action) !== true && !refusals.some(({ code }) => unasked.includes(code));

function titleOf(kind: CaseKind, record: AnyRecord): string {
  const named = record as AnyRecord & { unitName?: string; personName?: string; content?: string; type?: string };
  switch (kind) {
    case 'reply': return replyTypeLabels[named.type ?? ''] ?? '答复';
    case 'coSponsorship': return `联名：${named.personName ?? ''}`;
    case 'commitment': return `承诺：${named.content ?? ''}`;
    default: return `${record.kindLabel ?? ''}${named.unitName === undefined ? '' : `：${named.unitName}`}`;
  }
}

/** Every record of the case that offers something, the suggestion itself first. */
export function groupsOfActions(suggestion: Suggestion): ActionGroup[] {
  const own = suggestion.actions.filter((one) => isShown('suggestion', one));
  // What puts an old mistake right stands apart from what moves the matter on.
  const groups: ActionGroup[] = [{ kind: 'suggestion', record: suggestion, title: '本件建议', actions: own.filter((one) => !corrections.includes(one.action)) }];
  for (const [kind, records] of Object.entries(suggestion.records) as [keyof CaseRecords, readonly AnyRecord[]][]) {
    for (const record of records) groups.push({ kind, record, title: titleOf(kind, record), actions: record.actions.filter((one) => isShown(kind, one)) });
  }
  groups.push({ kind: 'suggestion', record: suggestion, title: '更正差错', actions: own.filter((one) => corrections.includes(one.action)) });
  return groups.filter((group) => group.actions.length > 0);
}

export function findRecordOf(suggestion: Suggestion, kind: string, id: string): AnyRecord | undefined {
  if (kind === 'suggestion') return suggestion.id === id ? suggestion : undefined;
  return (suggestion.records as unknown as Readonly<Record<string, readonly AnyRecord[] | undefined>>)[kind]?.find((record) => record.id === id);
}
