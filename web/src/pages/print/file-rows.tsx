import type { Suggestion } from '../../api/types.ts';
import { dayOf, formatSize, paperDate } from '../../text/format-date.ts';
import { Listing } from './sheet.tsx';

/** The files that belong to one record: what is on paper names them, so that they can be found and checked. */
export function Evidence({ title, suggestion, recordId }: { readonly title: string; readonly suggestion: Suggestion; readonly recordId: string }) {
  const files = (suggestion.attachments ?? []).filter((file) => file.recordId === recordId);
  if (files.length === 0) return null;
  return <Listing heads={[title, '大小', '交存', '校验码']} narrow={['大小', '交存', '校验码']} rows={files.map((file) => ({ key: file.id, cells: [file.name, formatSize(file.size).replace(' ', '\u00a0'), `${file.byName} ${paperDate(dayOf(file.at))}`, file.sha256.slice(0, 8)] }))} />;
}
