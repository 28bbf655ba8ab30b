import { giveRule, type NewMandate } from '@luoshi/domain/acting-mandate/give.ts';
import { actingName, spanText } from '@luoshi/domain/acting-mandate/who-may-act.ts';
import { actingMandateWorkflow, evolveMandate, type ActingMandate } from '@luoshi/domain/acting-mandate/workflow.ts';
import { systemActor, type Actor, type AnyActor } from '@luoshi/domain/identity/actor.ts';
import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { createActRecorder, createRefusalRecorder } from '../audit/public.ts';
import { newId, type CaseDependencies } from '../cases/public.ts';
import { endSessionsOfMandate, enterCongress, inSite, recordEnds } from '../identity/public.ts';
import { findMandate, ownUploads, standingOver, takeCapacity, orphanedMandates, takeMandate } from './read/mandates.ts';
import { saveMandate, tellBoth } from './save-mandate.ts';

export type MandateDependencies = Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey'>;
export type MandateResult =
  | { readonly ok: true; readonly mandate: ActingMandate }
  | { readonly ok: false; readonly status: 403 | 404 | 409 | 412 | 422; readonly code: string; readonly refusals: readonly Refusal[] };

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
const no = (status: 403 | 404 | 412 | 422, code: string, ...refusals: Refusal[]): MandateResult => ({ ok: false, status, code, refusals });
export const todayOf = (deps: Pick<MandateDependencies, 'clock'>): IsoDate => dateInShanghai(deps.clock.now().toISOString());

async function recorded(deps: MandateDependencies, actor: Actor, id: string, action: string, result: MandateResult): Promise<MandateResult> {
  if (!result.ok) await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'actingMandate', id, action, refusals: result.refusals });
  return result;
}

/** Who gives it by their own log-in has given it; who speaks for an absent colleague proposes it to the security administrator. */
export async function giveMandate(deps: MandateDependencies, actor: Actor, body: NewMandate): Promise<MandateResult> {
  const { congressId } = actor;
  const result = await inSite(deps.db, congressId, async (tx): Promise<MandateResult> => {
    const principal = await takeCapacity(tx, congressId, body.identityId);
    const holder = await takeCapacity(tx, congressId, body.holderIdentityId);
    if (principal === undefined) return no(422, 'refused', refusal('unknownIdentity', '没有这个身份，或者它已经终止，请从名单中选择', '/identityId'));
    if (holder === undefined) return no(422, 'refused', refusal('unknownIdentity', '没有这个代办人，或者其身份已经终止，请从名单中选择', '/holderIdentityId'));
    const refusals = giveRule({ actor, principal, holder, standing: await standingOver(tx, congressId, principal.identityId), today: todayOf(deps) }, body);
    const uploaded = await ownUploads(tx, actor, body.files);
    if (body.files.some((id) => !uploaded.includes(id))) refusals.push(refusal('unknownFile', '附件没有上传成功，请重新选择文件上传', '/files'));
    if (refusals.length > 0) return no(422, 'refused', ...refusals);
    const own = principal.personId === actor.personId;
    const mandate: ActingMandate = {
      id: newId(), version: 1, state: own ? 'inForce' : 'proposed', congressId, identityId: principal.identityId, principalPersonId: principal.personId, principalName: principal.name, principalRole: principal.role,
      organisationId: principal.organisationId, organisationName: principal.organisationName, holderIdentityId: holder.identityId, holderPersonId: holder.personId, holderName: holder.name, holderRole: holder.role,
      fromDate: body.fromDate, untilDate: body.untilDate, reason: body.reason.trim(), files: [...body.files], givenBy: own ? 'self' : 'organisation', recordedByName: actor.name, recordedByPersonId: actor.personId,
      confirmedByName: null, endedOn: null, endReason: null,
    };
    await saveMandate(tx, mandate, deps.clock.now());
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, {
      congressId, actor, kind: 'actingMandate', id: mandate.id, version: 1, action: own ? 'give' : 'propose', event: own ? 'MandateGiven' : 'MandateProposed', body, fromState: null, toState: mandate.state,
    });
    await tellBoth(tx, mandate, newsOf(mandate, own ? 'MandateGiven' : 'MandateProposed'), deps.clock.now());
    return { ok: true, mandate };
  });
  return recorded(deps, actor, '', 'give', result);
}

