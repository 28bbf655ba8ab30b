import type { ActEntry, CaseActor, Environment, Notice, NumberRequest } from '@luoshi/domain/case-file/context.ts';
import { emptyDirectory } from '@luoshi/domain/case-file/context.ts';
import { newCase } from '@luoshi/domain/case-file/new-case.ts';
import { perform } from '@luoshi/domain/case-file/perform.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Actor, AnyActor } from '@luoshi/domain/identity/actor.ts';
import { conductingRole } from '@luoshi/domain/identity/township-congress.ts';
import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { hashText, newId, saveOutcome, type CaseDependencies } from '../cases/public.ts';
import type { GoodRow, ImportAs } from './check-row.ts';
import type { ImportPlace } from './import-place.ts';

export interface ImportContext {
  readonly deps: CaseDependencies;
  readonly place: ImportPlace;
  readonly as: ImportAs;
  /** Who brings the file in; named in every entry. */
  readonly clerk: AnyActor;
  readonly fileName: string;
}

export type BroughtIn = { readonly outcome: 'created'; readonly suggestionId: string; readonly state: string } | { readonly outcome: 'unchanged' | 'differs'; readonly suggestionId: string } | { readonly outcome: 'refused'; readonly refusals: readonly Refusal[] };

/**
 * One row becomes a case by the same rules as everybody's acts: a draft of the deputy, or, where the reviews were done on paper,
 * a suggestion that goes through them here. Each act is entered in the clerk's name, with the role it stands for; nothing sets a state.
 */
export async function bringIn(tx: Tx, context: ImportContext, row: GoodRow): Promise<BroughtIn> {
  const { place, deps, as, clerk, fileName } = context;
  const { title, situation, analysis, asks } = row.text;
  const contentHash = hashText(JSON.stringify([row.deputy.personId, title, situation, analysis, asks]));
  const sourceKey = row.sourceId === null ? `text:${contentHash}` : `id:${row.sourceId}`;
  // Two imports at once take turns on the same row.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${place.congressId}/${sourceKey}`}, 0))`.execute(tx);
  const known = await sql<{ contentHash: string; suggestionId: string }>`select content_hash as "contentHash", suggestion_id as "suggestionId" from imported_suggestion
    where congress_id = ${place.congressId} and source_key = ${sourceKey}`.execute(tx);
  const before = known.rows[0];
  if (before !== undefined) return { outcome: before.contentHash === contentHash ? 'unchanged' : 'differs', suggestionId: before.suggestionId };

  const made = await makeCase(tx, context, row, { contentHash, sourceKey });
  if ('refusals' in made) return { outcome: 'refused', refusals: made.refusals };
  const { file, acts } = made;
  await saveOutcome(tx, deps, file, new Map(), { entries: acts.entries, notices: acts.notices, jobs: [], numbers: acts.numbers });
  await sql`insert into imported_suggestion (congress_id, source_key, content_hash, suggestion_id, brought_in_as, raised_on, file_name, file_row, imported_by, imported_at)
    values (${place.congressId}, ${sourceKey}, ${contentHash}, ${file.suggestion.id}, ${as}, ${row.date}, ${fileName}, ${row.row}, ${clerk.name}, ${deps.clock.now()})`.execute(tx);
  return { outcome: 'created', suggestionId: file.suggestion.id, state: file.suggestion.state };
}

interface Acts { readonly entries: ActEntry[]; notices: readonly Notice[]; readonly numbers: NumberRequest[] }

async function makeCase(tx: Tx, context: ImportContext, row: GoodRow, origin: { contentHash: string; sourceKey: string }): Promise<{ file: CaseFile; acts: Acts } | { refusals: readonly Refusal[] }> {
  const { deps, place, clerk, as, fileName } = context;
  const rules = await deps.places.of(tx, place.congressId);
  const session = place.sessions.find((one) => one.id === row.sessionId);
  // Clocks of the law run from the day on the paper, by the settings of that day; the audit tells when it was entered.
  const today = as === 'reviewed' ? (row.date ?? place.today) : place.today;
  const env = (actor: CaseActor): Environment => ({
    actor, now: deps.clock.now().toISOString(), today, settings: rules.settingsOn(today), calendar: rules.calendar,
    directory: { ...emptyDirectory, session: (id) => (session?.id === id ? session : undefined) }, uploads: [], newId, hashText,
  });
  const { file, entry } = newCase(newId(), row.deputy, row.text, env(clerk));
  const body = { onBehalfOf: 'deputy', personId: row.deputy.personId, file: fileName, row: row.row, as, raisedOn: row.date, ...origin };
  const acts: Acts = { entries: [{ ...entry, action: 'importSuggestion', event: 'SuggestionImported', actor: clerk, body }], notices: [], numbers: [] };
  if (as === 'draft') return { file, acts };

  const steps: { action: string; role: RoleId; body: object }[] = [{ action: 'submit', role: 'deputy', body: {} }];
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    const outcome = perform(file, { kind: 'suggestion', record: file.suggestion, action: step.action, body: step.body }, env(standIn(context, row, step.role)));
    if (!outcome.ok) return { refusals: outcome.refusals };
    take(acts, outcome.entries, clerk, step.role);
    acts.notices = outcome.notices; // Of what was done long ago only the last step is news.
    acts.numbers.push(...outcome.numbers);
    const next = nextStep(file.congressId, file.suggestion.state, row);
    if (next !== null) steps.push(next);
  }
  return { file, acts };
}

const reviewers: Readonly<Record<string, RoleId>> = { underPresidiumReview: 'townshipPresidium', underAffairsReview: 'deputyAffairs', underOfficeReview: 'committeeOffice' };

function nextStep(congressId: string, state: string, row: GoodRow): { action: string; role: RoleId; body: object } | null {
  const role = reviewers[state];
  if (role !== undefined) return { action: 'passReview', role, body: { note: '成批导入：审核已在系统外完成' } };
  if (state === 'reviewed' && row.sessionId !== null && row.category !== null) return { action: 'register', role: conductingRole({ congressId, townshipId: row.deputy.townshipId }), body: { sessionId: row.sessionId, category: row.category } };
  return null;
}

/** The role that the table asks for, in the clerk's name: acting for another is told, not hidden. */
function standIn({ clerk, place }: ImportContext, row: GoodRow, role: RoleId): Actor {
  const { deputy } = row;
  const identity = 'identityId' in clerk ? clerk : { identityId: '', personId: '', organisationId: '', organisationName: '' };
  return {
    congressId: place.congressId, identityId: identity.identityId, personId: role === 'deputy' ? deputy.personId : identity.personId, name: clerk.name, role,
    organisationId: identity.organisationId, organisationName: identity.organisationName, sectionId: null, townshipId: deputy.townshipId,
  };
}

/** Appends the entries of one act; causes point within the act and move along. */
function take(acts: Acts, entries: readonly ActEntry[], clerk: AnyActor, role: RoleId): void {
  const offset = acts.entries.length;
  for (const entry of entries) {
    const own = entry.actor.role === 'process' ? {} : { actor: clerk, body: { ...(entry.body as object | null), onBehalfOf: role } };
    acts.entries.push({ ...entry, ...own, cause: entry.cause === null ? null : entry.cause + offset });
  }
}
