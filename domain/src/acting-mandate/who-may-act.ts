import { formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import type { Actor, AnyActor } from '../identity/actor.ts';
import { administratorRoles, isUnitRole, roleLabels, type RoleId } from '../identity/roles.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

type MaybeActing = AnyActor | { readonly role: string; readonly name: string };
const actingOf = (actor: MaybeActing): Actor['actingFor'] => ('actingFor' in actor ? actor.actingFor : undefined);

/** What a page, a letter and the audit call somebody who acts for another: both of them. */
export const actingName = (holder: string, principal: string): string => `${holder}代${principal}`;

/** Under a letter the hand that signed comes first, beside it by whose word. */
export function signatureOf(actor: MaybeActing): string {
  const acting = actingOf(actor);
  return acting === undefined ? actor.name : `${acting.holderName}（受${acting.name}委托）`;
}

/** Whose hand it must be: acting for a head, one answers for the head's own signature on paper. */
export const ownNameOf = (actor: MaybeActing): string => actingOf(actor)?.name ?? actor.name;

/** Capacities that are their holder's alone, each with the reason. */
export function mandatableRole(role: RoleId): Refusal | null {
  if (role === 'deputy') {
    // 代表法 7: raising suggestions and taking part in the activities between sessions is the deputy's own right. Nobody of a unit may ever stand in.
    return refusal('deputysOwn', '代表提出建议、联名、确认面商和测评由代表本人进行（代表法第七条），不能授权他人；不便上网的，建议、面商确认、测评和撤回都可以用代表亲笔签名的纸质件，由代表工委登记', '/identityId');
  }
  if (role === 'councilMember' || role === 'committeeMember') return refusal('membersOwn', '常委会和主任会议的职务由组成人员本人履行，不能授权他人代办', '/identityId');
  if ((administratorRoles as readonly RoleId[]).includes(role)) return refusal('administratorsOwn', '系统管理员、安全管理员、审计员三岗分立，不能相互代办，也不能授权他人；离岗的请按规定设定接任者', '/identityId');
  return null;
}

/** The principal head's own signatures: what leaves the house in the unit's name (浙江规定 22). */
const signatures: Readonly<Record<string, readonly string[]>> = { reply: ['signOff', 'confirmHandSignature', 'signClass'], handlingTask: ['raiseDispute'] };

/** Where the place lets the leader in charge sign, that hand is not given to a clerk either. */
const signers: readonly string[] = ['unitHead', 'unitDeputyHead'];

/** Asked once for every act on a case, after its table has said who may do it: what acting for another does not reach. */
export function beyondMandate(kind: string, action: string, actor: MaybeActing): Refusal[] {
  const acting = actingOf(actor);
  if (acting === undefined || signatures[kind]?.includes(action) !== true || !signers.includes(actor.role) || signers.includes(acting.holderRole)) return [];
  return [refusal('signatureNotGiven', `签发和手签确认，只能由本单位主要负责人、分管领导受委托代办（浙江规定第二十二条）；您受委托时的身份是${roleLabels[acting.holderRole]}，请由${acting.name}本人或受委托的分管领导办理`)];
}

/** Who may ask for a mandate on behalf of somebody who cannot: the head, or, for the head, whoever stands next; in offices any colleague. */
export function mayRecordFor(recorder: Pick<Actor, 'role' | 'organisationId' | 'congressId'>, principal: { readonly role: RoleId; readonly organisationId: string; readonly congressId: string }): boolean {
  if (recorder.organisationId !== principal.organisationId || recorder.congressId !== principal.congressId) return false;
  if (!isUnitRole(principal.role)) return recorder.role === principal.role || mandatableRole(recorder.role) === null;
  return principal.role === 'unitHead' ? recorder.role === 'unitDeputyHead' || recorder.role === 'unitLiaison' : recorder.role === 'unitHead';
}

/** Long enough for a course or an illness; longer, the office is to be filled anew. */
export const MOST_DAYS = 183;

export const spanText = (from: IsoDate, until: IsoDate): string => `${formatChineseDate(from)}至${formatChineseDate(until)}`;
