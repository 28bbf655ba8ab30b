import type { ConsultationMode, ConsultationPhase, ExtensionGround, Instant } from '../case-file/rows.ts';
import type { AlsoFor } from '../suggestion-link/also-for.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { SupervisionBodies } from './supervision.ts';

export interface HandlingTaskBodies extends SupervisionBodies {
  accept: Record<string, never>;
  routeToSection: { readonly sectionId: string; readonly handlerName: string };
  rerouteToSection: { readonly sectionId: string; readonly handlerName: string };
  recordContact: { readonly note: string };
  scheduleConsultation: { readonly plannedAt: Instant; readonly place: string; readonly mode: ConsultationMode; readonly phase: ConsultationPhase } & AlsoFor;
  requestWaiver: { readonly reason: string };
  waiveConsultation: { readonly reason: string };
  markUrged: Record<string, never>;
  markOpinionDelivered: Record<string, never>;
  markOpinionSentBack: Record<string, never>;
  markReplied: Record<string, never>;
  renameUnit: { readonly oldName: string; readonly newName: string; readonly renamedOn: IsoDate; readonly note: string };
  /** The unit was merged or abolished; `unitId` carries on (机构改革). The names and the document are told in the audit as they were. */
  succeedUnit: { readonly unitId: string; readonly fromName: string; readonly toName: string; readonly succeededOn: IsoDate; readonly document: string; readonly note: string };
  joinOther: Record<string, never>;
  openEvaluation: { readonly roundId: string };
  askTermExplanation: { readonly termChangeId: string; readonly termName: string };
  markRehandling: Record<string, never>;
  endRehandling: Record<string, never>;
  finish: Record<string, never>;
  /** `ground`: the article of the unit's 三定 provisions that shows the matter to be another's (浙江规定 14; handbook 3.2). */
  requestReturn: { readonly ground: string; readonly reason: string; readonly suggestedUnit?: string };
  withdrawReturn: Record<string, never>;
  refuseReturn: { readonly reason: string };
  agreeReturn: { readonly unitId?: string; readonly reason: string };
  reassign: { readonly unitId?: string; readonly reason: string; readonly keepAsAssisting?: boolean };
  release: Record<string, never>;
  requestExtension: { readonly ground: ExtensionGround; readonly reason: string };
  grantExtension: { readonly until?: IsoDate; readonly note?: string };
  refuseExtension: { readonly reason: string };
  objectToUnit: { readonly reason: string };
  answerObjection: { readonly answer: string };
  /** In writing and by the head: what is disputed, on which article of the 三定 provisions, and who should do it (handbook 3.2). */
  raiseDispute: { readonly statement: string; readonly ground: string; readonly proposal: string };
  settleDispute: { readonly decision: 'keep' | 'move' | 'release'; readonly unitId?: string; readonly keepAsAssisting?: boolean; readonly reason: string };
}
