import { useQuery } from '@tanstack/react-query';
import { recordQuery } from '../../api/queries.ts';
import type { Suggestion } from '../../api/types.ts';

interface Words { readonly opening: string; readonly closing: string; readonly contactName: string; readonly contactPhone: string }

/**
 * A number that is handled with another may begin with the words of the principal's reply. Its own asks are answered one by one all the
 * same: what they get is never taken over.
 */
export function TakePrincipalDraft({ suggestion, unitId, onTake }: { readonly suggestion: Suggestion; readonly unitId: string; readonly onTake: (words: Words) => void }) {
  const link = suggestion.records.suggestionLink.find((one) => one.relation === 'principal' && one.state === 'standing');
  const principal = useQuery({ ...recordQuery('suggestion', link?.otherId ?? ''), enabled: link !== undefined }).data;
  const reply = principal?.records.reply.findLast((one) => one.unitId === unitId && one.type !== 'second');
  if (principal === undefined || reply === undefined || (reply.opening === '' && reply.closing === '')) return null;
  return (
    <div className="note stack">
      <p>本件与{principal.numberLabel ?? ''}《{principal.title}》并案办理。可以套用主案答复的开头、结尾和联系人；各条具体建议仍须逐条答复。</p>
      <div><button type="button" className="button button--small" onClick={() => onTake({ opening: reply.opening, closing: reply.closing, contactName: reply.contactName ?? '', contactPhone: reply.contactPhone ?? '' })}>套用主案答复</button></div>
    </div>
  );
}
