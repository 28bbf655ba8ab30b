/** Acts that can be done to many suggestions at a time, and where one does them one by one. */
export interface BatchWork { readonly label: string; readonly state: string; readonly sort: string; readonly desk: string }

export const batchWorks: Readonly<Record<string, BatchWork | undefined>> = {
  register: { label: '登记编号', state: 'reviewed', sort: 'updatedAt', desk: '/registration' },
  confirmAssignment: { label: '会签交办', state: 'awaitingJointAssignment', sort: 'number', desk: '/joint-assignment' },
  conclude: { label: '办结', state: 'evaluated', sort: 'number', desk: '/to-do' },
  archive: { label: '归档', state: 'concluded', sort: 'number', desk: '/to-do' },
};
