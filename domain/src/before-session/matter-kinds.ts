/** The tables of what is prepared before a session, in one list for endpoints, process pages, audit, verification and tests. */
import type { Workflow } from '../kernel/workflow.ts';
import { draftTalkHandlers, draftTalkWorkflow } from './draft-talk.ts';
import { guideTopicHandlers, guideTopicWorkflow } from './guide-topic.ts';
import { intentionHandlers, intentionWorkflow } from './intention.ts';
import type { MatterContext, MatterNotice, MatterRow } from './matter.ts';
import { topicGuideHandlers, topicGuideWorkflow } from './topic-guide.ts';

export type MatterKind = 'topicGuide' | 'guideTopic' | 'draftTalk' | 'draftIntention';
export type AnyMatterHandler = (record: MatterRow, body: unknown, context: MatterContext & { readonly now: string }) => readonly MatterNotice[];
export interface MatterDefinition {
  readonly workflow: Workflow<MatterContext>;
  readonly handlers: Readonly<Record<string, AnyMatterHandler>>;
  /** What the first entry of a record says was done. */
  readonly birth: { readonly event: string; readonly label: string };
}

/** The tables are typed by their own records; here they are looked up by kind, and the kind guarantees the record. */
const define = (workflow: unknown, handlers: unknown, event: string, label: string): MatterDefinition => ({ workflow: workflow as MatterDefinition['workflow'], handlers: handlers as MatterDefinition['handlers'], birth: { event, label } });

export const matterDefinitions: Readonly<Record<MatterKind, MatterDefinition>> = {
  topicGuide: define(topicGuideWorkflow, topicGuideHandlers, 'GuideBegun', '建立'),
  guideTopic: define(guideTopicWorkflow, guideTopicHandlers, 'TopicProposed', '报送'),
  draftTalk: define(draftTalkWorkflow, draftTalkHandlers, 'TalkOpened', '提出'),
  draftIntention: define(intentionWorkflow, intentionHandlers, 'IntentionAnnounced', '登记'),
};
export const matterKinds = Object.keys(matterDefinitions) as readonly MatterKind[];

/** Relations that only these tables name, for the process pages. */
export const matterRoleLabels: Readonly<Record<string, string>> = { topicProposer: '报送人', talkDeputy: '草稿的代表', talkLiaison: '所邀单位联络员', announcer: '拟提的代表', announcersPresidium: '该代表的乡镇人大主席团' };
