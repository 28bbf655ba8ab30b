/** The names of work, which the server writes into the exported to-do list as well: words alone, no rule. */
export { workName } from '@luoshi/domain/case-file/work-names.ts';
