import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { GuideTopicRow } from './guide-rows.ts';
import { holds, isPerson, toOrganisation, toPerson, type MatterContext, type MatterHandler, type MatterNotice } from './matter.ts';

/** The guide of the topic's year, and the names of the units that a body may name. */
export interface TopicFacts {
  readonly guide: { readonly state: string; readonly title: string; readonly sections: readonly string[] } | null;
  readonly unitName: (id: string) => string | undefined;
}
export type TopicContext = MatterContext<GuideTopicRow, TopicFacts>;

export interface TopicBodies {
  edit: { readonly title: string; readonly background: string; readonly data?: string; readonly unitIds?: readonly string[]; readonly alreadyKnown?: string; readonly section?: string };
  adopt: { readonly section: string };
  setAside: { readonly reason: string };
  restore: Record<string, never>;
  withdraw: Record<string, never>;
}

const sectionKnown = ({ facts }: TopicContext, section: string | undefined) => (section === undefined || facts.guide === null || facts.guide.sections.includes(section)
  ? [] : [refusal('unknownSection', `选题参考里没有“${section}”这个栏目，请从这些栏目中选择：${facts.guide.sections.join('、')}`, '/section')]);

export const guideTopicWorkflow = defineWorkflow<TopicContext>()({
  kind: 'guideTopic',
  label: '选题',
  initial: 'collected',
  rows: [
    ['edit',     ['collected', 'adopted'], 'unchanged', ['deputyAffairs'], [],                             'TopicEdited'],
    ['adopt',    ['collected'],            'adopted',   ['deputyAffairs'], ['guideOpen', 'hasBackground'], 'TopicAdopted'],
    ['setAside', ['collected', 'adopted'], 'setAside',  ['deputyAffairs'], [],                             'TopicSetAside'],
    ['restore',  ['setAside'],             'collected', ['deputyAffairs'], [],                             'TopicRestored'],
    ['withdraw', ['collected'],            'withdrawn', ['topicProposer'], [],                             'TopicWithdrawn'],
  ],
  roles: {
    deputyAffairs: holds('deputyAffairs'),
    topicProposer: ({ actor, record }) => isPerson(actor) && actor.personId === record.proposedByPersonId && actor.role === record.proposedByRole,
  },
  guards: {
    guideOpen: ({ facts, record }) => (facts.guide === null ? refusal('noGuide', `${record.year}年的选题参考还没有建立，请先建立`)
      : facts.guide.state === 'ended' ? refusal('guideEnded', `${record.year}年的选题参考已经停用，不能再采用选题`) : null),
    hasBackground: ({ record }) => (record.background.trim() === '' ? refusal('noBackground', '还没有写背景。请先编辑选题，写明背景，代表才知道从哪里调研') : null),
  },
  routes: {},
  states: { collected: '已征集，待研究', adopted: '已采用', setAside: '未采用', withdrawn: '报送人已撤回' },
  actions: { edit: '编辑', adopt: '采用', setAside: '不采用', restore: '重新研究', withdraw: '撤回' },
  events: { TopicEdited: '编辑了选题', TopicAdopted: '采用选题', TopicSetAside: '不采用选题', TopicRestored: '重新研究选题', TopicWithdrawn: '撤回选题' },
  bodyRules: {
    edit: (context: TopicContext, body: TopicBodies['edit']) => [
      ...sectionKnown(context, body.section),
      ...(body.unitIds ?? []).flatMap((id, index) => (context.facts.unitName(id) === undefined ? [refusal('unknownUnit', '没有这个承办单位，请从单位名录中选择', `/unitIds/${index}`)] : [])),
    ],
    adopt: (context: TopicContext, body: TopicBodies['adopt']) => sectionKnown(context, body.section),
  },
  // What was handed in waits to be looked into, whether or not it could be adopted today.
  turns: {
    collected: [
      { by: 'deputyAffairs', action: 'adopt' },
      { by: 'deputyAffairs', action: 'edit', if: ({ record, facts }) => record.background.trim() === '' || facts.guide === null || facts.guide.state === 'ended' },
    ],
  },
});

/** A person is told as a person; what came from a unit or a presidium concerns whoever holds the office there. */
function toProposer(topic: GuideTopicRow, text: string): MatterNotice[] {
  if (topic.proposedByRole === 'deputyAffairs') return [];
  const { proposedByRole: role, proposedByPersonId, proposedByOrganisationId } = topic;
  return [role === 'deputy' ? toPerson(role, proposedByPersonId, 'guideTopic', text) : toOrganisation(role, proposedByOrganisationId, 'guideTopic', text)];
}

export const guideTopicHandlers: { readonly [E in keyof typeof eventBodies]: MatterHandler<GuideTopicRow, (typeof eventBodies)[E], TopicFacts> } = {
  TopicEdited: (topic, body, { facts }) => {
    topic.title = body.title.trim();
    topic.background = body.background.trim();
    topic.data = body.data?.trim() ?? '';
    topic.alreadyKnown = body.alreadyKnown?.trim() ?? '';
    topic.unitIds = [...new Set(body.unitIds ?? [])];
    topic.unitNames = topic.unitIds.map((id) => facts.unitName(id) ?? id);
    if (topic.state === 'adopted' && body.section !== undefined) topic.section = body.section;
    return [];
  },
  TopicAdopted: (topic, body, { facts }) => {
    topic.section = body.section;
    topic.setAsideReason = null;
    return toProposer(topic, `您报送的选题“${topic.sourceTitle}”已列入《${facts.guide?.title ?? ''}》“${body.section}”栏目`);
  },
  TopicSetAside: (topic, body) => {
    topic.setAsideReason = body.reason.trim();
    topic.section = null;
    return toProposer(topic, `您报送的选题“${topic.sourceTitle}”这次没有采用：${topic.setAsideReason}`);
  },
  TopicRestored: (topic) => { topic.setAsideReason = null; return []; },
  TopicWithdrawn: () => [],
};
declare const eventBodies: { TopicEdited: TopicBodies['edit']; TopicAdopted: TopicBodies['adopt']; TopicSetAside: TopicBodies['setAside']; TopicRestored: TopicBodies['restore']; TopicWithdrawn: TopicBodies['withdraw'] };
