import { holds, toPerson, toRole, type MatterContext, type MatterHandler } from '../before-session/matter.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { Candidate, CompiledText, ExcellentSelectionRow } from './quality-rows.ts';

/** One reader's taste is no ground for an honour: at least two levels must have looked at the writing. */
export const FEWEST_LEVELS = 2;

/** Suggestions that a body names or the record holds, as they stand today; and the deputies who have not confirmed the compilation. */
export interface SelectionFacts {
  readonly candidate: (id: string) => Candidate | undefined;
  readonly compiled: (id: string) => CompiledText | undefined;
  readonly waitingFor: readonly { readonly personId: string; readonly name: string }[];
}
export type SelectionContext = MatterContext<ExcellentSelectionRow, SelectionFacts>;
export interface SelectionBodies {
  nominate: { readonly entries: readonly { readonly suggestionId: string; readonly reason: string }[] };
  propose: Record<string, never>;
  takeBack: { readonly reason: string };
  recordDecision: { readonly meeting: string; readonly decidedOn: IsoDate; readonly suggestionIds: readonly string[] };
  reopen: { readonly reason: string };
  publish: { readonly preface?: string };
  remind: Record<string, never>;
}

function nominationRule({ record, facts }: SelectionContext, { entries }: SelectionBodies['nominate']): Refusal[] {
  return entries.flatMap(({ suggestionId, reason }, index) => {
    const field = `/entries/${index}/suggestionId`;
    const found = facts.candidate(suggestionId);
    if (found === undefined || found.year !== record.year) return [refusal('notOfYear', `请从${record.year}年登记的建议中选择`, field)];
    if (entries.findIndex((one) => one.suggestionId === suggestionId) !== index) return [refusal('entryTwice', `“${found.title}”选了两次，请去掉一次`, field)];
    if (found.sheets < FEWEST_LEVELS) return [refusal('tooFewSheets', `“${found.title}”只有${found.sheets}级评价，至少要有${FEWEST_LEVELS}级评价才能推荐，请先请其他审核机关补评`, field)];
    return reason.trim() === '' ? [refusal('noReason', `请写明推荐“${found.title}”的理由`, `/entries/${index}/reason`)] : [];
  });
}

function decisionRule({ record, today }: SelectionContext, body: SelectionBodies['recordDecision']): Refusal[] {
  const stranger = body.suggestionIds.some((id) => !record.entries.some((entry) => entry.suggestionId === id));
  return [
    ...(body.suggestionIds.length === 0 ? [refusal('noneDecided', '请勾选主任会议同意的建议；一件也没有同意的，请撤回推荐名单', '/suggestionIds')] : []),
    ...(stranger ? [refusal('notProposed', '名单里有没有推荐过的建议，请只从推荐名单中勾选', '/suggestionIds')] : []),
    ...(body.decidedOn > today ? [refusal('decidedInFuture', '决定日期不能晚于今天，请按会议日期填写', '/decidedOn')] : []),
    ...(record.proposedOn !== null && body.decidedOn < record.proposedOn ? [refusal('decidedBeforeProposal', `决定日期不能早于提出名单的日期（${record.proposedOn}）`, '/decidedOn')] : []),
  ];
}

function stillStanding({ record, facts }: SelectionContext): Refusal | null {
  const gone = record.entries.filter((entry) => record.decidedIds.includes(entry.suggestionId) && facts.compiled(entry.suggestionId) === undefined).map((entry) => entry.title);
  return gone.length === 0 ? null : refusal('gone', `“${gone.join('”“')}”决定以后已经撤回或者拆分，请先用“更正决定”调整名单`);
}

