import { addDays, formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import type { Actor } from '../identity/actor.ts';
import { isUnitRole, type RoleId } from '../identity/roles.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { mandatableRole, mayRecordFor, MOST_DAYS, spanText } from './who-may-act.ts';

/** A capacity in which somebody could act. */
export interface Capacity { readonly identityId: string; readonly congressId: string; readonly personId: string; readonly name: string; readonly role: RoleId; readonly organisationId: string; readonly organisationName: string }
export interface NewMandate { readonly identityId: string; readonly holderIdentityId: string; readonly fromDate: IsoDate; readonly untilDate: IsoDate; readonly reason: string; readonly files: readonly string[] }
/** Another mandate over the same capacity that is proposed or in force. */
export interface Standing { readonly holderName: string; readonly fromDate: IsoDate; readonly untilDate: IsoDate }
export interface Giving { readonly actor: Actor; readonly principal: Capacity; readonly holder: Capacity; readonly standing: readonly Standing[]; readonly today: IsoDate }

/** All reasons why this mandate cannot be given. Pure; asked by the server before it is kept and by the demo's seed. */
export function giveRule({ actor, principal, holder, standing, today }: Giving, body: NewMandate): Refusal[] {
  // A mandate holder answers for nobody's choice but the absent person's: no chain.
  if (actor.actingFor !== undefined) return [refusal('noChain', '您正在代他人办理；代办人不能把授权再转给别人，请切换到本人身份后再办')];
  const own = principal.personId === actor.personId;
  const closed = mandatableRole(principal.role);
  if (closed !== null) return [closed];
  if (!own && !mayRecordFor(actor, principal)) return [refusal('notForYou', notForYou(principal), '/identityId')];
  return [...unfitHolder(principal, holder, actor), ...unfitDays(body, today), ...twice(body, standing),
    ...(body.reason.trim().length >= 2 ? [] : [refusal('reasonMissing', '请写明授权的原因，如外出学习、病假', '/reason')]),
    // Who gives by the own log-in has signed by it; who speaks for somebody else shows their word.
    ...(own || body.files.length > 0 ? [] : [refusal('scanMissing', '代本人登记授权的，请上传书面授权的扫描件', '/files')])];
}

const notForYou = ({ role }: Capacity): string => (role === 'unitHead' ? '主要负责人不能亲自授权的，由本单位分管领导或联络员登记'
  : isUnitRole(role) ? '本人不能亲自授权的，由本单位主要负责人登记' : '本人不能亲自授权的，由同一机关的工作人员登记');

function unfitHolder(principal: Capacity, holder: Capacity, actor: Actor): Refusal[] {
  if (holder.personId === principal.personId) return [refusal('oneself', '不能授权给本人', '/holderIdentityId')];
  if (holder.organisationId !== principal.organisationId || holder.congressId !== principal.congressId) return [refusal('otherOrganisation', `代办人须是${principal.organisationName}的人员，公务不能委托外单位人员代办`, '/holderIdentityId')];
  const unfit = mandatableRole(holder.role);
  if (unfit !== null) return [refusal('unfitHolder', '代表、常委会组成人员和三类管理员不能以该身份受委托，请选择本机关的工作身份', '/holderIdentityId')];
  if (principal.personId !== actor.personId && holder.personId === actor.personId) return [refusal('forOneself', '登记人不能把他人的身份登记给自己代办，请由另一人登记', '/holderIdentityId')];
  return [];
}

function unfitDays({ fromDate, untilDate }: NewMandate, today: IsoDate): Refusal[] {
  if (!isValidIsoDate(fromDate)) return [refusal('badDate', '开始日期不是有效日期', '/fromDate')];
  if (!isValidIsoDate(untilDate)) return [refusal('badDate', '截止日期不是有效日期', '/untilDate')];
  if (fromDate < today) return [refusal('inThePast', `授权不能倒签，开始日期须为今天（${formatChineseDate(today)}）或以后`, '/fromDate')];
  if (untilDate < fromDate) return [refusal('endsBeforeItBegins', '截止日期不能早于开始日期', '/untilDate')];
  return untilDate > addDays(fromDate, MOST_DAYS - 1) ? [refusal('tooLong', `一次授权最长 ${MOST_DAYS} 天；更长的，请另行任命或到期后重新授权`, '/untilDate')] : [];
}

function twice({ fromDate, untilDate }: NewMandate, standing: readonly Standing[]): Refusal[] {
  const other = standing.find((one) => one.fromDate <= untilDate && fromDate <= one.untilDate);
  return other === undefined ? [] : [refusal('alreadyGiven', `这个身份在${spanText(other.fromDate, other.untilDate)}已授权${other.holderName}代办，同一时间只能由一人代办；要换人的，请先撤销原授权`, '/fromDate')];
}
