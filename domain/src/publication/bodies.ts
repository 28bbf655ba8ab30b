import type { DisclosureWish } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { PublicityBody } from './publicity.ts';

export interface Decision extends PublicityBody {
  readonly showNames?: boolean;
  /** What the check found and stays in all the same. */
  readonly leftIn?: readonly string[];
  /** The day on which it goes out; none where nothing does. */
  readonly releaseOn?: IsoDate;
}

export interface PublicationBodies {
  stateWish: { readonly wish: DisclosureWish; readonly keepName?: boolean; readonly reason?: string };
  decide: Decision;
  release: Record<string, never>;
  /** Binds what was released into the chain of acts; only the process sends it. */
  freeze: { readonly hash: string };
  recall: { readonly reason: string };
  recallName: Record<string, never>;
  reconsider: { readonly reason: string };
  supersede: Record<string, never>;
  lapse: Record<string, never>;
}
