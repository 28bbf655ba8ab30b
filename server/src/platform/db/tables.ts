import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/**
 * Every table by its camel-case name. A feature declares its own ones beside its store:
 *
 *     declare module '../../platform/db/tables.ts' { interface Tables { suggestion: SuggestionTable } }
 */
export interface Tables {
  platformMigration: PlatformMigrationTable;
  platformClock: PlatformClockTable;
  platformSite: PlatformSiteTable;
}

export interface PlatformMigrationTable {
  number: number;
  name: string;
  checksum: string;
  appliedAt: Generated<Date>;
}

export interface PlatformClockTable {
  one: Generated<boolean>;
  /** What is added to the machine's time, in milliseconds; bigint in the database. */
  offsetMs: number;
}

export interface PlatformSiteTable {
  one: Generated<boolean>;
  mode: 'demo' | 'production';
  complete: boolean;
}

/** A calendar date, 'YYYY-MM-DD'. */
export type DateColumn = ColumnType<string, string, string>;
/** An instant; read as Date, written as Date or ISO string. */
export type InstantColumn = ColumnType<Date, Date | string, Date | string>;
/** jsonb; keys inside are kept as they were written. */
export type JsonColumn<Value extends object | null> = JSONColumnType<Value>;
