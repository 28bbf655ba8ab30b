import type { ActEntry, Job, Notice, Upload } from '@luoshi/domain/case-file/context.ts';
import { childKinds, type CaseFile, type CaseKind, type EvaluationRow, type Instant } from '@luoshi/domain/case-file/rows.ts';
import type { EvaluationRound } from '@luoshi/domain/evaluation-round/workflow.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type pg from 'pg';
import { createBulkCopy } from '../../platform/db/bulk-copy.ts';
import { suspendChecks } from '../../platform/db/suspend-checks.ts';
import type { Sealer } from '../../platform/sealer.ts';
import { auditColumns, chainAfter, toAuditRow, type AuditHead, type Unlinked } from '../audit/public.ts';
import { wordsOf } from './index-words.ts';
import { toUnlinked } from './perform-action.ts';
import { releasesOn, remindsOn } from './save-case.ts';
import { storedEvaluation } from './sealed-ratings.ts';
import { attachmentColumns, caseColumns, noticeColumns, snake, tableOf, turnColumns, type Columns } from './tables.ts';

export interface BulkWriterOptions {
  readonly congressId: string;
  readonly auditMacKey: Buffer;
  readonly sealer: Sealer;
  readonly cutWords: (text: string) => readonly string[];
  /** Nobody else works on these tables meanwhile: indexes and references may be made at the end (see `suspendChecks`). */
  readonly isAlone?: boolean;
  /** Who has read a notice already, and when. */
  readonly readersOf?: (notice: Notice) => readonly { readonly personId: string; readonly readAt: Instant }[];
}

/**
 * Writes finished cases and their whole histories by COPY, in one transaction: the same rows as the one write path makes, act by
 * act, and the same audit chain. The acts come from `perform`, in the order of their instants over all cases.
 */
export interface BulkWriter {
  /** One accepted act with all that it brought about. Throws if it is older than the one before. */
  addAct(entries: readonly ActEntry[], notices: readonly Notice[], jobs?: readonly Job[]): void;
  /** One accepted act outside the cases (rounds). */
  addOtherAct(entry: Unlinked): void;
  /** A case as it stands after its last act; its acts may come before or after it. */
  addCase(file: CaseFile): void;
  /** `due`: what the calendar has still to do with it. */
  addRound(round: EvaluationRound, createdAt: Instant, updatedAt: Instant, due: readonly (readonly [kind: string, dueOn: IsoDate])[]): void;
  addUpload(upload: Upload, personId: string, at: Instant): void;
  /** The next number of a series without gaps. */
  draw(series: string): number;
  /** Characters waiting to be written. */
  readonly waiting: number;
  flush(): Promise<void>;
  /** Writes the rest and commits. */
  finish(): Promise<void>;
  /** Takes back everything. */
  abandon(): Promise<void>;
}

const listOf = (columns: Columns) => ['congress_id', ...Object.keys(columns).map(snake)];
const caseKinds = ['suggestion', ...childKinds] as const;
const dueColumns = ['congress_id', 'kind', 'record_kind', 'record_id', 'suggestion_id', 'due_on'] as const;
const roundColumns = ['congress_id', 'id', 'version', 'state', 'name', 'opens_on', 'closes_on', 'sequence', 'opened_on', 'closed_on', 'created_at', 'updated_at'] as const;
const uploadColumns = ['congress_id', 'id', 'name', 'media_type', 'size', 'sha256', 'sm3', 'person_id', 'at'] as const;

/** In the order in which rows refer to each other. */
const tables: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(caseKinds.map((kind) => [tableOf(kind), listOf(caseColumns[kind])])),
  attachment: listOf(attachmentColumns), turn: listOf(turnColumns), suggestion_words: ['congress_id', 'suggestion_id', 'words', 'made_at'],
  notice: listOf(noticeColumns), notice_read: ['congress_id', 'notice_id', 'person_id', 'read_at'],
  evaluation_round: roundColumns, due_event: dueColumns, uploaded_file: uploadColumns, audit_entry: auditColumns,
};

/** JSON is written as JSON whatever its value is: a string in a jsonb column keeps its quotes. */
type Field = readonly [name: string, isJson: boolean];
const fieldsOf = (columns: Columns): Field[] => Object.entries(columns).map(([name, type]) => [name, type === 'jsonb']);
const caseFields = Object.fromEntries(Object.entries(caseColumns).map(([kind, columns]) => [kind, fieldsOf(columns)])) as Record<CaseKind, Field[]>;
const attachmentFields = fieldsOf(attachmentColumns);
const turnFields = fieldsOf(turnColumns);
const noticeFields = fieldsOf(noticeColumns);

