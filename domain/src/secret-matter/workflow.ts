import type { SuggestionCategory } from '../case-file/suggestion-rows.ts';
import type { Instant } from '../case-file/record-base.ts';
import type { AnyActor } from '../identity/actor.ts';
import { isConducting } from '../identity/township-congress.ts';
import { formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

/**
 * 涉密事项: a suggestion that is a state secret. A system that is not classified must not store or process one (保密法 31), so that of the
 * matter there is a bare number of the register and bare days, and no word: no title, no deputy, no delegation, no unit, no result.
 */
export interface SecretMatter {
  readonly id: string; version: number; state: string;
  readonly congressId: string;
  sessionId: string | null; category: SuggestionCategory | null; number: number | null; numberLabel: string | null;
  readonly receivedOn: IsoDate;
  handedOverOn: IsoDate | null; repliedOn: IsoDate | null; ratedOn: IsoDate | null; endedOn: IsoDate | null;
  /** The text that had been entered; null where none ever was. */
  readonly suggestionId: string | null;
  readonly foundByPersonId: string | null;
  /** When the text came in: whatever was copied since then holds it. */
  readonly textSince: Instant | null;
  removedAt: Instant | null;
  /** Other suggestions that say the same in so many words, by their numbers. */
  readonly alsoIn: readonly string[];
  /** When the traces in the database's own files were swept; null while that is still to be done. */
  sweptAt: Instant | null;
}

export interface SecretMatterContext { readonly record: SecretMatter; readonly actor: AnyActor; readonly today: IsoDate }

export interface OnDay { readonly on: IsoDate }
export interface SecretMatterBodies {
  number: { readonly sessionId: string; readonly category: SuggestionCategory };
  handOver: OnDay; recordReply: OnDay; recordRating: OnDay; close: OnDay; release: OnDay;
  confirm: Record<string, never>; lift: Record<string, never>; remove: unknown; sweep: unknown;
}

/** Who finds a text secret and who has it removed are two people, and neither needs to read it for that. */
const notTheFinder = ({ record, actor }: SecretMatterContext): Refusal | null =>
  ('personId' in actor && actor.personId === record.foundByPersonId ? refusal('ownFinding', '发现人本人不能确认，须由另一人确认（两人分别操作）') : null);
const hasItsNumber = ({ record }: SecretMatterContext): Refusal | null => (record.number === null ? refusal('noNumber', '还没有编号，请先登记编号') : null);
const hasNoNumber = ({ record }: SecretMatterContext): Refusal | null => (record.number === null ? null : refusal('hasNumber', `已经编为${record.numberLabel ?? ''}，不能再编号`));
const textGone = ({ record }: SecretMatterContext): Refusal | null => (record.removedAt === null || record.sweptAt !== null ? refusal('nothingToSweep', '没有待清理的内容') : null);

/** Bare days in their order, none in the future. */
export function dayRule(on: string, notBefore: readonly (IsoDate | null)[], today: IsoDate): Refusal[] {
  if (!isValidIsoDate(on)) return [refusal('badDate', '请填写有效的日期', '/on')];
  if (on > today) return [refusal('inFuture', '日期不能晚于今天，请在办理以后登记', '/on')];
  const last = notBefore.filter((day) => day !== null).toSorted().at(-1);
  return last !== undefined && on < last ? [refusal('beforeLastStep', `日期不能早于上一步的日期（${formatChineseDate(last)}）`, '/on')] : [];
}
const inOrder = ({ record, today }: SecretMatterContext, body: OnDay): Refusal[] => dayRule(body.on, [record.receivedOn, record.handedOverOn, record.repliedOn, record.ratedOn], today);

/** The office that runs the suggestions of the congress to which the matter belongs; its own people only, never by somebody's mandate. */
const conducts = ({ actor, record }: SecretMatterContext): boolean =>
  'personId' in actor && actor.actingFor === undefined && actor.congressId === record.congressId && isConducting(actor);

export const secretMatterWorkflow = defineWorkflow<SecretMatterContext>()({
  kind: 'secretMatter',
  label: '涉密事项',
  initial: 'received',
  bornIn: ['found'],
  rows: [
    ['confirm',      ['found'],                              'removing',   ['securityAdministrator'], ['notTheFinder'], 'SecretConfirmed'],
    ['lift',         ['found'],                              'lifted',     ['securityAdministrator'], ['notTheFinder'], 'SecretFindingLifted'],
    ['remove',       ['removing'],                           'received',   ['system'],                [],                'SecretTextRemoved'],
    ['sweep',        ['received', 'handedOver', 'replied', 'rated', 'closed', 'released'], 'unchanged', ['system'], ['textGone'], 'SecretTracesSwept'],
    ['number',       ['received'],                           'unchanged',  ['conductingOffice'],      ['hasNoNumber'],    'SecretNumbered'],
    ['handOver',     ['received'],                           'handedOver', ['conductingOffice'],      ['hasItsNumber'],      'SecretHandedOver'],
    ['recordReply',  ['handedOver'],                         'replied',    ['conductingOffice'],      [],                'SecretReplied'],
    ['recordRating', ['replied'],                            'rated',      ['conductingOffice'],      [],                'SecretRated'],
    ['close',        ['replied', 'rated'],                   'closed',     ['conductingOffice'],      [],                'SecretClosed'],
    ['release',      ['received', 'handedOver', 'replied'],  'released',   ['conductingOffice'],      [],                'SecretReleased'],
  ],
  roles: { conductingOffice: conducts, securityAdministrator: ({ actor }) => actor.role === 'securityAdministrator', system: ({ actor }) => actor.role === 'system' },
  guards: { notTheFinder, hasItsNumber, hasNoNumber, textGone },
  routes: {},
  states: {
    received: '已登记，另行办理', handedOver: '已由保密渠道移送', replied: '已答复', rated: '已测评（纸质）', closed: '已办结', released: '已解密或确定不涉密，转普通办理',
    found: '发现涉密，已屏蔽，待安全管理员确认', removing: '已确认，正在移出', lifted: '确认不涉密，已恢复',
  },
  actions: {
    confirm: '确认涉密并移出', lift: '确认不涉密，恢复', remove: '移出涉密文本', sweep: '清理残留', number: '登记编号', handOver: '登记移送', recordReply: '登记答复', recordRating: '登记测评', close: '办结', release: '转普通办理',
  },
  events: {
    SecretConfirmed: '安全管理员确认涉密，开始移出', SecretFindingLifted: '安全管理员确认不涉密，恢复办理', SecretTextRemoved: '涉密文本已移出本系统', SecretTracesSwept: '数据库残留已清理', SecretNumbered: '登记编号，不录内容',
    SecretHandedOver: '由保密渠道移送办理', SecretReplied: '由保密渠道答复', SecretRated: '代表已在纸上测评', SecretClosed: '办结', SecretReleased: '解密或确定不涉密，转普通办理',
  },
  bodyRules: { handOver: inOrder, recordReply: inOrder, recordRating: inOrder, close: inOrder, release: inOrder },
  turns: { found: [{ by: 'securityAdministrator', action: 'confirm' }] },
});

/** How the process pages name who acts here. */
export const secretRoleLabels: Readonly<Record<string, string>> = { conductingOffice: '代表工委（乡镇人大：主席团）' };

/** What an accepted act makes of the matter. Its number is drawn by whoever saves it. */
export function evolveSecretMatter(before: SecretMatter, event: string, state: string, body: unknown, now: Instant): SecretMatter {
  const matter = { ...before, state, version: before.version + 1 };
  const { on } = (body ?? {}) as Partial<OnDay>;
  switch (event) {
    case 'SecretTextRemoved': return { ...matter, removedAt: now };
    case 'SecretTracesSwept': return { ...matter, sweptAt: now };
    case 'SecretNumbered': return { ...matter, ...(body as SecretMatterBodies['number']) };
    case 'SecretHandedOver': return { ...matter, handedOverOn: on ?? null };
    case 'SecretReplied': return { ...matter, repliedOn: on ?? null };
    case 'SecretRated': return { ...matter, ratedOn: on ?? null };
    case 'SecretClosed': case 'SecretReleased': return { ...matter, endedOn: on ?? null };
    default: return matter;
  }
}
