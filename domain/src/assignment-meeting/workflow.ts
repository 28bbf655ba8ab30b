import type { AnyActor } from '../identity/actor.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { formatChineseDate, isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { WorkPlan, WorkPlanSections } from './work-plan.ts';

/** 集中交办会: many suggestions are handed to their units on one day, by one plan. */
export interface AssignmentMeeting {
  readonly id: string; version: number; state: string;
  title: string; heldOn: IsoDate; place: string; convener: string; agenda: readonly string[];
  /** The hour as it is announced, e.g. 上午9:00; empty until somebody says it. */
  heldTime: string;
  /** Paragraphs of the work plan that somebody has written in place of those made from the record. */
  sections: WorkPlanSections;
  returnReason: string | null;
  confirmedByName: string | null; confirmedOn: IsoDate | null;
  openedOn: IsoDate | null;
  /** The work plan as issued. */
  workPlan: WorkPlan | null;
  minutes: MeetingMinutes | null;
}

/** 会议纪要: who presided and spoke, what was settled. Who came from the units is the sign-in. */
export interface MeetingMinutes { readonly present: string; readonly text: string; readonly writtenByName: string; readonly writtenOn: IsoDate }

/** `listed`: suggestions in it; `unplanned`: those of them for which nobody has chosen units yet; `government`: those with a unit of the government; `unreceived`: tasks handed over that their units have not signed for. */
export interface MeetingCounts { readonly listed: number; readonly unplanned: number; readonly government: number; readonly unreceived: number }
export interface MeetingContext { readonly record: AssignmentMeeting; readonly counts: MeetingCounts; readonly actor: AnyActor; readonly today: IsoDate }

/** How one unit was represented: by whom, by nobody, or nothing is known of it (which also takes back what was registered). */
export const presences = ['came', 'absent', 'unknown'] as const;
export interface SignedIn { readonly unitId: string; readonly presence: (typeof presences)[number]; readonly attendeeName?: string; readonly attendeePosition?: string }

export interface MeetingBodies {
  edit: { readonly title?: string; readonly heldOn?: IsoDate; readonly heldTime?: string; readonly place?: string; readonly convener?: string; readonly agenda?: readonly string[] };
  addSuggestions: { readonly suggestionIds: readonly string[] };
  removeSuggestions: { readonly suggestionIds: readonly string[] };
  writePlan: { readonly sections: WorkPlanSections };
  submitToGovernment: Record<string, never>;
  confirmPlan: { readonly note?: string };
  returnPlan: { readonly reason: string };
  takeBack: Record<string, never>;
  hold: Record<string, never>;
  signIn: { readonly units: readonly SignedIn[] };
  writeMinutes: { readonly present: string; readonly text: string };
  remind: { readonly note: string };
  cancel: { readonly reason: string };
}

/** As many as one meeting hands over; a county's session brings some two hundred. */
export const MOST_AT_MEETING = 500;

function hasSuggestions({ counts }: MeetingContext): Refusal | null {
  return counts.listed > 0 ? null : refusal('noSuggestions', '交办会还没有列入建议，请先列入已拟定承办单位的建议');
}
function allPlanned({ counts }: MeetingContext): Refusal | null {
  return counts.unplanned === 0 ? null : refusal('notPlanned', `列入的建议中还有 ${counts.unplanned} 件没有拟定承办单位，请先拟定，或者移出交办会`);
}
/** Units of the government are assigned jointly (浙江规定 11): where there are none the office has nothing to sign. */
function hasGovernmentUnits({ counts }: MeetingContext): Refusal | null {
  return counts.listed === 0 || counts.government > 0 ? null : refusal('nothingToSign', '列入的建议都不涉及政府系统单位，不须政府办会签，可以直接召开');
}
function someMissing({ counts }: MeetingContext): Refusal | null {
  return counts.unreceived > 0 ? null : refusal('allReceived', '各承办单位都已签收，没有要催的');
}
/** Three months run from 交办之日 (代表法 51): it is neither put back nor forward by writing down another day. */
function onItsDay({ record, today }: MeetingContext): Refusal | null {
  return record.heldOn === today ? null : refusal('notItsDay', `会议定在${formatChineseDate(record.heldOn)}，办理期限自交办之日起算；请在会议当天交办，改期的先修改会议日期`);
}

const isDayOver = ({ record, today }: MeetingContext): boolean => record.heldOn < today;

const dateRule = ({ today }: MeetingContext, { heldOn }: { readonly heldOn?: IsoDate }): Refusal[] => {
  if (heldOn === undefined) return [];
  if (!isValidIsoDate(heldOn)) return [refusal('badDate', '会议日期不是有效日期', '/heldOn')];
  return heldOn < today ? [refusal('inThePast', '会议日期已经过去，请改为今天或以后', '/heldOn')] : [];
};

const whoCameRule = (_context: MeetingContext, { units }: MeetingBodies['signIn']): Refusal[] => units.flatMap((unit, index) =>
  (unit.presence === 'came' && (unit.attendeeName ?? '').trim() === '' ? [refusal('nameMissing', '到会的单位，请填写到会人员姓名；没有到会的选“未到”，不清楚的选“不登记”', `/units/${index}/attendeeName`)] : []));