export const excellentSelectionWorkflow = defineWorkflow<SelectionContext>()({
  kind: 'excellentSelection',
  label: '优秀建议评选',
  initial: 'preparing',
  rows: [
    ['nominate',       ['preparing'], 'unchanged', ['deputyAffairs'], [],             'EntriesNominated'],
    ['propose',        ['preparing'], 'proposed',  ['deputyAffairs'], ['hasEntries'], 'SelectionProposed'],
    ['takeBack',       ['proposed'],  'preparing', ['deputyAffairs'], [],             'ProposalTakenBack'],
    ['recordDecision', ['proposed'],  'decided',   ['deputyAffairs'], [],             'DecisionRecorded'],
    ['reopen',         ['decided'],   'proposed',  ['deputyAffairs'], [],             'DecisionReopened'],
    ['publish',        ['decided'],   'published', ['deputyAffairs'], ['stillStanding'], 'SelectionPublished'],
    ['remind',         ['published'], 'unchanged', ['deputyAffairs'], ['someWaiting'], 'ReceiptsReminded'],
  ],
  roles: { deputyAffairs: holds('deputyAffairs') },
  guards: {
    hasEntries: ({ record }) => (record.entries.length > 0 ? null : refusal('noEntries', '推荐名单还是空的，请先从候选建议中选择')),
    stillStanding,
    someWaiting: ({ facts }) => (facts.waitingFor.length > 0 ? null : refusal('allReceived', '全体代表都已经签收')),
  },
  routes: {},
  states: { preparing: '正在推荐', proposed: '已提请主任会议', decided: '主任会议已决定', published: '已公布' },
  actions: { nominate: '确定推荐名单', propose: '提请主任会议', takeBack: '撤回名单', recordDecision: '登记主任会议决定', reopen: '更正决定', publish: '公布并发放选编', remind: '提醒没有签收的代表' },
  events: { EntriesNominated: '确定了推荐名单', SelectionProposed: '提请主任会议决定', ProposalTakenBack: '撤回推荐名单', DecisionRecorded: '登记主任会议决定', DecisionReopened: '更正主任会议决定的登记', SelectionPublished: '公布优秀建议并发放选编', ReceiptsReminded: '提醒代表签收选编' },
  bodyRules: { nominate: nominationRule, recordDecision: decisionRule },
  turns: {
    preparing: [
      { by: 'deputyAffairs', action: 'nominate', if: ({ record }) => record.entries.length === 0 },
      { by: 'deputyAffairs', action: 'propose' },
    ],
    proposed: [{ by: 'deputyAffairs', action: 'recordDecision' }],
    decided: [
      { by: 'deputyAffairs', action: 'publish' },
      { by: 'deputyAffairs', action: 'reopen', if: (context) => stillStanding(context) !== null },
    ],
  },
});

export const excellentSelectionHandlers: { readonly [E in keyof typeof eventBodies]: MatterHandler<ExcellentSelectionRow, (typeof eventBodies)[E], SelectionFacts> } = {
  EntriesNominated: (selection, body, { facts }) => {
    selection.entries = body.entries.flatMap(({ suggestionId, reason }) => { const found = facts.candidate(suggestionId); return found === undefined ? [] : [{ ...found, reason: reason.trim() }]; });
    return [];
  },
  SelectionProposed: (selection, _body, { today }) => { selection.proposedOn = today; return []; },
  ProposalTakenBack: (selection) => { selection.proposedOn = null; return []; },
  DecisionRecorded: (selection, body) => {
    selection.meeting = body.meeting.trim();
    selection.decidedOn = body.decidedOn;
    selection.decidedIds = [...new Set(body.suggestionIds)];
    return [toRole('committeeOffice', 'excellentSelection', `${body.meeting.trim()}决定了${selection.year}年优秀建议${selection.decidedIds.length}件`)];
  },
  DecisionReopened: (selection) => { Object.assign(selection, { meeting: null, decidedOn: null, decidedIds: [] } satisfies Partial<ExcellentSelectionRow>); return []; },
  SelectionPublished: (selection, body, { facts, today }) => {
    const chosen = selection.entries.filter((entry) => selection.decidedIds.includes(entry.suggestionId));
    selection.preface = body.preface?.trim() ?? '';
    selection.compiled = chosen.flatMap((entry) => { const found = facts.compiled(entry.suggestionId); return found === undefined ? [] : [{ ...found, reason: entry.reason }]; });
    selection.publishedOn = today;
    return [
      toRole('deputy', 'excellentSelection', `《${selection.title}》已经发放，请阅读并签收`), toRole('townshipPresidium', 'excellentSelection', `《${selection.title}》已经发放给代表`),
      ...chosen.map((entry) => toPerson('deputy', entry.leadPersonId, 'excellentSelection', `您领衔的“${entry.title}”评为${selection.year}年优秀建议`)),
    ];
  },
  ReceiptsReminded: (selection, _body, { facts }) => facts.waitingFor.map(({ personId }) => toPerson('deputy', personId, 'excellentSelection', `请阅读并签收《${selection.title}》`)),
};
declare const eventBodies: {
  EntriesNominated: SelectionBodies['nominate']; SelectionProposed: SelectionBodies['propose']; ProposalTakenBack: SelectionBodies['takeBack']; DecisionRecorded: SelectionBodies['recordDecision'];
  DecisionReopened: SelectionBodies['reopen']; SelectionPublished: SelectionBodies['publish']; ReceiptsReminded: SelectionBodies['remind'];
};
