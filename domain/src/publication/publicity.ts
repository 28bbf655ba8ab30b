import type { CaseFile, Publicity, PublicForm, PublicityProposal, ReplyRow, DisclosureWish, WithholdGround } from '../case-file/rows.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { Settings } from '../setting/settings.ts';
import { sourceOf } from './compose-public-text.ts';

export const formLabels: Readonly<Record<PublicForm, string>> = { full: '全文公开', summary: '摘要公开', titleOnly: '仅公开标题', notPublic: '不予公开' };
export const groundLabels: Readonly<Record<WithholdGround, string>> = { businessSecret: '涉及商业秘密', privacy: '涉及个人隐私', deputyUnwilling: '代表认为不宜公开', otherLaw: '法律法规规定不得公开的其他情形' };
export const wishLabels: Readonly<Record<DisclosureWish, string>> = { full: '同意全文公开', titleOnly: '只同意公开标题', withhold: '不同意公开' };

/** As a form sends it: what is not said is empty. */
export interface PublicityBody { readonly form: PublicForm; readonly withSuggestion?: boolean; readonly summary?: string; readonly ground?: WithholdGround; readonly reason?: string; readonly strikes?: readonly string[] }

const said = (text: string | undefined): string | null => ((text ?? '').trim() === '' ? null : (text ?? '').trim());
export const lines = (list: readonly string[] | undefined): string[] => [...new Set((list ?? []).map((one) => one.trim()).filter((one) => one !== ''))];
const showsText = (form: PublicForm): boolean => form === 'full' || form === 'summary';

export const publicityOf = (body: PublicityBody): Publicity => ({
  form: body.form, withSuggestion: showsText(body.form) && body.withSuggestion !== false, summary: body.form === 'summary' ? said(body.summary) : null,
  ground: body.form === 'notPublic' ? body.ground ?? null : null, reason: said(body.reason), strikes: body.form === 'notPublic' ? [] : lines(body.strikes),
});

/** What is filled in beforehand: the deputy's wish where it is for less, else what the place does by itself. Nothing becomes public by it. */
export function proposalBeforehand({ suggestion }: CaseFile, settings: Settings): PublicityProposal {
  const { disclosureWish: wish, disclosureReason } = suggestion;
  if (wish === 'withhold') return { form: 'notPublic', withSuggestion: false, summary: null, ground: 'deputyUnwilling', reason: disclosureReason ?? '代表提交建议时不同意公开', strikes: [], byName: null };
  const form = wish === 'titleOnly' ? 'titleOnly' : settings.publicityDefault;
  return { form, withSuggestion: showsText(form), summary: null, ground: null, reason: null, strikes: [], byName: null };
}

const stateSecret = /国家秘密|涉密|机密|绝密/u;

/** What is wrong with a proposal or a decision as such, whoever makes it. */
export function publicityFaults(file: CaseFile, reply: Pick<ReplyRow, 'opening' | 'answers' | 'closing' | 'commitmentIds'>, { form, summary, ground, reason, strikes }: Publicity): Refusal[] {
  if (form === 'notPublic') {
    return [
      ...(ground === null ? [refusal('groundMissing', '不予公开的，请选择依据：商业秘密、个人隐私、代表认为不宜公开，或者法律法规的其他规定（政府信息公开条例第十五条；山东条例第二十七条）', '/ground')] : []),
      ...(reason === null ? [refusal('reasonMissing', '不予公开的，请写明具体理由', '/reason')] : []),
      ...(stateSecret.test(reason ?? '') ? [refusal('stateSecret', '国家秘密不能作为这里的理由：涉及国家秘密的事项不得在本系统存储、处理（保密法第三十一条）。请不要在此填写，立即报本单位保密工作机构，按保密规定转出本系统办理', '/reason')] : []),
    ];
  }
  const source = sourceOf(file, reply, summary);
  const missing = strikes.findIndex((strike) => !source.includes(strike));
  return [
    ...(form === 'summary' && summary === null ? [refusal('summaryMissing', '摘要公开的，请写摘要', '/summary')] : []),
    ...(missing === -1 ? [] : [refusal('strikeNotFound', `建议、答复和摘要里没有“${strikes[missing] ?? ''}”，请照原文填写要删去的文字`, `/strikes/${missing}`)]),
  ];
}

/** A reply goes out only with a whole proposal (国办发〔2014〕46号: 复文与公开同步审查). */
export function publicityProposed({ file, record }: { readonly file: CaseFile; readonly record: ReplyRow }): Refusal | null {
  if (record.publicity === null) return refusal('publicityMissing', '请先提出公开方式建议：答复与是否公开同步审查（国办发〔2014〕46号）', '/publicity');
  const [fault] = publicityFaults(file, record, record.publicity);
  return fault === undefined ? null : refusal('publicityIncomplete', `公开方式建议不完整：${fault.text}`, '/publicity');
}
