import type { Directory } from '../case-file/context.ts';
import type { CaseFile } from '../case-file/rows.ts';

/** Who speaks for the suggestion after its lead sponsor: the first who signed it and is a deputy still. */
export function successorOf({ coSponsorship }: CaseFile, directory: Directory): { readonly personId: string; readonly name: string } | undefined {
  return coSponsorship.filter((c) => c.state === 'confirmed').toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? ''))
    .map((c) => ({ personId: c.personId, name: c.personName })).find(({ personId }) => directory.hasMandate(personId));
}

/** Who speaks for it today and is a deputy, even where the change has not been recorded yet. */
export function contactToday(file: CaseFile, directory: Directory): { readonly personId: string; readonly name: string } | undefined {
  const { contactPersonId, contactName } = file.suggestion;
  if (contactPersonId !== null && directory.hasMandate(contactPersonId)) return { personId: contactPersonId, name: contactName ?? '' };
  return successorOf(file, directory);
}
