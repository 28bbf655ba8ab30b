import type { Command } from '@luoshi/domain/case-file/perform.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { actsOnEndedMandate, type EndedMandate } from '@luoshi/domain/mandate/acts-of-ended-mandate.ts';
import { actsOnAsking, actsOnTermClosed } from '@luoshi/domain/term-change/acts-of-term-change.ts';
import type { TermChange } from '@luoshi/domain/term-change/workflow.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { loadCase, performAction, type CaseDependencies } from '../cases/public.ts';
import { deputiesAmong, sessionDueFor } from '../mandates/public.ts';
import { casesOwingExplanation, casesToAsk, openCasesOf, unnumberedCasesOf } from './read/cases-of-change.ts';
import { changesIn, findChange } from './read/changes.ts';

/**
 * Brings every open case of the term to where it should stand, each in a transaction of its own: explanations are asked for; at the close the
 * case is marked, its contact passes to a signer who was elected again, explanations go out. It looks at what is there and notes nothing of
 * its own, so it may be killed at any point and run again.
 */
export async function followTermChange(deps: CaseDependencies, congressId: string, changeId: string): Promise<void> {
  const inCongress = <T>(work: Parameters<typeof withTransaction<T>>[2]) => withTransaction(deps.db, congressId, work);
  const change = await inCongress((tx) => findChange(tx, congressId, changeId));
  if (change === undefined || (change.state !== 'explanationsAsked' && change.state !== 'closed')) return;
  for (const id of await inCongress((tx) => openCasesOf(tx, congressId, change))) await followCase(deps, congressId, change, id);
  if (change.state !== 'closed') return;
  for (const id of await inCongress((tx) => unnumberedCasesOf(tx, congressId, change))) await followCase(deps, congressId, change, id);
}

/**
 * Day by day: what came open after explanations were asked for is asked about too, and what the close found open is missing once its own date is
 * over. Contact was settled at the close and is not looked at again.
 */
export async function followTermChanges(deps: CaseDependencies, congressId: string): Promise<void> {
  const inCongress = <T>(work: Parameters<typeof withTransaction<T>>[2]) => withTransaction(deps.db, congressId, work);
  for (const change of await inCongress((tx) => changesIn(tx, congressId, ['explanationsAsked', 'closed']))) {
    const isAsking = change.state === 'explanationsAsked';
    const ids = await inCongress((tx) => (isAsking ? casesToAsk(tx, congressId, change) : casesOwingExplanation(tx, congressId, change)));
    for (const id of ids) {
      const file = await inCongress((tx) => loadCase(tx, congressId, id));
      if (file !== undefined) await act(deps, congressId, isAsking ? actsOnAsking(file, change) : actsOnTermClosed(file, change, todayOf(deps)));
    }
  }
}

async function act(deps: CaseDependencies, congressId: string, commands: readonly Command[]): Promise<void> {
  for (const { kind, record, action, body } of commands) {
    const done = await performAction(deps, { actor: systemActor(congressId), kind, id: record.id, action, body, expectedVersion: null });
    // Somebody acted in between: the job is tried again and looks anew.
    if (!done.ok) throw new Error(`${kind}.${action} at the change of term: ${done.code}`);
  }
}

const todayOf = ({ clock }: CaseDependencies): IsoDate => dateInShanghai(clock.now().toISOString());

async function followCase(deps: CaseDependencies, congressId: string, change: TermChange, suggestionId: string): Promise<void> {
  const read = () => withTransaction(deps.db, congressId, async (tx) => {
    const file = await loadCase(tx, congressId, suggestionId);
    return file === undefined ? undefined : { file, deputies: new Set(await deputiesAmong(tx, congressId, signersOf(file))), due: await sessionDueFor(tx, file, deps.clock.now()) };
  });
  const before = await read();
  if (before === undefined) return;
  await act(deps, congressId, actsOnAsking(before.file, change));
  if (change.state !== 'closed') return;
  const found = await read();
  if (found === undefined) return;
  await act(deps, congressId, [...actsOnTermClosed(found.file, change, todayOf(deps)), ...contactActs(found.file, found.deputies, { endedOn: change.endsOn, ...found.due })]);
}

const signersOf = ({ suggestion, coSponsorship }: CaseFile): string[] => [...new Set([suggestion.leadPersonId, ...(suggestion.contactPersonId === null ? [] : [suggestion.contactPersonId]), ...(suggestion.heirPersonId === null ? [] : [suggestion.heirPersonId]), ...coSponsorship.map((c) => c.personId)])];

/** Contact and rating go to whoever signed and is a deputy of the new term; invitations to people who are none lapse. */
function contactActs(file: CaseFile, deputies: ReadonlySet<string>, ended: Pick<EndedMandate, 'endedOn' | 'sessionDueOn'>): Command[] {
  const hasSuccessor = file.coSponsorship.some((c) => c.state === 'confirmed' && deputies.has(c.personId));
  const concerned = [file.suggestion.contactPersonId, ...(file.suggestion.state === 'handingOver' ? [file.suggestion.heirPersonId] : []), ...file.coSponsorship.filter((c) => c.state === 'invited').map((c) => c.personId)];
  const acts = [...new Set(concerned)].filter((id) => id !== null).filter((id) => !deputies.has(id))
    .flatMap((personId) => actsOnEndedMandate(file, { personId, reason: '任期届满', ...ended }, hasSuccessor));
  // A draft that is passed on finds out itself that the deputy named for it is none any more.
  return acts.some((act) => act.action === 'passDraftOn') ? acts.filter((act) => act.action !== 'declineDraft') : acts;
}
