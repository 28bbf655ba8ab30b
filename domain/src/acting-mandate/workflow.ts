import type { AnyActor } from '../identity/actor.ts';
import type { RoleId } from '../identity/roles.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { mayRecordFor } from './who-may-act.ts';

/** 代办授权: who acts for whom, in which identity, from when until when, by whose word. */
export interface ActingMandate {
  readonly id: string; version: number; state: string;
  readonly congressId: string;
  /** The capacity that is acted in, and whose it is. */
  readonly identityId: string; readonly principalPersonId: string; readonly principalName: string; readonly principalRole: RoleId;
  readonly organisationId: string; readonly organisationName: string;
  /** Who acts, and the capacity of their own by which they were chosen. */
  readonly holderIdentityId: string; readonly holderPersonId: string; readonly holderName: string; readonly holderRole: RoleId;
  readonly fromDate: IsoDate; readonly untilDate: IsoDate; readonly reason: string;
  /** The scan of the written authorisation; nothing where the absent person gave it by the own log-in. */
  readonly files: readonly string[];
  /** Given by the person or, because they cannot, recorded by the unit. */
  readonly givenBy: 'self' | 'organisation';
  readonly recordedByName: string; readonly recordedByPersonId: string;
  confirmedByName: string | null;
  endedOn: IsoDate | null; endReason: string | null;
}

export interface MandateContext { readonly record: ActingMandate; readonly actor: AnyActor; readonly today: IsoDate }
export interface MandateBodies { confirm: Record<string, never>; refuse: { readonly reason: string }; revoke: { readonly reason: string }; giveBack: { readonly reason: string }; expire: Record<string, never>; lapse: Record<string, never> }

/** How the process pages name who stands how to a mandate. */
export const mandateRoleLabels: Readonly<Record<string, string>> = { securityAdministrator: '安全管理员', principal: '授权人', holder: '代办人', organisation: '本单位主要负责人（主要负责人授权的，为分管领导、联络员）' };

/** Whoever acts for another decides nothing about mandates: a mandate is not passed on and not prolonged by who holds it. */
const oneself = (actor: AnyActor): string | null => ('personId' in actor && actor.actingFor === undefined ? actor.personId : null);
const asOfficial = ({ record, actor }: MandateContext): boolean => 'personId' in actor && actor.actingFor === undefined
  && mayRecordFor(actor, { role: record.principalRole, organisationId: record.organisationId, congressId: record.congressId }) && actor.personId !== record.holderPersonId;

const notOver = ({ record, today }: MandateContext): Refusal | null => (record.untilDate >= today ? null : refusal('over', '授权期限已过，不能再确认；仍需代办的，请重新登记'));
const notOwn = ({ record, actor }: MandateContext): Refusal | null =>
  ('personId' in actor && [record.holderPersonId, record.principalPersonId, record.recordedByPersonId].includes(actor.personId) ? refusal('ownMandate', '不能确认与本人有关的授权，须由另一位安全管理员确认') : null);

export const actingMandateWorkflow = defineWorkflow<MandateContext>()({
  kind: 'actingMandate',
  label: '代办授权',
  initial: 'inForce',
  bornIn: ['proposed'],
  rows: [
    ['confirm',  ['proposed'],            'inForce', ['securityAdministrator'],                                 ['notOwn', 'notOver'], 'MandateConfirmed'],
    ['refuse',   ['proposed'],            'refused', ['securityAdministrator'],                                 [],                    'MandateRefused'],
    ['revoke',   ['proposed', 'inForce'], 'ended',   ['principal', 'organisation', 'securityAdministrator'],    [],                    'MandateRevoked'],
    ['giveBack', ['inForce'],             'ended',   ['holder'],                                                [],                    'MandateGivenBack'],
    ['expire',   ['proposed', 'inForce'], 'ended',   ['system'],                                                [],                    'MandateExpired'],
    // One of the two capacities is no more, as when the unit was merged into another.
    ['lapse',    ['proposed', 'inForce'], 'ended',   ['system'],                                                [],                    'MandateLapsed'],
  ],
  roles: {
    securityAdministrator: ({ actor }) => actor.role === 'securityAdministrator',
    principal: ({ actor, record }) => oneself(actor) === record.principalPersonId,
    holder: ({ actor, record }) => 'personId' in actor && actor.personId === record.holderPersonId,
    organisation: asOfficial,
    system: ({ actor }) => actor.role === 'system',
  },
  guards: { notOwn, notOver },
  routes: {},
  states: { proposed: '待安全管理员确认', inForce: '有效', refused: '未获确认', ended: '已终止' },
  actions: { confirm: '确认授权', refuse: '不予确认', revoke: '撤销授权', giveBack: '交回授权', expire: '到期终止', lapse: '随身份终止' },
  events: { MandateConfirmed: '安全管理员确认代办授权', MandateRefused: '安全管理员不予确认代办授权', MandateRevoked: '撤销代办授权', MandateGivenBack: '代办人交回授权', MandateExpired: '代办授权到期终止', MandateLapsed: '身份终止，代办授权随之终止' },
  turns: { proposed: [{ by: 'securityAdministrator', action: 'confirm' }] },
});

/** What an accepted act makes of the mandate. */
export function evolveMandate(before: ActingMandate, event: string, state: string, body: unknown, by: { readonly name: string; readonly today: IsoDate }): ActingMandate {
  const mandate = { ...before, state, version: before.version + 1 };
  switch (event) {
    case 'MandateConfirmed': return { ...mandate, confirmedByName: by.name };
    case 'MandateRefused': case 'MandateRevoked': case 'MandateGivenBack': return { ...mandate, endedOn: by.today, endReason: (body as MandateBodies['revoke']).reason.trim() };
    case 'MandateLapsed': return { ...mandate, endedOn: by.today, endReason: '授权人或者代办人的身份已经终止' };
    case 'MandateExpired': return { ...mandate, endedOn: by.today, endReason: '期满' };
    default: return mandate;
  }
}
