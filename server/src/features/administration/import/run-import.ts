import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { inSite, type IdentityDependencies } from '../../identity/public.ts';
import { explainConstraint } from '../explain-constraint.ts';
import type { RowError, SheetRow } from './sheet.ts';

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'refused';

export interface RowReport {
  readonly row: number;
  readonly name: string;
  readonly outcome: RowOutcome;
  readonly errors: readonly RowError[];
  /** What came of it beyond the outcome: elected again, and by what the person was known. */
  readonly note?: string;
}

export interface ImportReport {
  readonly written: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly rows: readonly RowReport[];
}

export interface ImportContext {
  readonly tx: Tx;
  readonly deps: IdentityDependencies;
  readonly actor: Actor;
  readonly congressId: string;
}

/** Writes one row, or says by field why not. */
export type ImportRow = (context: ImportContext, values: Readonly<Record<string, string>>) => Promise<Exclude<RowOutcome, 'refused'> | { readonly outcome: Exclude<RowOutcome, 'refused'>; readonly note: string } | RowError[]>;

/** What createRecord refused, thrown inside a row's savepoint. */
export class RowRefused extends Error {}

class Preview extends Error {}

/**
 * A preview is the import itself, rolled back: what it promises is what confirming does. Each row stands in a savepoint, so that a bad
 * one leaves the good ones in place.
 */
export async function runImport(deps: IdentityDependencies, actor: Actor, congressId: string, rows: readonly SheetRow[], importRow: ImportRow, write: boolean): Promise<ImportReport> {
  const reports: RowReport[] = [];
  const unrecorded = write ? deps : { ...deps, recordAct: async () => {} };
  await inSite(deps.db, congressId, async (tx) => {
    for (const row of rows) reports.push(await importOne({ tx, deps: unrecorded, actor, congressId }, row, importRow));
    if (!write) throw new Preview();
  }).catch((error: unknown) => {
    if (!(error instanceof Preview)) throw error;
  });
  const count = (outcome: RowOutcome): number => reports.filter((one) => one.outcome === outcome).length;
  return { written: write, created: count('created'), updated: count('updated'), unchanged: count('unchanged'), refused: count('refused'), rows: reports };
}

async function importOne(context: ImportContext, { row, values, errors }: SheetRow, importRow: ImportRow): Promise<RowReport> {
  const name = values['name'] ?? '';
  if (errors.length > 0) return { row, name, outcome: 'refused', errors };
  await sql`savepoint import_row`.execute(context.tx);
  try {
    const result = await importRow(context, values);
    if (typeof result === 'string') return { row, name, outcome: result, errors: [] };
    if ('outcome' in result) return { row, name, errors: [], ...result };
    await sql`rollback to savepoint import_row`.execute(context.tx);
    return { row, name, outcome: 'refused', errors: result };
  } catch (error) {
    const text = error instanceof RowRefused ? error.message : explainConstraint(error)?.text;
    if (text === undefined) throw error;
    await sql`rollback to savepoint import_row`.execute(context.tx);
    return { row, name, outcome: 'refused', errors: [{ field: '', text }] };
  } finally {
    await sql`release savepoint import_row`.execute(context.tx);
  }
}
