import type { Evaluation } from '../api/types.ts';

/** What happened to a rating that came in an envelope; null where none came. */
export function envelopeText(one: Evaluation, day: (date: string | null) => string): string | null {
  if (one.envelopeReceivedOn === null) return null;
  return [
    `${day(one.envelopeReceivedOn)}收到密封信封`, one.openedOn === null ? null : `${day(one.openedOn)}由${one.openedByName ?? ''}拆封${one.witnessName === null ? '' : `、${one.witnessName}核对`}`,
    one.unreadable === null ? null : `不能计入：${one.unreadable}`, one.entryChannel === 'online' && one.ratedAt !== null ? '代表改在网上测评，信封未拆' : null,
  ].filter((part) => part !== null).join('；');
}