export const assignmentMeetingWorkflow = defineWorkflow<MeetingContext>()({
  kind: 'assignmentMeeting',
  label: '集中交办会',
  initial: 'planned',
  rows: [
    ['edit',               ['planned'],                           'unchanged', ['deputyAffairs'],    [],                                                    'MeetingEdited'],
    ['addSuggestions',     ['planned'],                           'unchanged', ['deputyAffairs'],    [],                                                    'SuggestionsListed'],
    ['removeSuggestions',  ['planned'],                           'unchanged', ['deputyAffairs'],    ['hasSuggestions'],                                    'SuggestionsRemoved'],
    ['writePlan',          ['planned'],                           'unchanged', ['deputyAffairs'],    [],                                                    'WorkPlanWritten'],
    ['submitToGovernment', ['planned'],                           'submitted', ['deputyAffairs'],    ['hasSuggestions', 'allPlanned', 'hasGovernmentUnits'], 'MeetingSubmitted'],
    ['takeBack',           ['submitted', 'confirmed'],            'planned',   ['deputyAffairs'],    [],                                                    'MeetingTakenBack'],
    ['returnPlan',         ['submitted'],                         'planned',   ['governmentOffice'], [],                                                    'MeetingReturned'],
    ['confirmPlan',        ['submitted'],                         'confirmed', ['governmentOffice'], [],                                                    'MeetingConfirmed'],
    ['hold',               ['planned', 'confirmed'],              'held',      ['deputyAffairs'],    ['hasSuggestions', 'allPlanned', 'onItsDay'],          'MeetingHeld'],
    ['signIn',             ['held'],                              'unchanged', ['deputyAffairs'],    [],                                                    'UnitSignedIn'],
    ['writeMinutes',       ['held'],                              'unchanged', ['deputyAffairs'],    [],                                                    'MinutesWritten'],
    ['remind',             ['held'],                              'unchanged', ['deputyAffairs'],    ['someMissing'],                                       'MissingReminded'],
    ['cancel',             ['planned', 'submitted', 'confirmed'], 'cancelled', ['deputyAffairs'],    [],                                                    'MeetingCancelled'],
  ],
  roles: { deputyAffairs: ({ actor }) => actor.role === 'deputyAffairs', governmentOffice: ({ actor }) => actor.role === 'governmentOffice' },
  guards: { hasSuggestions, allPlanned, hasGovernmentUnits, onItsDay, someMissing },
  routes: {},
  states: { planned: '筹备中', submitted: '待政府办确认', confirmed: '政府办已确认', held: '已召开', cancelled: '已取消' },
  actions: {
    edit: '修改会议安排', addSuggestions: '列入建议', removeSuggestions: '移出建议', writePlan: '修改工作方案', submitToGovernment: '送政府办确认', takeBack: '收回修改', returnPlan: '退回方案',
    confirmPlan: '确认方案', hold: '开会交办', signIn: '登记到会', writeMinutes: '写会议纪要', remind: '催签收', cancel: '取消会议',
  },
  events: {
    MeetingEdited: '修改会议安排', SuggestionsListed: '列入建议', SuggestionsRemoved: '移出建议', WorkPlanWritten: '修改工作方案', MeetingSubmitted: '送政府办确认', MeetingTakenBack: '收回修改', MeetingReturned: '政府办退回方案',
    MeetingConfirmed: '政府办确认方案', MeetingHeld: '召开会议，集中交办', UnitSignedIn: '登记到会', MinutesWritten: '写会议纪要', MissingReminded: '催未签收的单位', MeetingCancelled: '取消会议',
  },
  bodyRules: { edit: dateRule, signIn: whoCameRule },
  // A meeting is prepared, confirmed and held for its day; afterwards whoever has not signed is urged from the next day on.
  turns: {
    planned: [
      { by: 'deputyAffairs', action: 'edit', if: isDayOver },
      { by: 'deputyAffairs', action: 'addSuggestions', if: (context) => !isDayOver(context) && (context.counts.listed === 0 || context.counts.unplanned > 0) },
      { by: 'deputyAffairs', action: 'submitToGovernment', if: (context) => !isDayOver(context) },
      { by: 'deputyAffairs', action: 'hold', if: ({ counts }) => counts.government === 0 },
    ],
    submitted: [
      { by: 'governmentOffice', action: 'confirmPlan', if: (context) => !isDayOver(context) },
      { by: 'deputyAffairs', action: 'takeBack', if: isDayOver },
    ],
    confirmed: [
      { by: 'deputyAffairs', action: 'hold' },
      { by: 'deputyAffairs', action: 'takeBack', if: isDayOver },
    ],
    held: [{ by: 'deputyAffairs', action: 'remind', if: ({ record, today }) => record.openedOn !== null && record.openedOn < today }],
  },
});

/** The same rule for a meeting that is only being planned. */
export const newMeetingRule = (today: IsoDate, heldOn: IsoDate): Refusal[] => dateRule({ today } as MeetingContext, { heldOn });
