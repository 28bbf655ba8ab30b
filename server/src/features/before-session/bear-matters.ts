import { draftOpen, noticesOfTalk, talkedAboutStates } from '@luoshi/domain/before-session/draft-talk.ts';
import type { DraftTalkRow } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import type { IntentionRow } from '@luoshi/domain/before-session/intention-rows.ts';
import type { GuideTopicRow, TopicGuideRow, TopicSource } from '@luoshi/domain/before-session/guide-rows.ts';
import { placeOfActor } from '@luoshi/domain/before-session/visibility.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import { rowsOf } from '../../platform/db/database.ts';
import { visibleTo } from '../cases/public.ts';
import { readDrafts } from './facts.ts';
import { bearMatter, refused, type MatterDependencies, type MatterResult } from './perform-matter.ts';

export interface NewGuide { readonly year: number; readonly title: string; readonly preface?: string; readonly sections: readonly string[] }

export function beginGuide(deps: MatterDependencies, actor: Actor, body: NewGuide): Promise<MatterResult> {
  return bearMatter(deps, actor, 'topicGuide', body, async (tx, base) => {
    if (actor.role !== 'deputyAffairs') return refused(403, 'notYourRole', refusal('notYourRole', '选题参考由代表工委编发'));
    const [known] = await rowsOf(tx, sql<{ title: string }>`select title from topic_guide where congress_id = ${actor.congressId} and year = ${body.year}`);
    if (known !== undefined) return refused(422, 'refused', refusal('yearTaken', `${body.year}年已经有《${known.title}》，请直接修改那一份`, '/year'));
    const sections = [...new Set(body.sections.map((one) => one.trim()).filter((one) => one !== ''))];
    if (sections.length === 0) return refused(422, 'refused', refusal('noSections', '至少要有一个栏目，请填写栏目名称', '/sections'));
    const record: TopicGuideRow = { ...base, year: body.year, title: body.title.trim(), preface: body.preface?.trim() ?? '', sections, publishedOn: null, endedOn: null };
    return { record, notices: [] };
  });
}

export interface NewTopic { readonly year: number; readonly title: string; readonly text: string; readonly fromResidents?: boolean; readonly sourceName?: string }

/** Whose topic it is by the capacity in which it is handed in; only what residents said is told apart by the form. */
function sourceOf(actor: Actor, fromResidents: boolean): TopicSource | null {
  if (actor.role === 'stationKeeper') return 'resident';
  const own: TopicSource | null = actor.role === 'deputy' ? 'deputy' : isUnitRole(actor.role) ? 'unit' : actor.role === 'townshipPresidium' ? 'township' : actor.role === 'deputyAffairs' ? 'commission' : null;
  return own !== null && own !== 'unit' && fromResidents ? 'resident' : own;
}

export function proposeTopic(deps: MatterDependencies, actor: Actor, body: NewTopic): Promise<MatterResult> {
  return bearMatter(deps, actor, 'guideTopic', body, async (tx, base) => {
    const source = sourceOf(actor, body.fromResidents === true);
    if (source === null) return refused(403, 'notYourRole', refusal('notYourRole', '选题由代表、承办单位、乡镇人大主席团、代表联络站和代表工委报送'));
    const [ended] = await rowsOf(tx, sql<{ title: string }>`select title from topic_guide where congress_id = ${actor.congressId} and year = ${body.year} and state = 'ended'`);
    if (ended !== undefined) return refused(422, 'refused', refusal('guideEnded', `《${ended.title}》已经停用，不再征集选题，请改报下一年度`, '/year'));
    const title = body.title.trim();
    const record: GuideTopicRow = {
      ...base, year: body.year, source, sourceName: (body.sourceName ?? '').trim() === '' ? (source === 'deputy' ? `${actor.name}代表` : actor.organisationName) : (body.sourceName ?? '').trim(), sourceTitle: title, sourceText: body.text.trim(),
      proposedByPersonId: actor.personId, proposedByName: actor.name, proposedByRole: actor.role, proposedByOrganisationId: placeOfActor(actor), title, section: null, background: '', data: '', unitIds: [], unitNames: [], alreadyKnown: '', setAsideReason: null,
    };
    const toEditors = { role: 'deputyAffairs' as const, organisationId: null, sectionId: null, personId: null, topic: 'guideTopic', text: `${record.sourceName}报送了${body.year}年的选题“${title}”` };
    return { record, notices: actor.role === 'deputyAffairs' ? [] : [toEditors] };
  });
}

