import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { conductingRole, isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { dayRule, evolveSecretMatter, secretMatterWorkflow, type SecretMatter, type SecretMatterBodies } from '@luoshi/domain/secret-matter/workflow.ts';
import { labelOf } from '@luoshi/domain/correction/number.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { createActRecorder, createRefusalRecorder } from '../audit/public.ts';
import { actOnCase, newId, type CaseDependencies } from '../cases/public.ts';
import { enterCongress, findRootCongress, inSite } from '../identity/public.ts';
import { findSecretMatter, readSessions, takeFoundCase } from './read/secret-matters.ts';
import { drawRegisterNumber, dropQuotingNotices, saveSecretMatter, tellOfSecret } from './save-secret-matter.ts';

export type SecretResult =
  | { readonly ok: true; readonly matter: SecretMatter }
  | { readonly ok: false; readonly status: 403 | 404 | 409 | 412 | 422; readonly code: string; readonly refusals: readonly Refusal[] };
export interface NewSecret extends Readonly<SecretMatterBodies['number']> { readonly receivedOn: IsoDate }

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
const no = (status: 403 | 404 | 412 | 422, code: string, ...refusals: Refusal[]): SecretResult => ({ ok: false, status, code, refusals });
export const todayOf = (deps: Pick<CaseDependencies, 'clock'>): IsoDate => dateInShanghai(deps.clock.now().toISOString());

async function recorded(deps: CaseDependencies, actor: Actor, id: string | null, action: string, result: SecretResult): Promise<SecretResult> {
  if (!result.ok) await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'secretMatter', id, action, refusals: result.refusals });
  return result;
}

const blank = { handedOverOn: null, repliedOn: null, ratedOn: null, endedOn: null, suggestionId: null, foundByPersonId: null, textSince: null, removedAt: null, sweptAt: null, alsoIn: [] } as const;
const ownPeople = (actor: Actor): boolean => isConducting(actor) && actor.actingFor === undefined;

async function withNumber<M extends SecretMatter>(tx: Tx, matter: M, { sessionId, category }: SecretMatterBodies['number']): Promise<M | null> {
  const session = (await readSessions(tx, matter.congressId)).find(({ id }) => id === sessionId);
  if (session === undefined) return null;
  const number = await drawRegisterNumber(tx, matter.congressId, sessionId, category);
  return { ...matter, sessionId, category, number, numberLabel: labelOf(session, category, number) };
}
const unknownSession = no(422, 'refused', refusal('unknownSession', '没有这次会议，请从列表中选择', '/sessionId'));

/** A secret suggestion handed over on paper: it takes its number in the register, and nothing of it is entered (保密法 31). */
export async function registerSecret(deps: CaseDependencies, actor: Actor, body: NewSecret): Promise<SecretResult> {
  const { congressId } = actor;
  const result = await inSite(deps.db, congressId, async (tx): Promise<SecretResult> => {
    if (!ownPeople(actor)) return no(403, 'notYourRole', refusal('notYourRole', '涉密建议由代表工委（乡镇人大：主席团）本人登记编号，不能由他人代办'));
    const refusals = dayRule(body.receivedOn, [], todayOf(deps)).map((one) => ({ ...one, field: '/receivedOn' }));
    if (refusals.length > 0) return no(422, 'refused', ...refusals);
    const matter = await withNumber<SecretMatter>(tx, { ...blank, id: newId(), version: 1, state: secretMatterWorkflow.initial, congressId, sessionId: null, category: null, number: null, numberLabel: null, receivedOn: body.receivedOn }, body);
    if (matter === null) return unknownSession;
    await saveSecretMatter(tx, matter, deps.clock.now());
    const { sessionId, category, receivedOn } = body;
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'secretMatter', id: matter.id, version: 1, action: 'create', event: 'SecretRegistered', body: { sessionId, category, receivedOn }, fromState: null, toState: matter.state });
    return { ok: true, matter };
  });
  return recorded(deps, actor, null, 'create', result);
}

