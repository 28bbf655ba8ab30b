import { publishedNotices } from '@luoshi/domain/calendar-notices/notices.ts';
import { workingCalendarOf, type WorkingCalendar } from '@luoshi/domain/calendar/working-calendar.ts';
import type { YearNotice } from '@luoshi/domain/calendar/year-notice.ts';
import { defaultSettings, type Settings } from '@luoshi/domain/setting/settings.ts';
import { sql, type RawBuilder } from 'kysely';
import { rowsOf, withReading, type Db, type Tx } from '../../platform/db/database.ts';

/** The rules of the place on one day: its settings in force and its working calendar. */
export interface Place { readonly settings: Settings; readonly calendar: WorkingCalendar }

interface PlaceRow { settings: Partial<Settings> | null; notices: YearNotice[] | null }

/** Names the rules in force; an expression, so that it can come along with what else is asked. */
export const placeStamp = (congressId: string): RawBuilder<string> => sql<string>`(select
    coalesce((select max(version) from setting_version where congress_id = ${congressId}), 0) || '/' ||
    coalesce((select string_agg(year || ':' || extract(epoch from loaded_at), ',' order by year) from calendar_notice where congress_id = ${congressId}), ''))`;

async function readPlace(tx: Tx, congressId: string): Promise<PlaceRow> {
  const [row] = await rowsOf(tx, sql<PlaceRow>`select
    (select settings from setting_version where congress_id = ${congressId} order by version desc limit 1) as settings,
    (select jsonb_agg(notice order by year) from calendar_notice where congress_id = ${congressId}) as notices`);
  return row ?? { settings: null, notices: null };
}

export interface Places {
  of(tx: Tx, congressId: string): Promise<Place>;
  /** For whoever has asked for the stamp with something else. */
  at(tx: Tx, congressId: string, stamp: string): Promise<Place>;
  read(congressId: string): Promise<Place>;
}

/** Keeps each congress's place in memory for as long as nothing newer stands in the database; asked within every act. */
export function createPlaces(db: Db): Places {
  const known = new Map<string, { stamp: string; place: Place }>();
  const asked = new WeakMap<Tx, Promise<Place>>();
  /** Within one transaction of one congress the rules do not change under an act. */
  function of(tx: Tx, congressId: string): Promise<Place> {
    const place = asked.get(tx) ?? load(tx, congressId);
    asked.set(tx, place);
    return place;
  }
  async function load(tx: Tx, congressId: string): Promise<Place> {
    const [row] = await rowsOf(tx, sql<{ stamp: string }>`select ${placeStamp(congressId)} as stamp`);
    return at(tx, congressId, row?.stamp ?? '');
  }
  async function at(tx: Tx, congressId: string, stamp: string): Promise<Place> {
    const cached = known.get(congressId);
    if (cached?.stamp === stamp) return cached.place;
    const row = await readPlace(tx, congressId);
    const loaded = row.notices ?? [];
    const notices = [...publishedNotices.filter((notice) => !loaded.some((own) => own.year === notice.year)), ...loaded];
    const place = { settings: { ...defaultSettings, ...row.settings }, calendar: workingCalendarOf(notices) };
    known.set(congressId, { stamp, place });
    return place;
  }
  return { of, at, read: (congressId) => withReading(db, congressId, (tx) => of(tx, congressId)) };
}