export interface NewTalk { readonly suggestionId: string; readonly unitId: string; readonly question: string }

/** A deputy opens the draft to one unit; an office may only propose it, and only about what it can already see. */
export function openTalk(deps: MatterDependencies, actor: Actor, body: NewTalk): Promise<MatterResult> {
  return bearMatter(deps, actor, 'draftTalk', body, async (tx, base) => {
    const { role, congressId } = actor;
    if (role !== 'deputy' && role !== 'deputyAffairs' && role !== 'townshipPresidium') return refused(403, 'notYourRole', refusal('notYourRole', '会前沟通由代表提出，或者由代表工委、乡镇人大主席团建议'));
    const draft = (await readDrafts(tx, congressId, [body.suggestionId])).get(body.suggestionId);
    const visible = await rowsOf(tx, sql`select 1 from suggestion s where s.congress_id = ${congressId} and s.id = ${body.suggestionId} and ${visibleTo(actor)}`);
    // A deputy sees many suggestions, but only a draft of one's own is one's to share.
    if (draft === undefined || visible.length === 0 || (role === 'deputy' && draft.leadPersonId !== actor.personId)) return refused(404, 'notFound');
    const closed = draftOpen({ facts: { draft } });
    if (closed !== null) return refused(422, 'refused', closed);
    const [unit] = await rowsOf(tx, sql<{ name: string }>`select name from organisation where congress_id = ${congressId} and kind = 'handlingUnit' and id = ${body.unitId}`);
    if (unit === undefined) return refused(422, 'refused', refusal('unknownUnit', '没有这个承办单位，请从单位名录中选择', '/unitId'));
    const open = await rowsOf(tx, sql`select 1 from draft_talk where congress_id = ${congressId} and suggestion_id = ${body.suggestionId} and unit_id = ${body.unitId} and state in ('proposed', 'invited', 'answered')`);
    if (open.length > 0) return refused(422, 'refused', refusal('talkOpen', `与${unit.name}的沟通还没有结束，请在那一次里继续`, '/unitId'));
    const record: DraftTalkRow = {
      ...base, state: role === 'deputy' ? 'invited' : 'proposed', suggestionId: body.suggestionId, leadPersonId: draft.leadPersonId, leadName: draft.leadName, leadTownshipId: draft.leadTownshipId, unitId: body.unitId, unitName: unit.name,
      requestedByRole: role, requestedByName: role === 'deputy' ? actor.name : actor.organisationName, question: body.question.trim(), sharedText: role === 'deputy' ? draft.text : null, sharedAt: role === 'deputy' ? base.createdAt : null,
      answer: null, facts: null, answeredByName: null, answeredOn: null, heldOn: null, way: null, result: null, resultNote: null, endedOn: null,
    };
    return { record, notices: noticesOfTalk(record) };
  });
}

export interface NewIntention { readonly year: number; readonly suggestionId: string; readonly title: string; readonly gist: string }

/** A deputy tells what the own draft is about; the draft itself stays closed. */
export function announceIntention(deps: MatterDependencies, actor: Actor, body: NewIntention): Promise<MatterResult> {
  return bearMatter(deps, actor, 'draftIntention', body, async (tx, base) => {
    if (actor.role !== 'deputy') return refused(403, 'notYourRole', refusal('notYourRole', '拟提事项由代表本人登记'));
    const draft = (await readDrafts(tx, actor.congressId, [body.suggestionId])).get(body.suggestionId);
    if (draft === undefined || draft.leadPersonId !== actor.personId) return refused(404, 'notFound');
    if (!talkedAboutStates.includes(draft.state)) return refused(422, 'refused', refusal('draftClosed', '这件建议已经提交或者作废，不用再登记'));
    const open = await rowsOf(tx, sql`select 1 from draft_intention where congress_id = ${actor.congressId} and suggestion_id = ${body.suggestionId} and state = 'announced'`);
    if (open.length > 0) return refused(422, 'refused', refusal('announced', '这份草稿已经登记过，请修改原来的登记', '/suggestionId'));
    const record: IntentionRow = {
      ...base, year: body.year, suggestionId: body.suggestionId, personId: actor.personId, name: actor.name, delegationName: draft.leadDelegationName, townshipId: draft.leadTownshipId, title: body.title.trim(), gist: body.gist.trim(),
      topicId: draft.topicId, sharedText: null, withId: null, withTitle: null, withName: null, way: null, proposedByRole: null, proposedNote: null,
    };
    return { record, notices: [] };
  });
}
