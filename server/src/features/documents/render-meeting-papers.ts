import type { DocumentEngine } from '../../platform/documents/engine.ts';
import { receiptList, unitLists, workPlan, type ReceiptListData, type UnitListsData, type WorkPlanData } from './templates/meeting-papers.ts';

/** The papers of an assignment meeting, by the name under which it gives them out. */
export interface MeetingPaper { readonly title: string; readonly render: (engine: DocumentEngine) => Promise<Uint8Array> }

export const workPlanPaper = (data: WorkPlanData): MeetingPaper => ({ title: data.title, render: (engine) => engine.render('work-plan', workPlan(data)) });
export const unitListsPaper = (data: UnitListsData): MeetingPaper => ({ title: data.title, render: (engine) => engine.render('unit-lists', unitLists(data)) });
export const receiptListPaper = (data: ReceiptListData): MeetingPaper => ({ title: data.title, render: (engine) => engine.render('receipt-list', receiptList(data)) });
