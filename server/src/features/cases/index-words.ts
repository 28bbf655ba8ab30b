import type { CaseFile, HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import { isLiveTask } from '@luoshi/domain/handling-task/live-task.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { CaseSnapshot } from './save-case.ts';
import { quoteWord, unitWord } from './word-query.ts';

type Cut = (text: string) => readonly string[];

/** A tsvector literal of weighted words: A title, number and units, B asks, C the rest. The server cuts; PostgreSQL only stores and finds. */
export function wordsOf(file: CaseFile, cut: Cut): string {
  const { title, numberLabel, voidedNumbers, asks, situation, analysis, leadName } = file.suggestion;
  const weights = new Map<string, string>();
  const add = (text: string, weight: string) => { for (const word of cut(text)) if (!weights.has(word)) weights.set(word, weight); };
  for (const task of file.handlingTask) if (isLiveTask(task)) weights.set(unitWord(task.unitId), 'A');
  // Papers that went out before a correction bear the old number: whoever holds one finds the case by it.
  add(`${title} ${numberLabel ?? ''} ${voidedNumbers.map((one) => one.numberLabel).join(' ')} ${leadName}`, 'A');
  // Who looks for a unit that was merged into another finds what it had.
  for (const task of file.handlingTask) for (const { unitName } of task.formerUnits) add(unitName, 'A');
  add(asks.map((ask) => ask.text).join(' '), 'B');
  add(`${situation} ${analysis}`, 'C');
  let position = 0;
  return [...weights].slice(0, 4000).map(([word, weight]) => { position = Math.min(position + 1, 16_000); return `${quoteWord(word)}:${position}${weight}`; }).join(' ');
}

/** The unit that finds the case by this task; none once it has ended. */
const finderOf = (task: HandlingTaskRow): string | null => (isLiveTask(task) ? task.unitId : null);
function wasFoundBy(before: CaseSnapshot, task: HandlingTaskRow): string | null | undefined {
  const was = before.get(`handlingTask/${task.id}`);
  return was === undefined ? undefined : finderOf(JSON.parse(was) as HandlingTaskRow);
}

/** Keeps the words of a case in step with its text and its units. A draft has none: nobody but its author searches for it. */
export async function indexWords(tx: Tx, deps: { cutWords: Cut }, file: CaseFile, before: CaseSnapshot): Promise<void> {
  const { suggestion } = file;
  if (suggestion.submittedOn === null) return;
  const old = before.get(`suggestion/${suggestion.id}`);
  if (old !== undefined) {
    const was = JSON.parse(old) as typeof suggestion;
    const isSameText = was.submittedOn !== null && was.textHash === suggestion.textHash && was.numberLabel === suggestion.numberLabel && was.title === suggestion.title;
    if (isSameText && file.handlingTask.every((task) => wasFoundBy(before, task) === finderOf(task))) return;
  }
  await sql`insert into suggestion_words (congress_id, suggestion_id, words, made_at) values (${file.congressId}, ${suggestion.id}, ${wordsOf(file, deps.cutWords)}::tsvector, ${suggestion.createdAt})
    on conflict (congress_id, suggestion_id) do update set words = excluded.words`.execute(tx);
}
