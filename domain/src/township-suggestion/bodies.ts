import type { IsoDate } from '../kernel/dates.ts';
import type { SuggestionBodies } from '../suggestion/bodies.ts';

/** Who gave the report to the township congress: the presidium itself, or the body that handled the suggestions (代表法 51¶3). */
export type Reporter = 'presidium' | 'government';
export const reporterLabels: Readonly<Record<Reporter, string>> = { presidium: '主席团', government: '承办机关、组织' };

/** A township's suggestion takes what a county's takes, and the report to the township congress besides. */
export interface TownshipSuggestionBodies extends SuggestionBodies {
  report: { readonly sessionId: string; readonly reportedOn: IsoDate; readonly reportedBy: Reporter; readonly note?: string; readonly files?: readonly string[] };
}
