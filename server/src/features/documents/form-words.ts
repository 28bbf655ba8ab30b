import type { ConsultationMode, ConsultationPhase, DisclosureWish, SuggestionCategory, SuggestionSource } from '@luoshi/domain/case-file/rows.ts';

/** How the printed forms say what the records hold in codes. */
export const disclosureWords: Readonly<Record<DisclosureWish, string>> = { full: '同意全文公开', titleOnly: '仅公开标题', withhold: '不同意公开' };
export const sourceWords: Readonly<Record<SuggestionSource, string>> = { research: '专题调研', seminar: '座谈', visit: '视察、走访', reception: '接待群众', other: '其他' };
export const categoryWords: Readonly<Record<SuggestionCategory, string>> = { inSession: '大会期间提出', interSessional: '闭会期间提出' };
export const modeWords: Readonly<Record<ConsultationMode, string>> = { meeting: '见面商谈', visit: '上门走访', seminar: '座谈', onSite: '现场面商', telephone: '电话', video: '视频' };
export const phaseWords: Readonly<Record<ConsultationPhase, string>> = { before: '办前', during: '办中', after: '办后' };
