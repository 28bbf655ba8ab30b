/** The tables of what stands beside the cases (before a session, writing, a township's matters), in one list for endpoints, process pages, audit, verification and tests. */
import type { Workflow } from '../kernel/workflow.ts';
import { draftTalkHandlers, draftTalkWorkflow } from './draft-talk.ts';
import { guideTopicHandlers, guideTopicWorkflow } from './guide-topic.ts';
import { handlingReportHandlers, handlingReportWorkflow } from '../handling-report/handling-report.ts';
import { compilationReceiptHandlers, compilationReceiptWorkflow } from '../text-quality/compilation-receipt.ts';
import { excellentSelectionHandlers, excellentSelectionWorkflow } from '../text-quality/excellent-selection.ts';
import { writingRubricHandlers, writingRubricWorkflow } from '../text-quality/rubric.ts';
import { writingScoreHandlers, writingScoreWorkflow } from '../text-quality/writing-score.ts';
import { countyReferralHandlers } from '../county-referral/evolve.ts';
import { countyReferralWorkflow } from '../county-referral/workflow.ts';
import { livelihoodHandlers } from '../livelihood-matter/evolve.ts';
import { livelihoodWorkflow } from '../livelihood-matter/workflow.ts';
import { intentionHandlers, intentionWorkflow } from './intention.ts';
import type { MatterContext, MatterNotice, MatterRow } from './matter.ts';
import { topicGuideHandlers, topicGuideWorkflow } from './topic-guide.ts';

export type QualityKind = 'writingRubric' | 'writingScore' | 'excellentSelection' | 'compilationReceipt';
export type MatterKind = 'topicGuide' | 'guideTopic' | 'draftTalk' | 'draftIntention' | 'handlingReport' | 'livelihoodMatter' | 'countyReferral' | QualityKind;
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
  handlingReport: define(handlingReportWorkflow, handlingReportHandlers, 'ReportBegun', '开始起草'),
  livelihoodMatter: define(livelihoodWorkflow, livelihoodHandlers, 'MatterRaised', '反映'),
  countyReferral: define(countyReferralWorkflow, countyReferralHandlers, 'ReferralAsked', '转请'),
  writingRubric: define(writingRubricWorkflow, writingRubricHandlers, 'RubricSet', '制定'),
  writingScore: define(writingScoreWorkflow, writingScoreHandlers, 'ScoreGiven', '评价'),
  excellentSelection: define(excellentSelectionWorkflow, excellentSelectionHandlers, 'SelectionBegun', '开始评选'),
  compilationReceipt: define(compilationReceiptWorkflow, compilationReceiptHandlers, 'CompilationReceived', '签收'),
};
export const isQualityKind = (kind: MatterKind): kind is QualityKind => ['writingRubric', 'writingScore', 'excellentSelection', 'compilationReceipt'].includes(kind);
export const matterKinds = Object.keys(matterDefinitions) as readonly MatterKind[];

/** Relations that only these tables name, for the process pages. */
export const matterRoleLabels: Readonly<Record<string, string>> = { topicProposer: '报送人', talkDeputy: '草稿的代表', talkLiaison: '所邀单位联络员', announcer: '拟提的代表', announcersPresidium: '该代表的乡镇人大主席团', sameOffice: '原评价机关', receiver: '签收的代表', ownPresidium: '乡镇人大主席团', handler: '承办单位、站所', forVillage: '乡镇人大主席团（交村办理的）', raiser: '反映的代表', forResidents: '乡镇人大主席团（没有代表反映的）', askedDeputy: '所请的县人大代表', askingPresidium: '转请的乡镇人大主席团' };
