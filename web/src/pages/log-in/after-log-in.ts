import type { Me } from '../../api/types.ts';

/** Only an address of this site: a link from elsewhere must not lead somewhere else after the password. */
export function safeNext(next: string | null): string | null {
  return next !== null && next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : null;
}

const isDeputyPage = (path: string) => path === '/m' || path.startsWith('/m/') || path.startsWith('/m?');

/** Deputies have pages of their own; everybody else works at the desk. */
export function startOf(me: Me, next: string | null): string {
  const isDeputy = me.identity.role === 'deputy';
  const wanted = safeNext(next);
  if (wanted !== null && wanted !== '/' && isDeputyPage(wanted) === isDeputy) return wanted;
  return isDeputy ? '/m' : '/';
}
