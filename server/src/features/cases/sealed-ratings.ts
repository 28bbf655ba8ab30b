import type { CaseActor } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile, EvaluationRow, RatingChange } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { canSeeLevels } from '@luoshi/domain/visibility.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { Opened, Sealer } from '../../platform/sealer.ts';

/**
 * A rating under embargo stands in the database as a sealed text alone. Rows come from the database closed: attitude, result, reason
 * and history empty. They are opened here and nowhere else, for whom `mayOpen` says; and sealed here whenever they are written.
 */
const closedTexts = new WeakMap<EvaluationRow, string>();
const failures = new WeakMap<EvaluationRow, Exclude<Opened, { ok: true }>['why']>();

/** One change of a rating at its longest: a reason of 2000 characters of which each takes six bytes in JSON, and an answer to every question of the form. The length tells how often somebody rated, never how. */
const BYTES_OF_CHANGE = 12_544;

/** What the sealed text belongs to: read in another county, rating or round it does not open. */
const placeOf = (congressId: string, row: EvaluationRow): string => JSON.stringify(['rating', congressId, row.id, row.roundId]);

/** The row as the database keeps it. */
export function storedEvaluation(sealer: Sealer, congressId: string, row: EvaluationRow): EvaluationRow & { readonly sealed: string | null } {
  if (row.state !== 'rated') return { ...row, sealed: null };
  const sealed = row.history.length === 0
    ? closedTexts.get(row) ?? null
    : sealer.seal(placeOf(congressId, row), JSON.stringify(row.history), BYTES_OF_CHANGE * row.history.length);
  return { ...row, attitude: null, result: null, reason: null, formAnswers: null, history: [], sealed };
}

/** A row from the database, closed. */
export function closedEvaluation(row: EvaluationRow & { sealed?: string | null }): EvaluationRow {
  const { sealed, ...evaluation } = row;
  if (typeof sealed === 'string') closedTexts.set(evaluation, sealed);
  return evaluation;
}

/** Opens one rating, for a check that shows it to nobody. */
export function openedHistory(sealer: Sealer, congressId: string, row: EvaluationRow): RatingChange[] | Exclude<Opened, { ok: true }>['why'] | null {
  const sealed = closedTexts.get(row);
  if (sealed === undefined) return null;
  const opened = sealer.open(placeOf(congressId, row), sealed);
  return opened.ok ? (JSON.parse(opened.text) as RatingChange[]) : opened.why;
}

export interface Reader {
  readonly actor: CaseActor;
  /** The act for which the case was taken, if for one. */
  readonly act?: { readonly action: string; readonly id: string };
}

/** The rater, to whom the rating belongs; and the end of the round, which makes it everybody's. */
function mayOpen({ actor, act }: Reader, row: EvaluationRow): boolean {
  if (actor.role === 'system') return act?.action === 'disclose' && act.id === row.id;
  return actor.role === 'deputy' && canSeeLevels(actor as Actor, row);
}

/** Opens, in memory, the ratings of a case that this reader may read. Answers whether there was one. */
export function openRatings(sealer: Sealer, file: CaseFile, reader: Reader): boolean {
  let hasOpened = false;
  for (const row of file.evaluation) {
    if (!closedTexts.has(row) || row.state !== 'rated' || !mayOpen(reader, row)) continue;
    const history = openedHistory(sealer, file.congressId, row);
    if (history === null) continue;
    if (!Array.isArray(history)) { failures.set(row, history); continue; }
    const last = history.at(-1);
    row.history = history;
    row.attitude = last?.attitude ?? null;
    row.result = last?.result ?? null;
    row.reason = last?.reason ?? null;
    row.formAnswers = last?.form ?? null;
    hasOpened = true;
  }
  return hasOpened;
}

/** Whether a rating under embargo stands open in memory: no answer made of this case may be kept in the clear. */
export const holdsOpenRating = (file: CaseFile): boolean => file.evaluation.some((row) => row.state === 'rated' && row.history.length > 0);

/** Ratings of a round whose sealing key is not at hand. */
export async function countWithoutKey(tx: Tx, sealer: Sealer, congressId: string, roundId: string): Promise<number> {
  const { rows } = await sql<{ sealed: string }>`select sealed from evaluation where congress_id = ${congressId} and round_id = ${roundId} and sealed is not null`.execute(tx);
  return rows.filter(({ sealed }) => !sealer.knows(sealed)).length;
}

/** Why a rating that its reader may read stays closed, in words; null if it does not. */
export function closedReason(row: EvaluationRow): string | null {
  switch (failures.get(row)) {
    case 'keyMissing': return '这份测评是用另一把密封密钥封存的，现在打不开。请联系系统管理员放回原来的密封密钥文件；密钥确已遗失的，请您重新测评。';
    case 'notAuthentic': return '这份测评的密文已被改动，打不开。请联系审计员核查，并请您重新测评。';
    default: return null;
  }
}
