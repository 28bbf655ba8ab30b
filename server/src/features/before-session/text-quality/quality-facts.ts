import type { QualityKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { SelectionFacts } from '@luoshi/domain/text-quality/excellent-selection.ts';
import type { Candidate, CompiledText, ExcellentSelectionRow, WritingScoreRow } from '@luoshi/domain/text-quality/quality-rows.ts';
import type { ScoredSuggestion, ScoreFacts } from '@luoshi/domain/text-quality/writing-score.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { readCandidates } from './read/candidates.ts';
import { deputiesWithoutReceipt } from './read/receipts.ts';

/** What the rules of a kind look at outside of the record. */
export async function qualityFacts(tx: Tx, kind: QualityKind, congressId: string, records: readonly MatterRow[], body: unknown): Promise<(record: MatterRow) => unknown> {
  if (kind === 'writingScore') return scoreFacts(tx, congressId, records as readonly WritingScoreRow[]);
  return kind === 'excellentSelection' ? selectionFacts(tx, congressId, records as readonly ExcellentSelectionRow[], body as NamedSuggestions) : () => ({});
}

interface NamedSuggestions { readonly entries?: readonly { readonly suggestionId: string }[] }

async function scoreFacts(tx: Tx, congressId: string, sheets: readonly WritingScoreRow[]): Promise<(record: MatterRow) => ScoreFacts> {
  const found = await readScored(tx, congressId, sheets.map((sheet) => sheet.suggestionId));
  return (record) => ({ suggestion: found.get((record as WritingScoreRow).suggestionId) ?? null });
}

export async function readScored(tx: Tx, congressId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ScoredSuggestion>> {
  const rows = await rowsOf(tx, sql<ScoredSuggestion>`select id, state, title, lead_person_id as "leadPersonId", lead_township_id as "leadTownshipId", passes, registered_on as "registeredOn", submitted_on as "submittedOn", text_hash as "textHash"
    from suggestion where congress_id = ${congressId} and id = any(${[...new Set(ids)]})`);
  return new Map(rows.map((row) => [row.id, row]));
}

async function selectionFacts(tx: Tx, congressId: string, selections: readonly ExcellentSelectionRow[], body: NamedSuggestions): Promise<(record: MatterRow) => SelectionFacts> {
  const ids = [...selections.flatMap((selection) => selection.entries.map((entry) => entry.suggestionId)), ...(body.entries ?? []).map((entry) => entry.suggestionId)];
  const candidates = new Map((await readCandidates(tx, congressId, { ids })).map((one) => [one.suggestionId, one]));
  const texts = await readTexts(tx, congressId, ids);
  const published = selections.filter((selection) => selection.state === 'published');
  const waiting = new Map<string, SelectionFacts['waitingFor']>();
  for (const { id } of published) waiting.set(id, await deputiesWithoutReceipt(tx, congressId, id));
  return (record) => ({
    candidate: (id) => candidates.get(id),
    compiled: (id) => { const [text, candidate] = [texts.get(id), candidates.get(id)]; return text === undefined || candidate === undefined ? undefined : compiledText(text, candidate); },
    waitingFor: waiting.get(record.id) ?? [],
  });
}

interface TextRow { readonly id: string; readonly delegationName: string | null; readonly leadUnitName: string | null; readonly wish: CompiledText['wish']; readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly { readonly text: string }[] }

async function readTexts(tx: Tx, congressId: string, ids: readonly string[]): Promise<ReadonlyMap<string, TextRow>> {
  const rows = await rowsOf(tx, sql<TextRow>`select id, lead_delegation_name as "delegationName", lead_unit_name as "leadUnitName", disclosure_wish as wish, title, situation, analysis, asks from suggestion where congress_id = ${congressId} and id = any(${[...new Set(ids)]})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where the deputy does not want the text published, only the title is listed. */
function compiledText({ id, delegationName, leadUnitName, wish, title, situation, analysis, asks }: TextRow, { numberLabel, leadPersonId, leadName, overallClass, promised, kept }: Candidate): CompiledText {
  const isClosed = wish === 'withhold' || wish === 'titleOnly';
  return { suggestionId: id, numberLabel, leadPersonId, leadName, delegationName, leadUnitName, title, wish, text: isClosed ? null : { title, situation, analysis, asks: asks.map((ask) => ask.text) }, overallClass, promised, kept, reason: '' };
}
