import type { NewSuggestionText } from '../suggestion/bodies.ts';
import { blankCase } from './blank-case.ts';
import { emptyDirectory, type ActEntry, type DeputyInfo, type Environment } from './context.ts';
import type { CaseFile } from './rows.ts';
import { turnsOf } from './turns.ts';

export { birthEventLabels } from './blank-case.ts';

/** Opens a case: an empty draft of a deputy, or one with a first text. */
export function newCase(id: string, sponsor: DeputyInfo, text: Partial<NewSuggestionText>, env: Environment): { file: CaseFile; entry: ActEntry } {
  const { file, entry } = blankCase(id, sponsor, text, env);
  file.turns = turnsOf(file, { actor: env.actor, today: env.today, settings: env.settings, directory: emptyDirectory });
  return { file, entry };
}
