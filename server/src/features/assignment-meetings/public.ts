/** What the worker, the composition root and the demo may use of the meetings. */
export { handOverMeeting } from './hand-over-meeting.ts';
export { meetingsIn } from './read/meetings.ts';
export { performMeetingAction, planMeeting, type MeetingResult } from './perform-meeting-action.ts';
export { readsMeetingPapers } from './read-meeting.ts';
export { assignmentMeetingRoutes } from './routes.ts';
