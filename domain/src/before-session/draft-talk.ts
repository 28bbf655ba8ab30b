import { isUnitRole } from '../identity/roles.ts';
import { isValidIsoDate } from '../kernel/dates.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { talkAnswerLabels, talkResultLabels, type DraftTalkRow, type SharedText, type TalkAnswer, type TalkResult, type TalkWay } from './draft-talk-rows.ts';
import { isPerson, toOrganisation, toPerson, toRole, type MatterContext, type MatterHandler, type MatterNotice } from './matter.ts';

/** The draft as it is now; null where it is no longer there to talk about. */
export interface TalkFacts { readonly draft: { readonly state: string; readonly text: SharedText } | null }
export type TalkContext = MatterContext<DraftTalkRow, TalkFacts>;

export interface TalkBodies {
  share: Record<string, never>;
  refuseTalk: { readonly reason?: string };
  takeBack: Record<string, never>;
  answer: { readonly answer: TalkAnswer; readonly facts: string; readonly heldOn?: string; readonly way?: TalkWay };
  shareAgain: Record<string, never>;
  conclude: { readonly result: TalkResult; readonly note?: string };
}

/** Talks are about texts that can still be changed: afterwards units and deputies meet in handling (面商). */
export const talkedAboutStates: readonly string[] = ['draft', 'returned'];

export function draftOpen({ facts }: Pick<TalkContext, 'facts'>) {
  const { draft } = facts;
  if (draft === null || !talkedAboutStates.includes(draft.state)) return refusal('draftClosed', '这件建议已经提交或者作废，不能再就草稿沟通；提交以后由承办单位与代表面商');
  return draft.text.title.trim() === '' || (draft.text.situation.trim() === '' && draft.text.asks.length === 0) ? refusal('draftEmpty', '草稿还没有标题和内容，请先写上要办的事，单位才好回答') : null;
}

export const draftTalkWorkflow = defineWorkflow<TalkContext>()({
  kind: 'draftTalk',
  label: '会前沟通',
  initial: 'proposed',
  bornIn: ['invited'],
  rows: [
    ['share',      ['proposed'],             'invited',   ['talkDeputy'],  ['draftOpen'], 'DraftShared'],
    ['refuseTalk', ['proposed'],             'declined',  ['talkDeputy'],  [],            'TalkRefused'],
    ['takeBack',   ['invited'],              'withdrawn', ['talkDeputy'],  [],            'TalkTakenBack'],
    ['answer',     ['invited'],              'answered',  ['talkLiaison'], [],            'TalkAnswered'],
    ['shareAgain', ['answered'],             'invited',   ['talkDeputy'],  ['draftOpen'], 'DraftSharedAgain'],
    ['conclude',   ['answered'],             'concluded', ['talkDeputy'],  [],            'TalkConcluded'],
  ],
  roles: {
    talkDeputy: ({ actor, record }) => isPerson(actor) && actor.role === 'deputy' && actor.personId === record.leadPersonId,
    talkLiaison: ({ actor, record }) => isPerson(actor) && isUnitRole(actor.role) && actor.role === 'unitLiaison' && actor.organisationId === record.unitId,
  },
  guards: { draftOpen },
  routes: {},
  states: { proposed: '待代表同意', invited: '待单位回复', answered: '单位已回复', concluded: '已结束', declined: '代表不需要', withdrawn: '代表已收回' },
  actions: { share: '同意，把草稿给这个单位看', refuseTalk: '不需要沟通', takeBack: '收回，不再给单位看', answer: '回复代表', shareAgain: '把改过的草稿再给单位看', conclude: '记下结果' },
  events: { DraftShared: '同意沟通，向单位提供了草稿', TalkRefused: '不需要沟通', TalkTakenBack: '收回了草稿', TalkAnswered: '单位回复', DraftSharedAgain: '再次向单位提供草稿', TalkConcluded: '沟通结束' },
  bodyRules: {
    answer: ({ today }: TalkContext, body: TalkBodies['answer']) => [
      ...(body.heldOn !== undefined && (!isValidIsoDate(body.heldOn) || body.heldOn > today) ? [refusal('badDate', '沟通日期须为有效日期，且不晚于今天', '/heldOn')] : []),
      ...((body.heldOn === undefined) !== (body.way === undefined) ? [refusal('heldHow', '当面或者电话沟通过的，请把日期和方式都填上；没有沟通过的都不填', body.heldOn === undefined ? '/heldOn' : '/way')] : []),
    ],
    conclude: (_context: TalkContext, body: TalkBodies['conclude']) => (body.result === 'givenUp' && (body.note ?? '').trim() === ''
      ? [refusal('whyGivenUp', '不再提出的，请写一句为什么（例如：单位已经解决）', '/note')] : []),
  },
  turns: {
    proposed: [
      { by: 'talkDeputy', action: 'share' },
      { by: 'talkDeputy', action: 'refuseTalk', if: (context) => draftOpen(context) !== null },
    ],
    invited: [{ by: 'talkLiaison', action: 'answer' }],
    answered: [{ by: 'talkDeputy', action: 'conclude' }],
  },
});

