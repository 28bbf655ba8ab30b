import { sectionKeys, sectionLabels } from '@luoshi/domain/assignment-meeting/work-plan.ts';
import { assignmentMeetingWorkflow, MOST_AT_MEETING, presences, type AssignmentMeeting, type MeetingCounts, type SignedIn } from '@luoshi/domain/assignment-meeting/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { Type, type TObject } from 'typebox';

const line = (title: string, maxLength: number, more: object = {}) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S', ...more });
const day = (title: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' });
const longText = (title: string, more: object = {}) => Type.String({ title, maxLength: 10_000, 'x-widget': 'longText', ...more });
const agenda = Type.Array(Type.String({ maxLength: 200 }), { title: '议程（一行一项）', maxItems: 30, 'x-widget': 'lines' });
const suggestionIds = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title: '建议', minItems: 1, maxItems: MOST_AT_MEETING });
const arrangement = { title: line('会议名称', 80), heldOn: day('会议日期'), heldTime: Type.Optional(Type.String({ title: '时间（如“上午9:00”）', maxLength: 20 })), place: line('地点', 100), convener: line('召集单位', 100), agenda };

export const newMeetingBody = Type.Object(arrangement);
export const meetingBodies: Readonly<Record<string, TObject>> = {
  edit: Type.Partial(Type.Object(arrangement)) as unknown as TObject,
  addSuggestions: Type.Object({ suggestionIds }), removeSuggestions: Type.Object({ suggestionIds }),
  writePlan: Type.Object({ sections: Type.Object(Object.fromEntries(sectionKeys.map((key) => [key, Type.Optional(longText(sectionLabels[key]))]))) }),
  submitToGovernment: Type.Object({}), takeBack: Type.Object({}), hold: Type.Object({}),
  confirmPlan: Type.Object({ note: Type.Optional(longText('确认意见', { maxLength: 1000 })) }),
  returnPlan: Type.Object({ reason: longText('退回理由', { minLength: 2, maxLength: 1000, pattern: '\\S' }) }),
  signIn: Type.Object({ units: Type.Array(Type.Object({
    unitId: Type.String({ title: '单位', minLength: 1, maxLength: 64 }), presence: Type.Unsafe<SignedIn['presence']>({ type: 'string', title: '到会', enum: [...presences] }),
    attendeeName: Type.Optional(Type.String({ title: '到会人员', maxLength: 60 })), attendeePosition: Type.Optional(Type.String({ title: '职务', maxLength: 100 })),
  }), { title: '单位', minItems: 1, maxItems: 300 }) }),
  writeMinutes: Type.Object({ present: longText('出席（主持和讲话的领导）', { minLength: 1, maxLength: 1000, pattern: '\\S' }), text: longText('会议情况和议定事项', { minLength: 1, pattern: '\\S' }) }),
  remind: Type.Object({ note: longText('催办意见', { minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
  cancel: Type.Object({ reason: longText('取消原因', { minLength: 2, maxLength: 1000, pattern: '\\S' }) }),
};

export const hrefOfMeeting = (id: string): string => `/api/v1/assignment-meetings/${encodeURIComponent(id)}`;
export const stateLabel = (state: string): string => (assignmentMeetingWorkflow.states)[state] ?? state;

/** What the reader could do with the meeting now, with the reasons why not. */
export function meetingActions(actor: Actor, record: AssignmentMeeting, counts: MeetingCounts, today: IsoDate) {
  return assignmentMeetingWorkflow.actionsFor(record.state, { record, counts, actor, today }).map(({ action, label, refusals }) => ({
    action, label, method: 'POST' as const, href: `${hrefOfMeeting(record.id)}/actions/${action}`, schema: meetingBodies[action], refusals: refusals.map(({ code, text }) => ({ code, text })),
  }));
}
