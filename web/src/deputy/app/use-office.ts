import { useWho } from './who.ts';

/** How the office that runs the suggestions is called where this deputy is one: a township has no standing committee, but its presidium. */
export const useOffice = (): string => (useWho().identity.congress.level === 'township' ? '乡镇人大主席团' : '代表工委');