const toDeputy = (talk: DraftTalkRow, text: string) => toPerson('deputy', talk.leadPersonId, 'draftTalk', text);
const toUnit = (talk: DraftTalkRow, text: string) => toOrganisation('unitLiaison', talk.unitId, 'draftTalk', text);
/** The office that arranged the talk hears how it went; one that a deputy asked for concerns nobody else. */
function toArranger(talk: DraftTalkRow, text: string): MatterNotice[] {
  if (talk.requestedByRole === 'deputyAffairs') return [toRole('deputyAffairs', 'draftTalk', text)];
  return talk.requestedByRole === 'townshipPresidium' && talk.leadTownshipId !== null ? [toOrganisation('townshipPresidium', talk.leadTownshipId, 'draftTalk', text)] : [];
}

/** The notices of a talk's beginning: the unit hears of it only when the draft has been opened to it. */
export function noticesOfTalk(talk: DraftTalkRow): MatterNotice[] {
  return talk.state === 'invited' ? [toUnit(talk, `${talk.leadName}代表想就一件建议草稿与贵单位沟通，请阅后回复`)]
    : [toDeputy(talk, `${talk.requestedByName}建议您就草稿与${talk.unitName}沟通：${talk.question}。同意以后单位才能看到草稿`)];
}

function share(talk: DraftTalkRow, { facts, now }: TalkContext & { readonly now: string }): void {
  talk.sharedText = facts.draft?.text ?? null;
  talk.sharedAt = now;
}

declare const eventBodies: { DraftShared: TalkBodies['share']; TalkRefused: TalkBodies['refuseTalk']; TalkTakenBack: TalkBodies['takeBack']; TalkAnswered: TalkBodies['answer']; DraftSharedAgain: TalkBodies['shareAgain']; TalkConcluded: TalkBodies['conclude'] };

export const draftTalkHandlers: { readonly [E in keyof typeof eventBodies]: MatterHandler<DraftTalkRow, (typeof eventBodies)[E], TalkFacts> } = {
  DraftShared: (talk, _body, context) => {
    share(talk, context);
    return [toUnit(talk, `${talk.leadName}代表想就一件建议草稿与贵单位沟通，请阅后回复`), ...toArranger(talk, `${talk.leadName}代表同意就草稿与${talk.unitName}沟通`)];
  },
  TalkRefused: (talk, body, { today }) => {
    talk.resultNote = body.reason?.trim() ?? null;
    talk.endedOn = today;
    return toArranger(talk, `${talk.leadName}代表认为不需要与${talk.unitName}沟通${talk.resultNote === null || talk.resultNote === '' ? '' : `：${talk.resultNote}`}`);
  },
  TalkTakenBack: (talk, _body, { today }) => {
    // What was opened is closed again: the words go, that there was a talk stays.
    talk.sharedText = null;
    talk.endedOn = today;
    return [toUnit(talk, `${talk.leadName}代表收回了供沟通的草稿，不必回复了`), ...toArranger(talk, `${talk.leadName}代表收回了给${talk.unitName}看的草稿`)];
  },
  TalkAnswered: (talk, body, { actor, today }) => {
    talk.answer = body.answer;
    talk.facts = body.facts.trim();
    talk.answeredByName = actor.name;
    talk.answeredOn = today;
    talk.heldOn = body.heldOn ?? null;
    talk.way = body.way ?? null;
    return [toDeputy(talk, `${talk.unitName}回复了您的草稿：${talkAnswerLabels[body.answer]}`), ...toArranger(talk, `${talk.unitName}已回复${talk.leadName}代表的草稿：${talkAnswerLabels[body.answer]}`)];
  },
  DraftSharedAgain: (talk, _body, context) => {
    share(talk, context);
    return [toUnit(talk, `${talk.leadName}代表改了草稿，请再看看`)];
  },
  TalkConcluded: (talk, body, { today }) => {
    talk.result = body.result;
    talk.resultNote = body.note?.trim() ?? null;
    talk.endedOn = today;
    const text = `${talk.leadName}代表会前沟通的结果：${talkResultLabels[body.result]}`;
    return [toUnit(talk, text), ...toArranger(talk, text)];
  },
};
