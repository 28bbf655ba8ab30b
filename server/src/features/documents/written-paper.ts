import type { CaseFile, RecordBase } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Settings } from '@luoshi/domain/setting/settings.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { FormPaper } from './templates/form-paper.ts';
import type { OfficialReport } from './templates/official-report.ts';
import type { OfficialLetter } from './templates/official-letter.ts';

/** All that a paper says, ready to be set as PDF or as Word. */
export type PaperModel = { readonly template: 'official-report'; readonly paper: OfficialReport } | { readonly template: 'official-letter'; readonly paper: OfficialLetter } | { readonly template: 'form'; readonly paper: FormPaper };

/** A paper as it stands now. Without an edition it is a draft: printed, never kept, and without a code. */
export type WrittenPaper = PaperModel & {
  readonly edition: string | null;
  /** The version of the place's wording that it speaks in; 0 is the shipped one. */
  readonly wordingVersion: number;
  readonly name: string;
  readonly signedBy: string | null;
  readonly issuedOn: IsoDate;
  /** What the signature stands on, where the record has a hash of its own. */
  readonly hash?: string;
};

export interface PaperContext {
  readonly tx: Tx;
  readonly file: CaseFile;
  readonly record: RecordBase;
  /** null: for the file, as the record itself has it. */
  readonly actor: Actor | null;
  readonly settings: Settings;
  readonly today: IsoDate;
  /** Of a letter that goes to several: whose print is asked for. */
  readonly to: string | null;
}
