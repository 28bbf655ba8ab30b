import { mandatableRole, mayRecordFor, MOST_DAYS } from '@luoshi/domain/acting-mandate/who-may-act.ts';
import { actingMandateWorkflow, type ActingMandate } from '@luoshi/domain/acting-mandate/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { Type, type TObject } from 'typebox';
import type { Colleague, Scan } from './read/mandates.ts';

const id = (title: string) => Type.String({ title, minLength: 1, maxLength: 64 });
const day = (title: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' });
const reason = (title: string) => Type.Object({ reason: Type.String({ title, minLength: 2, maxLength: 300, pattern: '\\S', 'x-widget': 'longText' }) });

export const newMandateBody = Type.Object({
  identityId: id('授权的身份'), holderIdentityId: id('代办人'), fromDate: day('自'), untilDate: day('至（含当天）'),
  reason: Type.String({ title: '原因', maxLength: 300 }), files: Type.Array(id('书面授权扫描件'), { maxItems: 10 }),
});
export const mandateBodies: Readonly<Record<string, TObject>> = { confirm: Type.Object({}), refuse: reason('不予确认的理由'), revoke: reason('撤销的原因'), giveBack: reason('交回的原因') };

export const hrefOfMandate = (mandateId: string): string => `/api/v1/acting-mandates/${encodeURIComponent(mandateId)}`;

export function presentMandate(actor: Actor, record: ActingMandate, scans: readonly Scan[], today: IsoDate) {
  const { principalRole, holderRole, files: _files, ...rest } = record;
  const isUpcoming = record.state === 'inForce' && record.fromDate > today;
  const isOver = record.state === 'inForce' && record.untilDate < today;
  return {
    ...rest, kind: 'actingMandate' as const, principalRoleLabel: roleLabels[principalRole], holderRoleLabel: roleLabels[holderRole],
    stateLabel: isUpcoming ? '未到开始日期' : isOver ? '已到期' : actingMandateWorkflow.states[record.state] ?? record.state,
    // Said where it is given and where it is used: what it does not reach.
    withoutSignature: principalRole === 'unitHead' && holderRole !== 'unitDeputyHead',
    isMine: record.principalPersonId === actor.personId, isHeldByMe: record.holderPersonId === actor.personId,
    scans: scans.map((scan) => ({ id: scan.id, name: scan.name, size: scan.size, href: `${hrefOfMandate(record.id)}/files/${encodeURIComponent(scan.id)}` })),
    actions: actingMandateWorkflow.actionsFor(record.state, { record, actor, today }).filter(({ action }) => action in mandateBodies).map(({ action, label, refusals }) => ({
      action, label, method: 'POST' as const, href: `${hrefOfMandate(record.id)}/actions/${action}`, schema: mandateBodies[action], refusals: refusals.map(({ code, text }) => ({ code, text })),
    })),
  };
}

/** Whom one may give or record a mandate for, and to whom; nobody where no mandate can be given at all. */
export function presentColleagues(actor: Actor, colleagues: readonly Colleague[], today: IsoDate) {
  const one = (each: Colleague) => ({ identityId: each.identityId, personId: each.personId, name: each.name, roleLabel: `${roleLabels[each.role]}${each.sectionName === null ? '' : ` ${each.sectionName}`}`, isMine: each.personId === actor.personId });
  const may = actor.actingFor === undefined && mandatableRole(actor.role) === null;
  return {
    principals: may ? colleagues.filter((each) => mandatableRole(each.role) === null && (each.personId === actor.personId || mayRecordFor(actor, each))).map(one) : [],
    holders: may ? colleagues.filter((each) => mandatableRole(each.role) === null).map(one) : [],
    refusal: actor.actingFor !== undefined ? '您正在代他人办理，代办人不能把授权再转给别人；请切换到本人身份后再办' : (mandatableRole(actor.role)?.text ?? null),
    today, mostDays: MOST_DAYS,
  };
}
