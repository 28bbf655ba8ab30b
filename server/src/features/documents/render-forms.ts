import type { DocumentEngine } from '../../platform/documents/engine.ts';
import { codeSlip } from './templates/code-slip.ts';
import type { CodeSlipData } from './templates/code-slip.ts';
import { consultationRecord } from './templates/consultation-record.ts';
import type { ConsultationRecordData } from './templates/consultation-record.ts';
import { suggestionSheet } from './templates/suggestion-sheet.ts';
import type { SuggestionSheetData } from './templates/suggestion-sheet.ts';
import { taskForm } from './templates/task-form.ts';
import type { TaskFormData } from './templates/task-form.ts';
import { townshipReport } from './templates/township-report.ts';
import type { TownshipReportData } from './templates/township-report.ts';

export function renderSuggestionSheet(engine: DocumentEngine, data: SuggestionSheetData): Promise<Uint8Array> {
  return engine.render('form', suggestionSheet(data));
}

export function renderConsultationRecord(engine: DocumentEngine, data: ConsultationRecordData): Promise<Uint8Array> {
  return engine.render('form', consultationRecord(data));
}

export function renderTaskForm(engine: DocumentEngine, data: TaskFormData): Promise<Uint8Array> {
  return engine.render('form', taskForm(data));
}

export function renderTownshipReport(engine: DocumentEngine, data: TownshipReportData): Promise<Uint8Array> {
  return engine.render('township-report', townshipReport(data));
}

/** Activation and reset slips, one page a person. The codes stand only in the answer: do not keep the file. */
export function renderCodeSlips(engine: DocumentEngine, data: CodeSlipData): Promise<Uint8Array> {
  return engine.render('code-slip', codeSlip(data));
}
