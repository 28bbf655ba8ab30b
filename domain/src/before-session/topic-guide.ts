import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { TopicGuideRow } from './guide-rows.ts';
import { holds, toRole, type MatterContext, type MatterHandler } from './matter.ts';

/** How many adopted topics stand in each section. */
export interface GuideFacts { readonly adopted: Readonly<Record<string, number>> }
export type GuideContext = MatterContext<TopicGuideRow, GuideFacts>;

export interface GuideBodies {
  save: { readonly title: string; readonly preface?: string; readonly sections: readonly string[] };
  publish: Record<string, never>;
  end: { readonly reason: string };
}

const cleaned = (sections: readonly string[]) => sections.map((one) => one.trim()).filter((one) => one !== '');

/** The guide is advice: what deputies raise is theirs to choose (代表法 36), and nothing hangs on a topic of the list. */
export const topicGuideWorkflow = defineWorkflow<GuideContext>()({
  kind: 'topicGuide',
  label: '选题参考',
  initial: 'preparing',
  rows: [
    ['save',    ['preparing', 'published'], 'unchanged', ['deputyAffairs'], [],            'GuideSaved'],
    ['publish', ['preparing'],              'published', ['deputyAffairs'], ['hasTopics'], 'GuidePublished'],
    ['end',     ['published'],              'ended',     ['deputyAffairs'], [],            'GuideEnded'],
  ],
  roles: { deputyAffairs: holds('deputyAffairs') },
  guards: {
    hasTopics: ({ facts }) => (Object.values(facts.adopted).some((n) => n > 0) ? null : refusal('noTopics', '还没有采用的选题，请先在征集的选题中采用几个')),
  },
  routes: {},
  states: { preparing: '正在编辑', published: '已发布', ended: '已停用' },
  actions: { save: '修改参考', publish: '发布给代表', end: '停用' },
  events: { GuideSaved: '修改了选题参考', GuidePublished: '发布选题参考', GuideEnded: '停用选题参考' },
  bodyRules: {
    save: ({ facts }: GuideContext, body: GuideBodies['save']) => {
      const sections = cleaned(body.sections);
      const lost = Object.entries(facts.adopted).filter(([section, n]) => n > 0 && !sections.includes(section)).map(([section]) => section);
      return [
        ...(sections.length === 0 ? [refusal('noSections', '至少要有一个栏目，请填写栏目名称', '/sections')] : []),
        ...(new Set(sections).size < sections.length ? [refusal('sectionTwice', '栏目名称不能重复，请改名或者去掉', '/sections')] : []),
        ...(lost.length > 0 ? [refusal('sectionInUse', `栏目“${lost.join('”“')}”里还有选题，请先把选题改到别的栏目，再去掉栏目`, '/sections')] : []),
      ];
    },
  },
  turns: { preparing: [{ by: 'deputyAffairs', action: 'publish' }] },
});

export const topicGuideHandlers: { readonly GuideSaved: MatterHandler<TopicGuideRow, GuideBodies['save']>; readonly GuidePublished: MatterHandler<TopicGuideRow>; readonly GuideEnded: MatterHandler<TopicGuideRow> } = {
  GuideSaved: (guide, body) => {
    guide.title = body.title.trim();
    guide.preface = body.preface?.trim() ?? '';
    guide.sections = cleaned(body.sections);
    return [];
  },
  GuidePublished: (guide, _body, { today }) => {
    guide.publishedOn = today;
    return [toRole('deputy', 'topicGuide', `《${guide.title}》已经发布，可以选题调研、撰写建议；选题供参考，提什么由您决定`)];
  },
  GuideEnded: (guide, _body, { today }) => { guide.endedOn = today; return []; },
};
