import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { openedHistory } from '../features/cases/public.ts';
import type { Sealer } from '../platform/sealer.ts';

/** A case from the database with its sealed ratings open, to compare it with what the model holds. */
export function withOpenRatings(sealer: Sealer, file: CaseFile): CaseFile {
  for (const row of file.evaluation) {
    const history = row.state === 'rated' ? openedHistory(sealer, file.congressId, row) : null;
    if (!Array.isArray(history)) continue;
    const last = history.at(-1);
    Object.assign(row, { history, attitude: last?.attitude ?? null, result: last?.result ?? null, reason: last?.reason ?? null, formAnswers: last?.form ?? null });
  }
  return file;
}
