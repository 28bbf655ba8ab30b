import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { togetherLabels, type IntentionRow, type TogetherWay } from './intention-rows.ts';
import { holds, isPerson, toOrganisation, toPerson, toRole, type MatterContext, type MatterHandler, type MatterNotice } from './matter.ts';
import type { TalkFacts } from './draft-talk.ts';

/** The draft behind it, and the announcement that a body names. */
export interface IntentionFacts extends TalkFacts { readonly other: (id: string) => { readonly id: string; readonly state: string; readonly year: number; readonly title: string; readonly name: string; readonly personId: string } | undefined }
export type IntentionContext = MatterContext<IntentionRow, IntentionFacts>;

export interface IntentionBodies {
  change: { readonly title: string; readonly gist: string };
  showText: Record<string, never>;
  hideText: Record<string, never>;
  suggestTogether: { readonly withId: string; readonly way: TogetherWay; readonly note?: string };
  joinOther: Record<string, never>;
  stayAlone: { readonly reason?: string };
  withdraw: Record<string, never>;
}

const proposed = ({ record }: IntentionContext) => (record.withId === null ? refusal('nothingProposed', '没有待您答复的联名、合并建议') : null);
const otherThere = ({ record, facts }: IntentionContext) => (record.withId !== null && facts.other(record.withId)?.state !== 'announced' ? refusal('otherGone', '对方已经撤回或者并入别的建议，请按“各提各的”答复') : null);

/** Announcing obliges to nothing: a deputy may raise what was not announced, and leave what was (代表法 36). */
export const intentionWorkflow = defineWorkflow<IntentionContext>()({
  kind: 'draftIntention',
  label: '会前拟提',
  initial: 'announced',
  rows: [
    ['change',          ['announced'], 'unchanged', ['announcer'],                           [],                         'IntentionChanged'],
    ['showText',        ['announced'], 'unchanged', ['announcer'],                           ['textHidden', 'hasAsks'],  'IntentionTextShown'],
    ['hideText',        ['announced'], 'unchanged', ['announcer'],                           ['textShown'],              'IntentionTextHidden'],
    ['suggestTogether', ['announced'], 'unchanged', ['deputyAffairs', 'announcersPresidium'], [],                         'TogetherSuggested'],
    ['joinOther',       ['announced'], 'joined',    ['announcer'],                           ['proposed', 'otherThere'], 'JoinedOther'],
    ['stayAlone',       ['announced'], 'unchanged', ['announcer'],                           ['proposed'],               'StayedAlone'],
    ['withdraw',        ['announced'], 'withdrawn', ['announcer'],                           [],                         'IntentionWithdrawn'],
  ],
  roles: {
    announcer: ({ actor, record }) => isPerson(actor) && actor.role === 'deputy' && actor.personId === record.personId,
    deputyAffairs: holds('deputyAffairs'),
    announcersPresidium: ({ actor, record }) => isPerson(actor) && actor.role === 'townshipPresidium' && record.townshipId !== null && actor.townshipId === record.townshipId,
  },
  guards: {
    proposed, otherThere,
    textHidden: ({ record }) => (record.sharedText === null ? null : refusal('textShown', '草稿已经提供')),
    textShown: ({ record }) => (record.sharedText === null ? refusal('textHidden', '草稿没有提供') : null),
    hasAsks: ({ facts }) => (facts.draft === null || facts.draft.text.asks.length === 0 ? refusal('draftEmpty', '草稿还没有写具体建议，请先写上') : null),
  },
  routes: {},
  states: { announced: '拟提', joined: '并入或者联名', withdrawn: '不提了' },
  actions: { change: '修改', showText: '把草稿给代表工委和主席团看', hideText: '不再给看', suggestTogether: '建议联名或者合并', joinOther: '同意', stayAlone: '各提各的', withdraw: '撤回' },
  events: { IntentionChanged: '修改拟提事项', IntentionTextShown: '提供了草稿', IntentionTextHidden: '收回了草稿', TogetherSuggested: '建议联名或者合并', JoinedOther: '同意联名或者合并', StayedAlone: '决定各自提出', IntentionWithdrawn: '撤回拟提事项' },
  bodyRules: {
    suggestTogether: ({ record, facts }: IntentionContext, body: IntentionBodies['suggestTogether']) => {
      const other = facts.other(body.withId);
      if (other === undefined || other.state !== 'announced' || other.year !== record.year) return [refusal('unknownIntention', '没有这项拟提事项，或者已经撤回，请从同一年的拟提事项中选择', '/withId')];
      return other.id === record.id || other.personId === record.personId ? [refusal('ownIntention', '请选择另一位代表的拟提事项', '/withId')] : [];
    },
  },
  // Announcing asks nothing of anybody; an office's proposal waits for the deputy's word.
  turns: {
    announced: [
      { by: 'announcer', action: 'joinOther' },
      { by: 'announcer', action: 'stayAlone', if: (context) => otherThere(context) !== null },
    ],
  },
});

