import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { conductingRole, isConducting, isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { twinMatterWorkflow } from '@luoshi/domain/twin-matter/workflow.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { createActRecorder } from '../audit/public.ts';
import { findVisible, newId, type CaseDependencies } from '../cases/public.ts';
import { findTwin, ownCaseOf, type TwinRow } from './read/twins.ts';

export type TwinDependencies = Pick<CaseDependencies, 'clock' | 'auditMacKey'>;

const refused = (code: string, text: string, field?: string) => problem(422, code, '条件还不具备', { detail: text, refusals: [{ code, text }], errors: field === undefined ? [] : [{ field, text }] });

/** Proposes that a case of one's own and one of the other level, named by its number, are about the same matter. */
export async function proposeTwin(tx: Tx, deps: TwinDependencies, actor: Actor, suggestionId: string, body: { readonly congressId?: string; readonly numberLabel: string; readonly reason: string }): Promise<TwinRow> {
  if (!isConducting(actor)) throw problem(403, 'notYourRole', '县乡联动由县人大代表工委或者乡镇人大主席团提出');
  const { file } = await findVisible(tx, actor, 'suggestion', suggestionId);
  if (file.suggestion.registeredOn === null) throw refused('notRegistered', '本件还没有登记编号，编号以后才能与另一级的建议联动');
  const inTownship = isOfTownshipCongress(actor);
  const [other] = await rowsOf(tx, inTownship ? sql<{ id: string }>`select id from congress where level = 'county'` : sql<{ id: string }>`select id from congress where level = 'township' and state = 'active' and id = ${body.congressId ?? ''}`);
  if (other === undefined) throw refused('unknownCongress', '请选择与哪个乡镇联动', 'congressId');
  const [found] = await rowsOf(tx, sql<{ id: string | null }>`select luoshi_case_by_number(${other.id}, ${body.numberLabel.trim()}) as id`);
  const otherId = found?.id ?? null;
  if (otherId === null) throw refused('unknownNumber', '对方没有这个编号的建议，请照对方的编号全称填写', 'numberLabel');
  const [county, township] = inTownship ? [{ id: other.id, suggestion: otherId }, { id: actor.congressId, suggestion: suggestionId }] : [{ id: actor.congressId, suggestion: suggestionId }, { id: other.id, suggestion: otherId }];
  const [twice] = await rowsOf(tx, sql<{ id: string }>`select id from twin_matter where county_suggestion_id = ${county.suggestion} and township_suggestion_id = ${township.suggestion} and state in ('proposed', 'linked')`);
  if (twice !== undefined) throw refused('alreadyTwins', '这两件已经联动，或者已经提出', 'numberLabel');
  const id = newId();
  const now = deps.clock.now().toISOString();
  await sql`insert into twin_matter (id, version, state, county_congress_id, county_suggestion_id, township_congress_id, township_suggestion_id, proposed_by, reason, proposed_at, updated_at)
    values (${id}, 1, ${twinMatterWorkflow.initial}, ${county.id}, ${county.suggestion}, ${township.id}, ${township.suggestion}, ${actor.congressId}, ${body.reason}, ${now}, ${now})`.execute(tx);
  await record(tx, deps, actor, { id, version: 1, action: 'propose', event: 'TwinProposed', body, fromState: null, toState: twinMatterWorkflow.initial });
  await tell(tx, actor, other.id, otherId, id, `${actor.organisationName}提出与${file.suggestion.numberLabel ?? ''}县乡联动：${body.reason}`, now);
  const twin = await findTwin(tx, actor, id);
  if (twin === undefined) throw new Error('a twin matter was not kept');
  return twin;
}

/** Agrees, refuses or undoes, by the table; the other side is told. */
export async function actOnTwin(tx: Tx, deps: TwinDependencies, actor: Actor, id: string, action: string, version: number, reason: string): Promise<TwinRow> {
  const twin = await findTwin(tx, actor, id);
  if (twin === undefined) throw problem(404, 'notFound', '没有这项联动，或者您无权查看');
  await findVisible(tx, actor, 'suggestion', ownCaseOf(actor, twin));
  if (twin.version !== version) throw problem(412, 'stale', '内容已被别人改动', { detail: '这项联动刚刚被别人改动过，请看过最新内容后再操作' });
  const decision = twinMatterWorkflow.decide(action, twin.state, { record: twin, actor }, {});
  if (!decision.ok) throw problem(decision.why === 'notYourRole' ? 403 : decision.why === 'wrongState' ? 409 : 422, decision.why, decision.refusals[0]?.text ?? '现在不能办理', { refusals: decision.refusals });
  const now = deps.clock.now().toISOString();
  await sql`update twin_matter set state = ${decision.to}, answer = ${reason}, version = version + 1, updated_at = ${now} where id = ${id}`.execute(tx);
  await record(tx, deps, actor, { id, version: version + 1, action, event: decision.event, body: { reason }, fromState: twin.state, toState: decision.to });
  const [otherCongress, otherCase] = actor.congressId === twin.countyCongressId ? [twin.townshipCongressId, twin.townshipSuggestionId] : [twin.countyCongressId, twin.countySuggestionId];
  await tell(tx, actor, otherCongress, otherCase, id, `${actor.organisationName}${(twinMatterWorkflow.events as Record<string, string>)[decision.event] ?? ''}：${reason}`, now);
  if (decision.to === 'linked' || twin.state === 'linked') await tellDeputies(tx, actor, twin, decision.to === 'linked', now);
  const after = await findTwin(tx, actor, id);
  if (after === undefined) throw new Error('a twin matter is gone');
  return after;
}

const record = (tx: Tx, deps: TwinDependencies, actor: Actor, act: { id: string; version: number; action: string; event: string; body: unknown; fromState: string | null; toState: string }) =>
  createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId: actor.congressId, actor, kind: 'twinMatter', ...act });

