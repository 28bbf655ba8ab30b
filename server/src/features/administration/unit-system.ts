import { sql, type RawBuilder } from 'kysely';

/** The system of a unit, as said in administration or else as its channel tells. */
export const unitSystem = (alias: string): RawBuilder<string> => sql.raw(`coalesce(${alias}.unit_system, case ${alias}.channel when 'government' then 'executive' else 'party' end)`);
