import type { DisclosureWish, PublicForm, WithholdGround } from '../api/types.ts';

export const publicFormLabels: Readonly<Record<PublicForm, string>> = { full: '全文公开', summary: '摘要公开', titleOnly: '仅公开标题', notPublic: '不予公开' };
export const publicWishLabels: Readonly<Record<DisclosureWish, string>> = { full: '同意全文公开', titleOnly: '只同意公开标题', withhold: '不同意公开' };
export const withholdGroundLabels: Readonly<Record<WithholdGround, string>> = { businessSecret: '涉及商业秘密', privacy: '涉及个人隐私', deputyUnwilling: '代表认为不宜公开', otherLaw: '法律法规规定不得公开的其他情形' };

/** What stands where a passage was struck out. */
export const publicGap = '［此处不公开］';
