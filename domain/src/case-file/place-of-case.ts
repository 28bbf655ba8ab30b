import type { CaseFile } from './rows.ts';

/** Where a case belongs: its congress and the township of whoever raised it. */
export const placeOf = ({ congressId, suggestion }: CaseFile): { readonly congressId: string; readonly townshipId: string | null } => ({ congressId, townshipId: suggestion.leadTownshipId });