/** Whoever speaks for either case hears that the other level's progress can be seen beside it, and when that is over. */
async function tellDeputies(tx: Tx, actor: Actor, twin: TwinRow, isLinked: boolean, now: string): Promise<void> {
  for (const [congressId, suggestionId, otherId] of [[twin.countyCongressId, twin.countySuggestionId, twin.townshipCongressId], [twin.townshipCongressId, twin.townshipSuggestionId, twin.countyCongressId]] as const) {
    await sql`select set_config('luoshi.congress_id', ${congressId}, true)`.execute(tx);
    await sql`insert into notice (congress_id, id, suggestion_id, record_kind, record_id, role, person_id, topic, text, at)
      select s.congress_id, ${`twin-${twin.id}-${newId()}`}, s.id, 'suggestion', s.id, 'deputy', s.contact_person_id, 'twin',
        '您的建议' || coalesce(s.number_label, '') || '《' || s.title || '》' || ${isLinked ? '与' : '不再与'} || (select c.name from congress c where c.id = ${otherId})
          || ${isLinked ? '的一件建议县乡联动，打开建议可以看对方的进度、承诺和已核验的佐证；办理和期限各按各的' : '的建议联动，两件各办各的'}, ${now}::timestamptz
      from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionId} and s.contact_person_id is not null`.execute(tx);
    await sql`select pg_notify('luoshi_notice', ${congressId})`.execute(tx);
  }
  await sql`select set_config('luoshi.congress_id', ${actor.congressId}, true)`.execute(tx);
}

/** A notice in the other congress, at its own case; nothing else is written there. */
async function tell(tx: Tx, actor: Actor, congressId: string, suggestionId: string, twinId: string, text: string, now: string): Promise<void> {
  const toTownship = !isOfTownshipCongress(actor);
  const place = { congressId, townshipId: toTownship ? congressId : null };
  await sql`select set_config('luoshi.congress_id', ${congressId}, true)`.execute(tx);
  await sql`insert into notice (congress_id, id, suggestion_id, record_kind, record_id, role, organisation_id, topic, text, at)
    values (${congressId}, ${`twin-${twinId}-${newId()}`}, ${suggestionId}, 'suggestion', ${suggestionId}, ${conductingRole(place)}, ${toTownship ? congressId : null}, 'twin', ${text}, ${now})`.execute(tx);
  await sql`select pg_notify('luoshi_notice', ${congressId})`.execute(tx);
  await sql`select set_config('luoshi.congress_id', ${actor.congressId}, true)`.execute(tx);
}
