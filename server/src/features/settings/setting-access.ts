import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { FastifyRequest } from 'fastify';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { createRefusalRecorder } from '../audit/public.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { congressMeant } from './read/settings.ts';

export type SettingDependencies = Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey'>;

/** Work inside the congress that is meant: one's own, or a township of one's county. */
export async function inCongress<Result>(deps: SettingDependencies, request: FastifyRequest, work: (tx: Tx, actor: Actor, congressId: string) => Promise<Result>): Promise<Result> {
  const actor = requireActor(request);
  const { congressId: wanted } = request.query as { congressId?: string };
  const congressId = await withTransaction(deps.db, actor.congressId, (tx) => congressMeant(tx, actor, wanted));
  if (congressId === null) throw problem(404, 'notFound', '没有这个人大，或者您无权查看');
  return withTransaction(deps.db, congressId, (tx) => work(tx, actor, congressId));
}

export const mayChangeSettings = (actor: Actor): boolean => actor.role === 'systemAdministrator';

/** Asked before the body is looked at, and noted when refused. */
export const requireAdministrator = (deps: SettingDependencies) => async (request: FastifyRequest): Promise<void> => {
  const actor = requireActor(request);
  if (mayChangeSettings(actor)) return;
  const refusals = [{ code: 'forbidden', text: '设置由系统管理员按人大常委会的决定修改' }];
  await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'settings', id: actor.congressId, action: 'adopt', refusals });
  throw problem(403, 'forbidden', '您没有权限进行此操作', { refusals });
};
