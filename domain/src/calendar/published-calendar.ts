import { publishedNotices } from '../calendar-notices/notices.ts';
import { workingCalendarOf } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** The calendar of the notices that come with the program (2011–2026); a site adds later years with `withNotice`. */
export const publishedCalendar: WorkingCalendar = workingCalendarOf(publishedNotices);
