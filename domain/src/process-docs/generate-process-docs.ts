/** The process pages (docs/process) and the committed list of states and actions: made from the tables, never written. */
import { actingMandateWorkflow } from '../acting-mandate/workflow.ts';
import { matterDefinitions, matterKinds } from '../before-session/matter-kinds.ts';
import { caseKindDefinitions, caseKinds, townshipSuggestion } from '../case-file/kinds.ts';
import { assignmentMeetingWorkflow } from '../assignment-meeting/workflow.ts';
import { evaluationRoundWorkflow } from '../evaluation-round/workflow.ts';
import { secretMatterWorkflow } from '../secret-matter/workflow.ts';
import { termChangeWorkflow } from '../term-change/workflow.ts';
import { twinMatterWorkflow } from '../twin-matter/workflow.ts';
import { conditionTexts, demandTexts } from './conditions.ts';
import { pageOfKind, type DocumentedTable } from './page-of-kind.ts';

export interface GeneratedFile { readonly path: string; readonly text: string }

/** The cases' tables are kept without their spec's type; each is a table all the same. */
export const documentedTables: readonly DocumentedTable[] = [
  ...caseKinds.map((kind) => caseKindDefinitions[kind].workflow as unknown as DocumentedTable),
  townshipSuggestion.workflow as unknown as DocumentedTable,
  evaluationRoundWorkflow as unknown as DocumentedTable,
  termChangeWorkflow as unknown as DocumentedTable,
  secretMatterWorkflow as unknown as DocumentedTable,
  actingMandateWorkflow as unknown as DocumentedTable,
  assignmentMeetingWorkflow as unknown as DocumentedTable,
  ...matterKinds.map((kind) => matterDefinitions[kind].workflow as unknown as DocumentedTable),
  twinMatterWorkflow as unknown as DocumentedTable,
];

export const fileNameOf = (kind: string): string => kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function statesAndActions(): Readonly<Record<string, { readonly states: readonly string[]; readonly actions: readonly string[] }>> {
  return Object.fromEntries(documentedTables.map(({ kind, states, actions }) => [kind, { states: Object.keys(states), actions: Object.keys(actions) }]));
}

function indexPage(): string {
  return [
    '# 办理流程', '', '由流程表生成，请勿手改。每一类记录一张表：谁、在什么状态下、具备什么条件、可以做什么，做了以后到什么状态。', '',
    '乡镇人大的建议另有一张表；任务、面商、答复、测评、承诺等各表县乡通用，其中“代表工委”的事在乡镇由主席团办，没有政府办环节。', '',
    '| 记录 | 状态数 | 操作数 |', '| --- | --- | --- |',
    ...documentedTables.map(({ kind, label, states, actions }) => `| [${label}](${fileNameOf(kind)}.md) | ${Object.keys(states).length} | ${Object.keys(actions).length} |`), '',
  ].join('\n');
}

/** Paths are from the checkout's top. Pure: the same tables give the same bytes. */
export function generateProcessDocs(): GeneratedFile[] {
  return [
    { path: 'docs/process/README.md', text: indexPage() },
    ...documentedTables.map((table) => ({ path: `docs/process/${fileNameOf(table.kind)}.md`, text: pageOfKind(table, conditionTexts, demandTexts) })),
    { path: 'docs/process/states-and-actions.json', text: `${JSON.stringify(statesAndActions(), null, 2)}\n` },
  ];
}