/** Somebody finds that a text already entered is secret: at once nobody sees it any more; another person confirms before it is removed. */
export async function findSecret(deps: CaseDependencies, actor: Actor, suggestionId: string): Promise<SecretResult> {
  const { congressId } = actor;
  const result = await inSite(deps.db, congressId, async (tx): Promise<SecretResult> => {
    const first = await takeFoundCase(tx, actor, suggestionId);
    if (first === undefined) return no(404, 'notFound', refusal('notFound', '没有这件建议，或者您无权查看'));
    if (!ownPeople(actor) && !(actor.role === 'deputy' && first.isOwn)) return no(403, 'notYourRole', refusal('notYourRole', '请立即电话告诉代表工委（乡镇人大：主席团），由其屏蔽；不要转发，也不要在这里写明内容'));
    // A group is taken apart first: the others go on without it.
    if (first.inGroup && isConducting(actor)) await actOnCase(tx, deps, { actor, kind: 'suggestion', id: suggestionId, action: 'unmerge', body: { reason: '另行办理' }, expectedVersion: null });
    const found = (await takeFoundCase(tx, actor, suggestionId)) ?? first;
    const now = deps.clock.now();
    await dropQuotingNotices(tx, congressId, found.title);
    const matter: SecretMatter = {
      ...blank, id: newId(), version: 1, state: 'found', congressId, sessionId: found.sessionId, category: found.category, number: found.number, numberLabel: found.numberLabel, receivedOn: found.receivedOn,
      suggestionId, foundByPersonId: actor.personId, textSince: found.since.toISOString(),
    };
    await saveSecretMatter(tx, matter, now, found.fileIds);
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'secretMatter', id: matter.id, version: 1, action: 'find', event: 'SecretFound', body: { suggestionId }, fromState: null, toState: 'found' });
    const root = (await findRootCongress(tx)) ?? congressId;
    const what = matter.numberLabel ?? '未编号的一件建议';
    await tellOfSecret(tx, matter, 'securityAdministrator', `${what}被发现涉及国家秘密，已经屏蔽，请按纸质的保密审查意见确认`, now, root);
    if (actor.role === 'deputy') await tellOfSecret(tx, matter, conductingRole(actor), `${what}由代表本人报告涉及国家秘密，已经屏蔽，请收取纸质件并按保密规定处理`, now);
    return { ok: true, matter };
  });
  return recorded(deps, actor, null, 'find', result);
}

/** One act on a secret matter by its table. What the security administrator confirms, the worker removes. */
export async function performSecretAction(deps: CaseDependencies, request: { readonly actor: Actor; readonly id: string; readonly action: string; readonly body: unknown; readonly expectedVersion: number }): Promise<SecretResult> {
  const { actor, id, action, body } = request;
  const result = await inSite(deps.db, actor.congressId, async (tx): Promise<SecretResult> => {
    const found = await findSecretMatter(tx, actor, id, true);
    if (found === undefined) return no(404, 'notFound');
    if (request.expectedVersion !== found.version) return no(412, 'stale', refusal('stale', '这一件刚刚被别人改动过，请看过最新内容后再操作'));
    const decision = secretMatterWorkflow.decide(action, found.state, { record: found, actor, today: todayOf(deps) }, body);
    if (!decision.ok) return { ok: false, status: statusOf[decision.why], code: decision.why === 'guards' ? 'refused' : decision.why, refusals: decision.refusals };
    const { congressId } = found;
    await enterCongress(tx, congressId);
    const now = deps.clock.now();
    const evolved = evolveSecretMatter(found, decision.event, decision.to, body, now.toISOString());
    const matter = decision.event === 'SecretNumbered' ? await withNumber(tx, evolved, body as SecretMatterBodies['number']) : evolved;
    if (matter === null) return unknownSession;
    await saveSecretMatter(tx, matter, now);
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'secretMatter', id, version: matter.version, action, event: decision.event, body, fromState: found.state, toState: matter.state });
    if (decision.event === 'SecretConfirmed') await enqueueJob(tx, 'removeSecretText', { congressId, matterId: id }, { jobKey: `removeSecretText/${congressId}/${id}` });
    if (decision.event === 'SecretFindingLifted') {
      const { rows } = await sql<{ isTownship: boolean }>`select level = 'township' as "isTownship" from congress where id = ${congressId}`.execute(tx);
      await tellOfSecret(tx, matter, rows[0]?.isTownship === true ? 'townshipPresidium' : 'deputyAffairs', `${matter.numberLabel ?? '未编号的一件建议'}经确认不涉密，已恢复办理`, now);
    }
    return { ok: true, matter };
  });
  return recorded(deps, actor, id, action, result);
}
