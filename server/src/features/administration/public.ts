/** What other features, the demo and the composition root may use. */
export type {
  AccountRow, CongressRow, ConstituencyRow, CountyRows, DeputyRow, IdentityRow, MandateEnd, OrganisationKind, OrganisationRow, PersonRow, SectionRow, SessionRow, TermRow,
} from './county-rows.ts';
export { administrationWords } from './words.ts';
export { act as administer } from './perform.ts';
export { insertCounty } from './insert-county.ts';
export { administrationRoutes } from './routes.ts';
export { isOwed } from './read/owed-tasks.ts';
export { unitSystem } from './unit-system.ts';
