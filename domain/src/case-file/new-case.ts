import type { NewSuggestionText } from '../suggestion/bodies.ts';
import { asDraft, blankCase } from './blank-case.ts';
import { emptyDirectory, type ActEntry, type DeputyInfo, type Environment } from './context.ts';
import { renewDerived } from './derived.ts';
import type { CaseFile, SuggestionRow } from './rows.ts';

export { birthEventLabels } from './blank-case.ts';

/** How a case came in; written by the deputy unless told otherwise. */
export type CaseEntry = Pick<SuggestionRow, 'entryChannel' | 'enteredByName' | 'enteredByRole' | 'paperReceivedOn'>;
const online: CaseEntry = { entryChannel: 'online', enteredByName: null, enteredByRole: null, paperReceivedOn: null };

/** Opens a case: an empty draft of a deputy, or one with a first text. */
export function newCase(id: string, sponsor: DeputyInfo, text: Partial<NewSuggestionText>, env: Environment, came: CaseEntry = online): { file: CaseFile; entry: ActEntry } {
  const { file, entry } = blankCase(id, sponsor, text, env, { ...asDraft, known: came });
  renewDerived(file, { actor: env.actor, today: env.today, settings: env.settings, directory: emptyDirectory });
  return { file, entry };
}
