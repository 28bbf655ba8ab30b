import type { IsoDate } from '../kernel/dates.ts';
import type { AssignmentMeeting, MeetingBodies } from './workflow.ts';
import { sectionKeys, type WorkPlan } from './work-plan.ts';

/** What an accepted act makes of the meeting itself; its list of suggestions and who came stand beside it. */
export function evolveMeeting(before: AssignmentMeeting, event: string, state: string, body: unknown, by: { readonly name: string; readonly today: IsoDate; readonly workPlan: WorkPlan | null }): AssignmentMeeting {
  const meeting = { ...before, state, version: before.version + 1 };
  switch (event) {
    case 'MeetingEdited': {
      const { title, heldOn, heldTime, place, convener, agenda } = body as MeetingBodies['edit'];
      return { ...meeting, title: title?.trim() ?? meeting.title, heldOn: heldOn ?? meeting.heldOn, heldTime: heldTime?.trim() ?? meeting.heldTime, place: place?.trim() ?? meeting.place, convener: convener?.trim() ?? meeting.convener, agenda: agenda === undefined ? meeting.agenda : written(agenda) };
    }
    case 'WorkPlanWritten': {
      // A part left empty is made from the record again.
      const given = { ...meeting.sections, ...(body as MeetingBodies['writePlan']).sections };
      return { ...meeting, sections: Object.fromEntries(sectionKeys.flatMap((key) => ((given[key] ?? '').trim() === '' ? [] : [[key, (given[key] ?? '').trim()]]))) };
    }
    case 'MeetingSubmitted': return { ...meeting, returnReason: null };
    case 'MeetingReturned': return { ...meeting, returnReason: (body as MeetingBodies['returnPlan']).reason };
    case 'MeetingConfirmed': return { ...meeting, confirmedByName: by.name, confirmedOn: by.today };
    case 'MeetingTakenBack': return { ...meeting, confirmedByName: null, confirmedOn: null };
    case 'MeetingHeld': return { ...meeting, openedOn: by.today, workPlan: by.workPlan };
    case 'MinutesWritten': {
      const { present, text } = body as MeetingBodies['writeMinutes'];
      return { ...meeting, minutes: { present: present.trim(), text: text.trim(), writtenByName: by.name, writtenOn: by.today } };
    }
    case 'MeetingCancelled': return { ...meeting, returnReason: (body as MeetingBodies['cancel']).reason };
    default: return meeting;
  }
}

export const written = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '');
