import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';

/** The official papers of a case: what each is called, the record it is of, where it is found, and what is said while there is none. */
export const paperKinds = {
  replyLetter: { label: '答复函', record: 'reply', path: 'letter', missing: '还没有答复稿' },
  classNotice: { label: '答复类别更正通知', record: 'reply', path: 'class-notice', missing: '这份答复的类别没有更正过' },
  assistingOpinion: { label: '会办意见函', record: 'assistingOpinion', path: 'letter', missing: '还没有会办意见' },
  suggestionSheet: { label: '代表建议专用纸', record: 'suggestion', path: 'sheet', missing: '还没有建议' },
  declineNotice: { label: '不予受理通知', record: 'suggestion', path: 'decline-notice', missing: '这件建议没有被决定不予受理' },
  consultationRecord: { label: '面商记录', record: 'consultation', path: 'record', missing: '这次面商还没有登记记录' },
  assignmentForm: { label: '交办单', record: 'handlingTask', path: 'assignment', missing: '还没有交办' },
  returnForm: { label: '退办申请单', record: 'handlingTask', path: 'return', missing: '承办单位没有申请退办' },
  extensionForm: { label: '延期答复申请单', record: 'handlingTask', path: 'extension', missing: '承办单位没有申请延期' },
  ratingForm: { label: '征询意见表', record: 'evaluation', path: 'form', missing: '没有测评人，或者逾期未反馈的，没有征询意见表' },
  mediationNotice: { label: '会商通知', record: 'mediation', path: 'notice', missing: '还没有召集会商，或者会商已经登记了纪要' },
  mediationMinutes: { label: '会商纪要', record: 'mediation', path: 'minutes', missing: '还没有登记会商纪要' },
  termExplanation: { label: '换届书面说明', record: 'termExplanation', path: 'letter', missing: '还没有书面说明' },
  supervisionNote: { label: '督办单', record: 'handlingTask', path: 'supervision', missing: '承办单位没有被催办' },
} as const satisfies Record<string, { label: string; record: CaseKind; path: string; missing: string }>;

/** Papers of what is no case: of an assignment meeting, of a year. Sheets to be filled in by hand (sign-in, receipts) are none of them: what counts is the one with the signatures. */
export const otherPaperKinds = {
  meetingNotice: { label: '会议通知', record: 'assignmentMeeting', at: 'assignment-meetings', path: 'notice' },
  meetingAgenda: { label: '会议议程', record: 'assignmentMeeting', at: 'assignment-meetings', path: 'agenda' },
  meetingMinutes: { label: '会议纪要', record: 'assignmentMeeting', at: 'assignment-meetings', path: 'minutes' },
  workPlan: { label: '交办工作方案', record: 'assignmentMeeting', at: 'assignment-meetings', path: 'work-plan' },
  handlingReport: { label: '办理情况报告', record: 'handlingReport', at: 'handling-reports', path: 'report' },
} as const;

export type PaperKind = keyof typeof paperKinds;
export type OtherPaperKind = keyof typeof otherPaperKinds;
export type OtherRecordKind = (typeof otherPaperKinds)[OtherPaperKind]['record'];
export type AnyPaperKind = PaperKind | OtherPaperKind;
export const isOtherPaper = (kind: AnyPaperKind): kind is OtherPaperKind => Object.hasOwn(otherPaperKinds, kind);
export const aboutPaper = (kind: AnyPaperKind): { readonly label: string; readonly record: CaseKind | OtherRecordKind } => (isOtherPaper(kind) ? otherPaperKinds[kind] : paperKinds[kind]);
export const isPaperKind = (name: string): name is PaperKind => Object.hasOwn(paperKinds, name);