/** Opens the writer's transaction. The client may be the owner's or the application's; it must do nothing else until `finish`. */
export async function createBulkWriter(client: pg.ClientBase, options: BulkWriterOptions): Promise<BulkWriter> {
  const { congressId, cutWords, auditMacKey, sealer } = options;
  await client.query('begin');
  await client.query(`select set_config('luoshi.congress_id', $1, true)`, [congressId]);
  const restoreChecks = options.isAlone === true ? await suspendChecks(client, Object.keys(tables)) : async () => undefined;
  const copy = await createBulkCopy(client, tables);
  let head = await takeHead(client, congressId);
  const series = new Map<string, number>();
  const drawn = new Set<string>();
  for (const row of (await client.query<{ series: string; n: number }>('select series, last_number as n from number_series where congress_id = $1 for update', [congressId])).rows) series.set(row.series, row.n);
  const jobs: Job[] = [];
  let lastAt = '';

  function valuesOf(fields: readonly Field[], row: object): unknown[] {
    const values: unknown[] = [congressId];
    for (const [name, isJson] of fields) {
      const value = (row as Record<string, unknown>)[name] ?? null;
      values.push(isJson && value !== null ? JSON.stringify(value) : value);
    }
    return values;
  }

  function append(entries: readonly Unlinked[]): void {
    for (const { at } of entries) {
      if (at < lastAt) throw new RangeError(`an act of ${at} comes after one of ${lastAt}: the audit chain goes by time`);
      lastAt = at;
    }
    const linked = chainAfter(head, entries, auditMacKey);
    for (const entry of linked) {
      const row = toAuditRow(entry);
      copy.add('audit_entry', auditColumns.map((column) => (column === 'body' && row.body !== null ? JSON.stringify(row.body) : row[column])));
    }
    const last = linked.at(-1);
    if (last !== undefined) head = { seq: last.seq, hash: last.hash };
  }

  function addDue(kind: 'deadline' | 'publication', event: 'remind' | 'release', { id, suggestionId }: { readonly id: string; readonly suggestionId: string }, dueOn: string | null): void {
    if (dueOn !== null) copy.add('due_event', [congressId, event, kind, id, suggestionId, dueOn]);
  }

  async function writeHeadAndSeries(): Promise<void> {
    await client.query('update audit_head set seq = $2, hash = $3 where congress_id = $1', [congressId, head.seq, head.hash]);
    await client.query(`insert into number_series (congress_id, series, last_number) select $1, s, n from unnest($2::text[], $3::integer[]) as x (s, n)
      on conflict (congress_id, series) do update set last_number = excluded.last_number`, [congressId, [...drawn], [...drawn].map((name) => series.get(name))]);
    if (jobs.length > 0) {
      await client.query('select enqueue_job(task, payload) from unnest($1::text[], $2::jsonb[]) as x (task, payload)', [jobs.map((job) => job.task), jobs.map((job) => JSON.stringify(job.payload))]);
    }
  }

  return {
    addAct: (entries, notices, more = []) => {
      append(entries.map((entry) => toUnlinked(congressId, entry, auditMacKey)));
      for (const notice of notices) {
        copy.add('notice', valuesOf(noticeFields, notice));
        for (const { personId, readAt } of options.readersOf?.(notice) ?? []) copy.add('notice_read', [congressId, notice.id, personId, readAt]);
      }
      jobs.push(...more);
    },
    addOtherAct: (entry) => append([entry]),
    addCase: (file) => {
      for (const kind of caseKinds) {
        const rows: readonly object[] = kind === 'suggestion' ? [file.suggestion] : file[kind];
        for (const row of rows) copy.add(tableOf(kind), valuesOf(caseFields[kind], kind === 'evaluation' ? storedEvaluation(sealer, congressId, row as EvaluationRow) : row));
      }
      for (const row of file.deadline) addDue('deadline', 'remind', row, remindsOn(row));
      for (const row of file.publication) addDue('publication', 'release', row, releasesOn(row));
      for (const row of file.attachment) copy.add('attachment', valuesOf(attachmentFields, row));
      for (const row of file.turns) copy.add('turn', valuesOf(turnFields, row));
      if (file.suggestion.submittedOn !== null) copy.add('suggestion_words', [congressId, file.suggestion.id, wordsOf(file, cutWords), file.suggestion.createdAt]);
    },
    addRound: (round, createdAt, updatedAt, due) => {
      const { id, version, state, name, opensOn, closesOn, sequence, openedOn, closedOn } = round;
      copy.add('evaluation_round', [congressId, id, version, state, name, opensOn, closesOn, sequence, openedOn, closedOn, createdAt, updatedAt]);
      for (const [kind, dueOn] of due) copy.add('due_event', [congressId, kind, 'evaluationRound', id, null, dueOn]);
    },
    addUpload: (upload, personId, at) => copy.add('uploaded_file', [congressId, upload.fileId, upload.name, upload.mediaType, upload.size, upload.sha256, upload.sm3, personId, at]),
    draw: (name) => {
      const n = (series.get(name) ?? 0) + 1;
      series.set(name, n);
      drawn.add(name);
      return n;
    },
    get waiting() { return copy.waiting; },
    flush: () => copy.flush(),
    finish: async () => {
      await copy.flush();
      await restoreChecks();
      await writeHeadAndSeries();
      await client.query('commit');
    },
    abandon: async () => { await client.query('rollback'); },
  };
}

/** The congress's chain belongs to this transaction until it ends; entries written before stay the beginning of the chain. */
async function takeHead(client: pg.ClientBase, congressId: string): Promise<AuditHead> {
  const { rows } = await client.query<{ seq: string | number; hash: string }>(`insert into audit_head (congress_id, seq, hash) values ($1, 0, repeat('0', 64))
    on conflict (congress_id) do update set seq = audit_head.seq returning seq, hash`, [congressId]);
  const head = rows[0];
  if (head === undefined) throw new Error('audit head could not be taken');
  return { seq: Number(head.seq), hash: head.hash };
}

export interface RecordedAct { readonly at: Instant; readonly entries: readonly ActEntry[]; readonly notices: readonly Notice[]; readonly jobs?: readonly Job[] }

/** Writes finished histories whatever their order: the acts of all cases are put in the order of their instants. */
export function writeHistories(writer: BulkWriter, histories: readonly { readonly file: CaseFile; readonly acts: readonly RecordedAct[] }[]): void {
  const acts = histories.flatMap((history) => history.acts).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { entries, notices, jobs } of acts) writer.addAct(entries, notices, jobs);
  for (const { file } of histories) writer.addCase(file);
}
