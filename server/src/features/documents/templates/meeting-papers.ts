import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { breakTitle } from './break-title.ts';

/** 交办工作方案 with the lists of all units behind it. */
export interface WorkPlanData {
  readonly documentDate: string; readonly title: string; readonly issuer: string; readonly isDraft: boolean;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly lists: readonly { readonly unitName: string; readonly counts: string; readonly lines: readonly { readonly number: string; readonly title: string; readonly leadName: string; readonly role: string; readonly others: string }[] }[];
}
export interface WorkPlanPaper extends Omit<WorkPlanData, 'isDraft' | 'issuer'> { readonly titleLines: readonly string[]; readonly issuer: string; readonly issuers: readonly string[]; readonly dateText: string; readonly draftMark: string | null }

export function workPlan({ isDraft, ...data }: WorkPlanData): WorkPlanPaper {
  return { ...data, issuers: data.issuer.split('　'), titleLines: breakTitle(data.title), dateText: formatChineseDate(data.documentDate), draftMark: isDraft ? '（筹备稿，未召开）' : null };
}

/** 交办清单: what one unit got; a page or more for each, to be handed out at the meeting. */
export interface UnitListsData {
  readonly documentDate: string; readonly title: string; readonly issuer: string; readonly meeting: string;
  readonly lists: readonly { readonly unitName: string; readonly counts: string; readonly rows: readonly { readonly number: string; readonly title: string; readonly leadName: string; readonly role: string; readonly others: string; readonly due: string }[] }[];
}
export interface UnitListsPaper extends UnitListsData { readonly dateText: string }
export const unitLists = (data: UnitListsData): UnitListsPaper => ({ ...data, dateText: formatChineseDate(data.documentDate) });

/** 签收表: one line for each unit, to be signed by hand or printed with what has been signed for. */
export interface ReceiptListData {
  readonly documentDate: string; readonly title: string; readonly issuer: string; readonly meeting: string; readonly place: string; readonly summary: string;
  readonly rows: readonly { readonly system: string; readonly unitName: string; readonly leading: string; readonly assisting: string; readonly attendee: string; readonly receipt: string }[];
}
export interface ReceiptListPaper extends ReceiptListData { readonly dateText: string }
export const receiptList = (data: ReceiptListData): ReceiptListPaper => ({ ...data, dateText: formatChineseDate(data.documentDate) });
