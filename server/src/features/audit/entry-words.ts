/** Every kind of record that entries and refused attempts are about, and what can be done with it, in the words of the pages. */
import { actingMandateWorkflow } from '@luoshi/domain/acting-mandate/workflow.ts';
import { twinMatterWorkflow } from '@luoshi/domain/twin-matter/workflow.ts';
import { birthEventLabels } from '@luoshi/domain/case-file/new-case.ts';
import { matterDefinitions, matterKinds } from '@luoshi/domain/before-session/matter-kinds.ts';
import { caseKinds, townshipSuggestion, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { assignmentMeetingWorkflow } from '@luoshi/domain/assignment-meeting/workflow.ts';
import { evaluationRoundWorkflow } from '@luoshi/domain/evaluation-round/workflow.ts';
import { secretMatterWorkflow } from '@luoshi/domain/secret-matter/workflow.ts';
import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import { administrationWords } from '../administration/public.ts';

export interface KindWords {
  readonly kind: string;
  readonly label: string;
  readonly actions: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
}

/** Acts of accounts and identities that are no button of administration. */
const furtherActions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  identity: { foundFirstAdministrator: '设立首任系统管理员' },
  account: { activate: '激活', resetPassword: '凭密码单重置密码', changePassword: '修改密码' },
};

const others: readonly KindWords[] = [
  { kind: 'evaluationRound', label: evaluationRoundWorkflow.label, actions: { create: '安排', ...evaluationRoundWorkflow.actions }, states: evaluationRoundWorkflow.states },
  { kind: 'secretMatter', label: secretMatterWorkflow.label, actions: { create: '登记编号', find: '发现涉密，屏蔽', replay: '按移出登记再次屏蔽', ...secretMatterWorkflow.actions }, states: secretMatterWorkflow.states },
  { kind: 'classificationMark', label: '带密级标志的内容', actions: { send: '提交', upload: '上传' }, states: {} },
  { kind: 'actingMandate', label: actingMandateWorkflow.label, actions: { give: '授权他人代办', propose: '登记代办授权', ...actingMandateWorkflow.actions }, states: actingMandateWorkflow.states },
  { kind: 'assignmentMeeting', label: assignmentMeetingWorkflow.label, actions: { create: '筹备', ...assignmentMeetingWorkflow.actions }, states: assignmentMeetingWorkflow.states },
  ...matterKinds.map((kind): KindWords => {
    const { workflow: { label, actions, states }, birth } = matterDefinitions[kind];
    return { kind, label, actions: { create: birth.label, ...actions }, states };
  }),
  { kind: 'twinMatter', label: twinMatterWorkflow.label, actions: { propose: '提出', ...twinMatterWorkflow.actions }, states: twinMatterWorkflow.states },
  { kind: 'settings', label: '设置', actions: { adopt: '启用新版' }, states: {} },
  { kind: 'wording', label: '文书用语', actions: { adopt: '启用新版' }, states: {} },
  { kind: 'calendarNotice', label: '放假安排', actions: { adopt: '启用' }, states: {} },
  { kind: 'loginSession', label: '登录记录', actions: { logIn: '登录', logOut: '退出', revoke: '让别的设备退出', end: '随账号、身份变动退出', switchIdentity: '切换身份' }, states: {} },
  { kind: 'raterAddress', label: '测评的网络地址', actions: { view: '查阅', delete: '到期删除' }, states: {} },
  { kind: 'bulkLoad', label: '成批装入', actions: { load: '装入' }, states: {} },
  { kind: 'verification', label: '审计核对', actions: { ask: '提请', finish: '完成', fail: '没有完成' }, states: {} },
];

/** The list of choices for the filters, and the one place labels come from. */
export const kindWords: readonly KindWords[] = [
  ...caseKinds.map((kind): KindWords => {
    const { label, actions, states } = workflowOf(kind);
    // What only a township's suggestions know stands beside the county's words.
    const more = kind === 'suggestion' ? townshipSuggestion.workflow : { actions: {}, states: {} };
    return { kind, label, actions: { create: '建立', ...more.actions, ...actions }, states: { ...more.states, ...states } };
  }),
  ...administrationWords.map((words): KindWords => ({ ...words, actions: { ...words.actions, ...furtherActions[words.kind] } })),
  ...others,
];

const byKind = new Map(kindWords.map((words) => [words.kind, words]));
export const kindNames: readonly string[] = kindWords.map(({ kind }) => kind);
export const kindLabel = (kind: string): string => byKind.get(kind)?.label ?? kind;
export const actionLabel = (kind: string, action: string, event?: string): string => (event === undefined ? undefined : birthEventLabels[event]) ?? byKind.get(kind)?.actions[action] ?? action;
export const stateLabel = (kind: string, state: string | null): string | null => (state === null ? null : byKind.get(kind)?.states[state] ?? state);
export const roleLabel = (role: string | null): string | null => (role === null ? null : (roleLabels as Readonly<Record<string, string>>)[role] ?? '系统');