/** One act on a mandate by its table. An end takes the holder's log-ins in that place with it. */
export async function performMandateAction(deps: MandateDependencies, request: { readonly actor: Actor; readonly id: string; readonly action: string; readonly body: unknown; readonly expectedVersion: number }): Promise<MandateResult> {
  const { actor, id, action, body } = request;
  const result = await inSite(deps.db, actor.congressId, async (tx): Promise<MandateResult> => {
    const found = await findMandate(tx, actor, id, true);
    if (found === undefined) return no(404, 'notFound');
    if (request.expectedVersion !== found.version) return no(412, 'stale', refusal('stale', '这份授权刚刚被别人改动过，请看过最新内容后再操作'));
    return decideAndSave(tx, deps, actor, found, action, body);
  });
  return recorded(deps, actor, id, action, result);
}

/** By date, in the name of the clock; a mandate that somebody has ended before is left as it is. */
export async function endMandateByDate(deps: MandateDependencies, congressId: string, id: string): Promise<void> {
  await inSite(deps.db, congressId, async (tx) => {
    const found = await takeMandate(tx, congressId, id);
    if (found !== undefined && found.untilDate < todayOf(deps)) await decideAndSave(tx, deps, systemActor(congressId), found, 'expire', {});
  });
}

/** A unit that was merged has nobody left: whatever mandates stood over its capacities, or were held by its people, end with them. */
export async function lapseMandatesOf(deps: MandateDependencies, congressId: string, organisationId: string): Promise<void> {
  await inSite(deps.db, congressId, async (tx) => {
    for (const id of await orphanedMandates(tx, congressId, organisationId)) {
      const found = await takeMandate(tx, congressId, id);
      if (found !== undefined) await decideAndSave(tx, deps, systemActor(congressId), found, 'lapse', {});
    }
  });
}

async function decideAndSave(tx: Tx, deps: MandateDependencies, actor: AnyActor, found: ActingMandate, action: string, body: unknown): Promise<MandateResult> {
  const today = todayOf(deps);
  const decision = actingMandateWorkflow.decide(action, found.state, { record: found, actor, today }, body);
  if (!decision.ok) return { ok: false, status: statusOf[decision.why], code: decision.why === 'guards' ? 'refused' : decision.why, refusals: decision.refusals };
  const mandate = evolveMandate(found, decision.event, decision.to, body, { name: actor.name, today });
  const { congressId } = mandate;
  const recordAct = createActRecorder(deps.clock, deps.auditMacKey);
  await enterCongress(tx, congressId);
  await saveMandate(tx, mandate, deps.clock.now());
  await recordAct(tx, { congressId, actor, kind: 'actingMandate', id: mandate.id, version: mandate.version, action, event: decision.event, body, fromState: found.state, toState: mandate.state });
  if (mandate.state === 'ended') await recordEnds(tx, { recordAct }, { congressId, actor, action: 'end', event: 'LoginSessionEnded' }, await endSessionsOfMandate(tx, mandate.id, systemClock.now()));
  await tellBoth(tx, mandate, newsOf(mandate, decision.event), deps.clock.now());
  return { ok: true, mandate };
}

function newsOf(m: ActingMandate, event: string): string {
  const what = `${actingName(m.holderName, m.principalName)}（${m.organisationName}${roleLabels[m.principalRole]}）`;
  switch (event) {
    case 'MandateGiven': return `${m.recordedByName}授权${what}办理，${spanText(m.fromDate, m.untilDate)}有效：${m.reason}`;
    case 'MandateProposed': return `${m.recordedByName}登记了${what}的授权，${spanText(m.fromDate, m.untilDate)}，待安全管理员确认`;
    case 'MandateConfirmed': return `安全管理员确认了${what}的授权，${spanText(m.fromDate, m.untilDate)}有效`;
    case 'MandateRefused': return `安全管理员没有确认${what}的授权：${m.endReason ?? ''}`;
    default: return `${what}的授权已终止：${m.endReason ?? ''}`;
  }
}
