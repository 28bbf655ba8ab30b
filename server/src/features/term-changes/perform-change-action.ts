import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { endsOnRule, evolveTermChange, termChangeWorkflow, type TermChange } from '@luoshi/domain/term-change/workflow.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { createActRecorder, createRefusalRecorder } from '../audit/public.ts';
import { newId, type CaseDependencies } from '../cases/public.ts';
import { inSite } from '../identity/public.ts';
import { endMandatesOfTerm } from './end-mandates.ts';
import { factsOf, findChange, openTerms } from './read/changes.ts';
import { saveChange } from './save-change.ts';

export type ChangeDependencies = Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey'>;
export type ChangeResult =
  | { readonly ok: true; readonly change: TermChange }
  | { readonly ok: false; readonly status: 403 | 404 | 409 | 412 | 422; readonly code: string; readonly refusals: readonly Refusal[] };
export interface NewChange { readonly termId: string; readonly endsOn: IsoDate }
export interface ChangeRequest { readonly actor: Actor; readonly id: string; readonly action: string; readonly body: unknown; readonly expectedVersion: number }

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
const no = (status: 403 | 404 | 412 | 422, code: string, ...refusals: Refusal[]): ChangeResult => ({ ok: false, status, code, refusals });
export const todayOf = (deps: ChangeDependencies): IsoDate => dateInShanghai(deps.clock.now().toISOString());

/** After the commit the worker does to each case what follows. */
const followLater = (tx: Tx, congressId: string, changeId: string) => enqueueJob(tx, 'followTermChange', { congressId, changeId }, { jobKey: `followTermChange/${congressId}/${changeId}` });

async function recorded(deps: ChangeDependencies, actor: Actor, id: string, action: string, result: ChangeResult): Promise<ChangeResult> {
  if (!result.ok) await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'termChange', id, action, refusals: result.refusals });
  return result;
}

export async function prepareChange(deps: ChangeDependencies, actor: Actor, { termId, endsOn }: NewChange): Promise<ChangeResult> {
  const { congressId } = actor;
  const result = await inSite(deps.db, congressId, async (tx): Promise<ChangeResult> => {
    if (!isConducting(actor)) return no(403, 'notYourRole', refusal('notYourRole', '换届承接由代表工委办理，在乡镇由主席团办理'));
    // One after the other: of several terms that are open only the earliest can end.
    const [term, ...later] = await openTerms(tx, congressId);
    if (term === undefined || term.id !== termId) {
      return no(422, 'refused', refusal('wrongTerm', later.some(({ id }) => id === termId) ? `请先办理${term?.name ?? ''}的换届承接` : '没有这一届，或者这一届已经办理换届承接，不能再办一次', '/termId'));
    }
    const refusals = endsOnRule(endsOn, term.lastSessionCloses);
    if (refusals.length > 0) return no(422, 'refused', ...refusals);
    const change: TermChange = { id: newId(), version: 1, state: termChangeWorkflow.initial, termId, termName: term.name, endsOn, askedOn: null, closedOn: null, cancelReason: null };
    await saveChange(tx, congressId, change, deps.clock.now());
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'termChange', id: change.id, version: 1, action: 'create', event: 'TermChangePrepared', body: { termId, endsOn }, fromState: null, toState: change.state });
    return { ok: true, change };
  });
  return recorded(deps, actor, '', 'create', result);
}

/** One act on a change of term by its table, with its audit entry; closing ends the mandates in the same transaction. */
export async function performChangeAction(deps: ChangeDependencies, { actor, id, action, body, expectedVersion }: ChangeRequest): Promise<ChangeResult> {
  const { congressId } = actor;
  const result = await inSite(deps.db, congressId, async (tx): Promise<ChangeResult> => {
    const found = await findChange(tx, congressId, id, true);
    if (found === undefined) return no(404, 'notFound');
    if (expectedVersion !== found.version) return no(412, 'stale', refusal('stale', '换届承接刚刚被别人改动过，请看过最新内容后再操作'));
    const today = todayOf(deps);
    const decision = termChangeWorkflow.decide(action, found.state, { record: found, facts: await factsOf(tx, congressId, found.termId), actor, today }, body);
    if (!decision.ok) return { ok: false, status: statusOf[decision.why], code: decision.why === 'guards' ? 'refused' : decision.why, refusals: decision.refusals };
    const change = evolveTermChange(found, decision.event, decision.to, body, today);
    const recordAct = createActRecorder(deps.clock, deps.auditMacKey);
    await saveChange(tx, congressId, change, deps.clock.now());
    await recordAct(tx, { congressId, actor, kind: 'termChange', id, version: change.version, action, event: decision.event, body, fromState: found.state, toState: change.state });
    if (change.state === 'closed') await endMandatesOfTerm(tx, { recordAct }, actor, change.termId, change.endsOn);
    if (change.state === 'explanationsAsked' || change.state === 'closed') await followLater(tx, congressId, id);
    return { ok: true, change };
  });
  return recorded(deps, actor, id, action, result);
}
