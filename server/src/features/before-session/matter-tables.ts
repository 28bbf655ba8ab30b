import type { MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import { sql, type RawBuilder } from 'kysely';
import { referralColumns } from './county-referral/referral-bodies.ts';
import { livelihoodColumns } from './livelihood/livelihood-bodies.ts';
import { qualityColumns } from './text-quality/quality-columns.ts';
import { rowsOf, type Tx } from '../../platform/db/database.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns by their names in the domain; instants are told apart because pages read them in ISO. */
const own: Readonly<Record<MatterKind, readonly string[]>> = {
  topicGuide: ['year', 'title', 'preface', 'sections', 'publishedOn', 'endedOn'],
  guideTopic: ['year', 'source', 'sourceName', 'sourceTitle', 'sourceText', 'proposedByPersonId', 'proposedByName', 'proposedByRole', 'proposedByOrganisationId', 'title', 'section', 'background', 'data', 'unitIds', 'unitNames', 'alreadyKnown', 'setAsideReason'],
  draftTalk: ['suggestionId', 'leadPersonId', 'leadName', 'leadTownshipId', 'unitId', 'unitName', 'requestedByRole', 'requestedByName', 'question', 'sharedText', 'sharedAt', 'answer', 'facts', 'answeredByName', 'answeredOn', 'heldOn', 'way', 'result', 'resultNote', 'endedOn'],
  draftIntention: ['year', 'suggestionId', 'personId', 'name', 'delegationName', 'townshipId', 'title', 'gist', 'topicId', 'sharedText', 'withId', 'withTitle', 'withName', 'way', 'proposedByRole', 'proposedNote'],
  handlingReport: ['year', 'meeting', 'reportedOn', 'practice', 'problems', 'nextSteps', 'figures', 'finishedByName', 'finishedOn'],
  livelihoodMatter: livelihoodColumns,
  countyReferral: referralColumns,
  ...qualityColumns,
};
const columnsOf = (kind: MatterKind): readonly string[] => ['id', 'version', 'state', ...own[kind], 'createdAt', 'updatedAt'];
const instants = new Set(['createdAt', 'updatedAt', 'sharedAt']);
const tableOf = (kind: MatterKind): string => snake(kind);

type SqlRow = Record<string, unknown>;
const toRow = (row: SqlRow): SqlRow => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, instants.has(name) && value instanceof Date ? value.toISOString() : value]));

/** Rows `m` of a kind's table. */
export async function selectMatters<Row extends MatterRow>(tx: Tx, kind: MatterKind, congressId: string, more: RawBuilder<unknown>): Promise<Row[]> {
  const columns = sql.join(columnsOf(kind).map((name) => sql`m.${sql.ref(snake(name))} as ${sql.ref(name)}`));
  const rows = await rowsOf(tx, sql<SqlRow>`select ${columns} from ${sql.table(tableOf(kind))} m where m.congress_id = ${congressId} and ${more}`);
  return rows.map((row) => toRow(row) as unknown as Row);
}

export async function findMatter<Row extends MatterRow>(tx: Tx, kind: MatterKind, congressId: string, id: string, lock = false): Promise<Row | undefined> {
  const [row] = await selectMatters<Row>(tx, kind, congressId, sql`m.id = ${id} ${lock ? sql`for update` : sql``}`);
  return row;
}

export async function saveMatter(tx: Tx, kind: MatterKind, congressId: string, record: MatterRow): Promise<void> {
  const values: SqlRow = Object.fromEntries(columnsOf(kind).map((name) => [snake(name), (record as unknown as SqlRow)[name] ?? null]));
  const names = ['congress_id', ...Object.keys(values)];
  const changing = names.filter((name) => !['congress_id', 'id', 'created_at'].includes(name)).map((name) => `${name} = excluded.${name}`);
  const table = tableOf(kind);
  await sql`insert into ${sql.table(table)} (${sql.raw(names.join(', '))}) select ${sql.raw(names.join(', '))} from jsonb_populate_record(${sql.raw(`null::${table}`)}, ${JSON.stringify({ ...values, congress_id: congressId })}::jsonb)
    on conflict (congress_id, id) do update set ${sql.raw(changing.join(', '))}`.execute(tx);
}
