/** What the worker and the composition root may use of the meetings. */
export { handOverMeeting } from './hand-over-meeting.ts';
export { assignmentMeetingRoutes } from './routes.ts';
