import type { FastifyRequest } from 'fastify';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { problemOf, refused, requireActor, type IdentityDependencies } from '../identity/public.ts';
import { isAllowed, type AdministrationKind } from './permissions.ts';

/** Asked before the body is looked at: whoever may not act is told so, not what the form should contain. */
export function requireOffice(deps: IdentityDependencies, kind: AdministrationKind, action: string) {
  return async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request);
    if (isAllowed(actor.role, kind, action)) return;
    const answer = refused(403, refusal('forbidden', '您没有权限进行此操作。'));
    const { id = '' } = request.params as { id?: string };
    await deps.recordRefusal(deps.db, { congressId: actor.congressId, actor, kind, id, action, refusals: answer.refusals, body: {} });
    throw problemOf(answer);
  };
}
