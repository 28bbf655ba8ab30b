import type { Command } from '@luoshi/domain/case-file/perform.ts';
import { actsOnClosing, actsOnOpening, actsOnReschedule } from '@luoshi/domain/evaluation-round/acts-of-round.ts';
import type { EvaluationRound } from '@luoshi/domain/evaluation-round/workflow.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { countWithoutKey, loadCase, performAction, type CaseDependencies } from '../cases/public.ts';
import { performRoundAction, todayOf } from './perform-round-action.ts';
import { casesOfRound, findRound, listRounds, unfinishedRounds, unremindedEvaluations } from './read/rounds.ts';

/**
 * Brings a round and its cases to where they should stand today: opens or closes it if its day has come, then does to each
 * case what is still to be done, each in a transaction of its own. It looks at what is there and notes nothing of its own, so
 * it may be killed at any point and run again, by anybody, any number of times.
 */
export async function followRound(deps: CaseDependencies, congressId: string, roundId: string): Promise<void> {
  const actor = systemActor(congressId);
  const find = () => withTransaction(deps.db, congressId, (tx) => findRound(tx, congressId, roundId));
  let round = await find();
  const act = async (action: 'open' | 'close') => { await performRoundAction(deps, { actor, id: roundId, action, body: {}, expectedVersion: null }); round = await find(); };
  if (round?.state === 'planned' && round.opensOn <= todayOf(deps)) await act('open');
  // Who replied up to the last day is enrolled before the round closes over them.
  if (round?.state === 'open') await followCases(deps, congressId, round);
  if (round?.state === 'open' && round.closesOn < todayOf(deps)) {
    await refuseWithoutKey(deps, congressId, round);
    await act('close');
  }
  if (round?.state === 'closed') await followCases(deps, congressId, round);
}

/** A round is not closed over ratings that cannot be opened: the key can be put back, or the last day moved so that the raters rate again. */
async function refuseWithoutKey(deps: CaseDependencies, congressId: string, round: EvaluationRound): Promise<void> {
  const lacking = await withTransaction(deps.db, congressId, (tx) => countWithoutKey(tx, deps.sealer, congressId, round.id));
  if (lacking > 0) throw new Error(`测评轮次“${round.name}”没有结束：有 ${lacking} 份测评的密封密钥不在。请放回密钥文件后重新启动；密钥确已遗失的，请代表工委把截止日期改到今天以后，由代表重新测评`);
}

async function followCases(deps: CaseDependencies, congressId: string, round: EvaluationRound): Promise<void> {
  const ids = await withTransaction(deps.db, congressId, (tx) => casesOfRound(tx, congressId, round));
  for (const id of ids) await followCase(deps, congressId, round, id);
}

async function followCase(deps: CaseDependencies, congressId: string, round: EvaluationRound, suggestionId: string): Promise<void> {
  const file = await withTransaction(deps.db, congressId, (tx) => loadCase(tx, congressId, suggestionId));
  if (file === undefined) return;
  const commands: Command[] = round.state === 'closed' ? actsOnClosing(file, round) : [...actsOnOpening(file, round), ...actsOnReschedule(file, round)];
  for (const { kind, record, action, body } of commands) {
    await performAction(deps, { actor: systemActor(congressId), kind, id: record.id, action, body, expectedVersion: null });
  }
}

/** A reply delivered while a round is open joins it. */
export async function enrolCase(deps: CaseDependencies, congressId: string, suggestionId: string): Promise<void> {
  const open = await withTransaction(deps.db, congressId, (tx) => listRounds(tx, congressId, { state: 'open', limit: 20 }));
  for (const round of open) await followCase(deps, congressId, round, suggestionId);
}

/** Reminds once everybody who has not rated yet. */
export async function remindRaters(deps: CaseDependencies, congressId: string, roundId: string): Promise<void> {
  const ids = await withTransaction(deps.db, congressId, (tx) => unremindedEvaluations(tx, congressId, roundId));
  for (const id of ids) await performAction(deps, { actor: systemActor(congressId), kind: 'evaluation', id, action: 'remind', body: {}, expectedVersion: null });
}

/** What was left half done, by whom and whenever: followed to its end. */
export async function followUnfinishedRounds(deps: CaseDependencies, congressId: string): Promise<void> {
  const ids = await withTransaction(deps.db, congressId, (tx) => unfinishedRounds(tx, congressId, todayOf(deps)));
  for (const id of ids) await followRound(deps, congressId, id);
}
