/** Acts that can be done to many suggestions at a time, and where one does them one by one. */
export interface BatchWork { readonly label: string; readonly filter: { readonly state?: string; readonly states?: string; readonly overdue?: boolean }; readonly sort: string; readonly desk: string }

const batchWorks: Readonly<Record<string, BatchWork | undefined>> = {
  register: { label: '登记编号', filter: { state: 'reviewed' }, sort: 'dueOn', desk: '/registration' },
  confirmAssignment: { label: '会签交办', filter: { state: 'awaitingJointAssignment' }, sort: 'dueOn', desk: '/joint-assignment' },
  urgeUnits: { label: '催办', filter: { states: 'handling,rehandling', overdue: true }, sort: 'dueOn', desk: '/suggestions?overdue=1' },
  conclude: { label: '办结', filter: { state: 'evaluated' }, sort: 'number', desk: '/to-do' },
  archive: { label: '归档', filter: { state: 'concluded' }, sort: 'number', desk: '/to-do' },
};

/** In a township what is concluded is reported to its congress first, and filed after that (代表法 51). */
const inTownship: typeof batchWorks = {
  ...batchWorks, report: { label: '登记向大会报告', filter: { state: 'concluded' }, sort: 'number', desk: '/township-report' },
  archive: { label: '归档', filter: { state: 'reported' }, sort: 'number', desk: '/to-do' },
};
export const batchWorksIn = (isTownship: boolean): typeof batchWorks => (isTownship ? inTownship : batchWorks);
