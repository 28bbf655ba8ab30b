import { administratorRoles, type RoleId } from '@luoshi/domain/identity/roles.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { Type, type TObject } from 'typebox';
import { kinds } from './kinds.ts';
import { openTownshipBody } from './open-township-body.ts';
import type { AdministrationKind } from './permissions.ts';
import { successionBody } from './succession-body.ts';

export interface AdministrationRecord {
  readonly id: string;
  readonly kind: AdministrationKind;
  readonly congressId: string;
  readonly version: number;
  readonly state: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What an action's guard must know beyond the record; read in the same transaction. */
export interface Facts {
  /** Capacities of this person in force or proposed. */
  readonly identities: number;
  /** People who hold this administrator's office, the record's own holder included. */
  readonly holders: number;
  /** A security administrator's account has been activated. */
  readonly securityInOffice: boolean;
  /** Tasks in which the unit still has something to do. */
  readonly openTasks?: number;
  /** Somebody acts for the presidium of this township's congress. */
  readonly isOpen?: boolean;
}

export interface ActionDefinition {
  readonly action: string;
  readonly label: string;
  readonly event: string;
  readonly from: readonly string[];
  readonly body: TObject;
  /** Reasons why not (yet). Pure. */
  readonly guard?: (record: AdministrationRecord, actor: Actor, facts: Facts) => Refusal[];
}

const date = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const nothing = Type.Object({});
const reason = Type.String({ minLength: 2, maxLength: 300, pattern: '\\S', title: '理由' });
const because = Type.Object({ reason });

export function createBody(kind: AdministrationKind): TObject {
  return Type.Object(Object.fromEntries(Object.entries(kinds[kind].fields).map(([name, field]) => {
    const schema = { ...field.schema, title: field.title };
    return [name, field.required === true ? schema : Type.Optional(schema)];
  })));
}

function updateBody(kind: AdministrationKind): TObject {
  const changing = Object.entries(kinds[kind].fields).filter(([, field]) => field.changes !== false);
  return Type.Object(Object.fromEntries(changing.map(([name, field]) => [name, Type.Optional({ ...field.schema, title: field.title })])), { minProperties: 1 });
}

const update = (kind: AdministrationKind): ActionDefinition =>
  ({ action: 'update', label: '修改', event: 'RecordUpdated', from: ['active'], body: updateBody(kind) });
const end = (body: TObject, guard?: ActionDefinition['guard']): ActionDefinition =>
  ({ action: 'end', label: '终止', event: 'RecordEnded', from: ['active'], body, ...(guard === undefined ? {} : { guard }) });
const endOn = Type.Object({ endedOn: { ...date, title: '终止日期' } });

export function isAdministratorRole(role: unknown): role is RoleId {
  return (administratorRoles as readonly unknown[]).includes(role);
}

/** Nobody does anything to the own capacity or the own account: that is the other administrator's work. */
function notOneself(record: AdministrationRecord, actor: Actor): Refusal[] {
  return record.fields['personId'] === actor.personId ? [refusal('ownRecord', '不能办理本人的身份或账号，须由另一位管理员办理。')] : [];
}

/** Who may end which: ordinary capacities the system administrator, an administrator's the other one; the last holder stays. */
function endIdentity(record: AdministrationRecord, actor: Actor, facts: Facts): Refusal[] {
  const role = record.fields['role'];
  const refusals = notOneself(record, actor);
  if (role === 'deputy') refusals.push(refusal('followsMandate', '代表身份随代表资格终止，请在代表资格中办理。'));
  if (actor.role === 'securityAdministrator' && role !== 'systemAdministrator') refusals.push(refusal('notYourOffice', '安全管理员只能终止系统管理员的身份。'));
  if (actor.role === 'systemAdministrator' && role === 'systemAdministrator') refusals.push(refusal('notYourOffice', '系统管理员的身份须由安全管理员终止。'));
  if (isAdministratorRole(role) && record.state === 'active' && facts.holders < 2) refusals.push(refusal('lastAdministrator', '这是该岗位唯一的管理员，请先设定接任者。'));
  return refusals;
}

const accountActions: readonly ActionDefinition[] = [
  { action: 'issueActivationSlip', label: '发激活密码单', event: 'ActivationSlipIssued', from: ['notActivated'], body: nothing, guard: notOneself },
  { action: 'issueResetSlip', label: '发重置密码单', event: 'ResetSlipIssued', from: ['active'], body: because, guard: notOneself },
  { action: 'lock', label: '锁定', event: 'AccountLocked', from: ['active'], body: because, guard: notOneself },
  { action: 'unlock', label: '解锁', event: 'AccountUnlocked', from: ['locked', 'active'], body: nothing, guard: notOneself },
  { action: 'suspend', label: '停用', event: 'AccountSuspended', from: ['notActivated', 'active', 'locked'], body: because, guard: notOneself },
  { action: 'restore', label: '恢复', event: 'AccountRestored', from: ['suspended'], body: because, guard: notOneself },
  { action: 'revokeSessions', label: '强制退出登录', event: 'LoginSessionsRevoked', from: ['active', 'locked'], body: nothing, guard: notOneself },
];

const renameBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', title: '新名称' }), shortName: Type.Optional(Type.String({ maxLength: 30, title: '新简称' })),
  renamedOn: { ...date, title: '更名日期' }, reason: { ...reason, title: '更名原因' }, basis: Type.Optional(Type.String({ maxLength: 200, title: '依据（文件名称、文号）' })),
});

