import type { ConsultationMode } from '../case-file/rows.ts';

export const modeLabels: Readonly<Record<ConsultationMode, string>> = { meeting: '见面', visit: '走访', seminar: '座谈', onSite: '现场', telephone: '电话', video: '视频' };
