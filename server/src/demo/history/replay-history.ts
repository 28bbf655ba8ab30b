import type { CaseKind, RecordBase, CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Actor, AnyActor } from '@luoshi/domain/identity/actor.ts';
import type { PaperEntry } from '@luoshi/domain/suggestion/entry-bodies.ts';
import type { SuggestionText } from '@luoshi/domain/suggestion/bodies.ts';
import { sql } from 'kysely';
import { createActRecorder } from '../../features/audit/public.ts';
import { enterPaperSuggestion } from '../../features/cases/enter-paper-suggestion.ts';
import { createSuggestion } from '../../features/cases/create-suggestion.ts';
import { performAction, type CaseDependencies } from '../../features/cases/public.ts';
import { saveRound } from '../../features/evaluation-rounds/save-round.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { COUNTY } from '../make-county.ts';
import type { CollectedHistory } from './collect-history.ts';
import type { RoundAct } from './rounds.ts';
import type { GivenCommand } from './world.ts';

type Step = { readonly at: string; readonly run: () => Promise<void> };

/** Gives every command of a history again, in its order and at its time, by the one write path. */
export async function replayHistory(history: CollectedHistory, deps: CaseDependencies, moveTo: (at: string) => void): Promise<void> {
  const cases = new Map<string, CaseFile>();
  const steps: Step[] = [
    ...history.uploads.map(({ upload, personId, at }) => ({ at, run: () => addUpload(deps, upload, personId, at) })),
    ...history.roundActs.map((act) => ({ at: act.at, run: () => actOnRound(deps, act) })),
    ...history.commands.map((command) => ({ at: command.at, run: () => give(deps, cases, command) })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { at, run } of steps) {
    moveTo(at);
    await run();
  }
}

async function give(deps: CaseDependencies, cases: Map<string, CaseFile>, command: GivenCommand): Promise<void> {
  const { suggestionId, kind, index, action, body, actor } = command;
  if (action === 'create') {
    cases.set(suggestionId, (await withTransaction(deps.db, COUNTY, (tx) => createSuggestion(tx, deps, actor as Actor, body as Partial<SuggestionText>))).file);
    return;
  }
  if (action === 'enterOnPaper') {
    const entered = await withTransaction(deps.db, COUNTY, (tx) => enterPaperSuggestion(tx, deps, actor as Actor, body as PaperEntry));
    if (!entered.ok) throw new Error(`${command.at} enterOnPaper: ${JSON.stringify(entered.refusals)}`);
    cases.set(suggestionId, entered.file);
    return;
  }
  const record = recordOf(cases.get(suggestionId), kind, index);
  // What the body names was named by the ids of the other world.
  const here: unknown = JSON.parse(JSON.stringify(body).replaceAll(/"([0-9a-f-]{36})"/g, (whole, id: string) => { const known = cases.get(id); return known === undefined ? whole : `"${known.suggestion.id}"`; }));
  const result = await performAction(deps, { actor: actor as AnyActor, kind, id: record.id, action, body: here, expectedVersion: actor.role === 'system' ? null : record.version });
  if (!result.ok) throw new Error(`${command.at} ${kind}.${action}: ${result.status} ${JSON.stringify(result.refusals)}`);
  cases.set(suggestionId, result.file);
}

function recordOf(file: CaseFile | undefined, kind: CaseKind, index: number): RecordBase {
  const record = kind === 'suggestion' ? file?.suggestion : file?.[kind][index];
  if (record === undefined) throw new Error(`no ${kind} ${index}`);
  return record;
}

async function addUpload(deps: CaseDependencies, upload: CollectedHistory['uploads'][number]['upload'], personId: string, at: string): Promise<void> {
  await withTransaction(deps.db, COUNTY, (tx) => sql`insert into uploaded_file (congress_id, id, name, media_type, size, sha256, sm3, person_id, at)
    values (${COUNTY}, ${upload.fileId}, ${upload.name}, ${upload.mediaType}, ${upload.size}, ${upload.sha256}, ${upload.sm3}, ${personId}, ${at})`.execute(tx));
}

async function actOnRound(deps: CaseDependencies, { round, actor, action, event, fromState, body }: RoundAct): Promise<void> {
  const recordAct = createActRecorder(deps.clock, deps.auditMacKey);
  await withTransaction(deps.db, COUNTY, async (tx) => {
    await saveRound(tx, COUNTY, round, deps.clock.now());
    await recordAct(tx, { congressId: COUNTY, actor, kind: 'evaluationRound', id: round.id, version: round.version, action, event, body, fromState, toState: round.state });
  });
}