const mandateEnd = Type.Union((['termEnded', 'resigned', 'recalled', 'movedAway', 'absentTwice', 'lostNationality', 'deprivedOfPoliticalRights', 'died', 'incapacitated'] as const)
  .map((value) => Type.Literal(value)));

export const actions: Readonly<Record<AdministrationKind, readonly ActionDefinition[]>> = {
  congress: [
    update('congress'),
    {
      action: 'open', label: '开通乡镇人大', event: 'TownshipOpened', from: ['active'], body: openTownshipBody,
      guard: (record, _actor, facts) => (record.fields['level'] !== 'township' ? [refusal('notTownship', '只有乡镇人大需要开通。')]
        : facts.isOpen === true ? [refusal('alreadyOpen', '本乡镇人大已经开通，增加届次、会议、单位和人员请在各项中登记。')] : []),
    },
    end(endOn, (record) => (record.fields['parentId'] === null ? [refusal('rootCongress', '本系统的上级人大不能终止。')] : [])),
  ],
  term: [update('term'), end(endOn)],
  session: [update('session'), end(endOn)],
  organisation: [update('organisation'), {
    action: 'rename', label: '更名', event: 'OrganisationRenamed', from: ['active'], body: renameBody,
    // A delegation and a station bear the name of their place; only what is an office is renamed.
    guard: (record) => (record.fields['organisationKind'] === 'delegation' ? [refusal('notRenamed', '代表团随选区和乡镇命名，名称写错的请用“修改”。')] : []),
  }, {
    action: 'succeed', label: '撤并', event: 'OrganisationSucceeded', from: ['active'], body: successionBody,
    guard: (record) => (record.fields['organisationKind'] === 'handlingUnit' ? [] : [refusal('notUnit', '只有承办单位办理撤并，其他机构用“终止”。')]),
  }, end(Type.Object({ endedOn: { ...date, title: '终止日期' }, endReason: Type.String({ minLength: 1, maxLength: 300, title: '原因' }),
    successorId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, title: '接续单位' })) }),
  // Nobody would answer for what it has open: a merger says who does.
  (_record, _actor, { openTasks = 0 }) => (openTasks === 0 ? [] : [refusal('hasOpenTasks', `这个单位还有 ${openTasks} 件建议没有办完，请用“撤并”，逐件写明由谁承接。`)]))],
  section: [update('section'), end(endOn)],
  constituency: [update('constituency'), end(endOn)],
  person: [update('person'), end(endOn, (_record, _actor, facts) => (facts.identities > 0 ? [refusal('hasIdentities', `此人还有 ${facts.identities} 个身份，请先终止。`)] : []))],
  deputy: [update('deputy'), end(Type.Object({ untilDate: { ...date, title: '终止日期' }, endReason: { ...mandateEnd, title: '终止原因' } }))],
  identity: [
    { ...update('identity'), guard: (record, actor) => [...notOneself(record, actor),
      ...(record.fields['role'] === 'deputy' ? [refusal('followsMandate', '代表身份随代表资格变动，请在代表资格中办理。')] : [])] },
    { action: 'confirm', label: '确认', event: 'AdministratorConfirmed', from: ['proposed'], body: nothing, guard: notOneself },
    { ...end(Type.Object({ untilDate: { ...date, title: '终止日期' } }), endIdentity), from: ['active', 'proposed'] },
    {
      action: 'issueFoundingSlip', label: '为首任安全管理员发激活密码单', event: 'FoundingSlipIssued', from: ['active'],
      body: Type.Object({ username: Type.String({ minLength: 2, maxLength: 40, title: '登录名' }) }),
      guard: (record, actor, facts) => [...notOneself(record, actor),
        ...(record.fields['role'] !== 'securityAdministrator' || facts.securityInOffice ? [refusal('notFounding', '安全管理员已经到任，密码单由安全管理员发放。')] : [])],
    },
  ],
  account: accountActions,
};
