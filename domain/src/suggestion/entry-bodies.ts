import type { IsoDate } from '../kernel/dates.ts';
import type { SuggestionText } from './bodies.ts';

/** A suggestion on the office's own sheet, signed by hand (专用纸, 亲笔签名), as an office enters it. */
export interface PaperEntry extends SuggestionText {
  readonly leadPersonId: string;
  /** Deputies whose signatures stand on the sheet beside the lead sponsor's. */
  readonly coSignerIds?: readonly string[];
  readonly receivedOn: IsoDate;
  /** Scans of the sheet. */
  readonly files: readonly string[];
}

export interface EntryBodies {
  objectToEntry: { readonly reason: string };
  keepEntry: { readonly answer: string };
  correctEntry: Partial<Pick<SuggestionText, 'title' | 'situation' | 'analysis' | 'asks'>> & { readonly reason: string; readonly files?: readonly string[] };
  voidEntry: { readonly reason: string };
}
