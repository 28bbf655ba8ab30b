import type { ConsultationMode, ConsultationPhase, Instant } from '../case-file/rows.ts';

export interface HandlingTaskBodies {
  accept: Record<string, never>;
  routeToSection: { readonly sectionId: string; readonly handlerName: string };
  rerouteToSection: { readonly sectionId: string; readonly handlerName: string };
  recordContact: { readonly note: string };
  scheduleConsultation: { readonly plannedAt: Instant; readonly place: string; readonly mode: ConsultationMode; readonly phase: ConsultationPhase };
  requestWaiver: { readonly reason: string };
  waiveConsultation: { readonly reason: string };
  urge: { readonly note: string };
  markOpinionDelivered: Record<string, never>;
  markOpinionSentBack: Record<string, never>;
  markReplied: Record<string, never>;
  openEvaluation: { readonly roundId: string };
  markRehandling: Record<string, never>;
  finish: Record<string, never>;
}