const toDeputy = (personId: string, text: string) => toPerson('deputy', personId, 'draftIntention', text);
function toProposer(intention: IntentionRow, text: string): MatterNotice[] {
  if (intention.proposedByRole === 'deputyAffairs') return [toRole('deputyAffairs', 'draftIntention', text)];
  return intention.proposedByRole === 'townshipPresidium' && intention.townshipId !== null ? [toOrganisation('townshipPresidium', intention.townshipId, 'draftIntention', text)] : [];
}

function forget(intention: IntentionRow): void {
  Object.assign(intention, { withId: null, withTitle: null, withName: null, way: null, proposedByRole: null, proposedNote: null } satisfies Partial<IntentionRow>);
}

export const intentionHandlers: { readonly [E in keyof typeof eventBodies]: MatterHandler<IntentionRow, (typeof eventBodies)[E], IntentionFacts> } = {
  IntentionChanged: (intention, body) => { intention.title = body.title.trim(); intention.gist = body.gist.trim(); return []; },
  IntentionTextShown: (intention, _body, { facts }) => { intention.sharedText = facts.draft?.text ?? null; return []; },
  IntentionTextHidden: (intention) => { intention.sharedText = null; return []; },
  TogetherSuggested: (intention, body, { actor, facts }) => {
    const other = facts.other(body.withId);
    if (other === undefined) return [];
    Object.assign(intention, { withId: other.id, withTitle: other.title, withName: other.name, way: body.way, proposedByRole: actor.role === 'townshipPresidium' ? 'townshipPresidium' : 'deputyAffairs', proposedNote: body.note?.trim() ?? null } satisfies Partial<IntentionRow>);
    return [
      toDeputy(intention.personId, `您拟提的“${intention.title}”与${other.name}代表的“${other.title}”相近，建议${togetherLabels[body.way]}，请答复`),
      toDeputy(other.personId, `${intention.name}代表拟提的“${intention.title}”与您的“${other.title}”相近，已建议对方与您${togetherLabels[body.way]}`),
    ];
  },
  JoinedOther: (intention, _body, { facts }) => {
    const other = intention.withId === null ? undefined : facts.other(intention.withId);
    intention.sharedText = null;
    const how = intention.way === 'sign' ? '愿意联名，请在草稿的“附件和联名”里邀请' : '同意并入您的一件，请与对方商量怎样写进去';
    return [...(other === undefined ? [] : [toDeputy(other.personId, `${intention.name}代表对“${other.title}”${how}`)]), ...toProposer(intention, `${intention.name}代表同意与${intention.withName ?? ''}代表${togetherLabels[intention.way ?? 'merge']}`)];
  },
  StayedAlone: (intention, body) => {
    const notices = toProposer(intention, `${intention.name}代表的“${intention.title}”决定各自提出${(body.reason ?? '').trim() === '' ? '' : `：${(body.reason ?? '').trim()}`}`);
    forget(intention);
    return notices;
  },
  IntentionWithdrawn: (intention) => { intention.sharedText = null; return []; },
};
declare const eventBodies: {
  IntentionChanged: IntentionBodies['change']; IntentionTextShown: IntentionBodies['showText']; IntentionTextHidden: IntentionBodies['hideText']; TogetherSuggested: IntentionBodies['suggestTogether'];
  JoinedOther: IntentionBodies['joinOther']; StayedAlone: IntentionBodies['stayAlone']; IntentionWithdrawn: IntentionBodies['withdraw'];
};
