import { publishedNotices } from '@luoshi/domain/calendar-notices/notices.ts';
import { workingCalendarOf, type WorkingCalendar } from '@luoshi/domain/calendar/working-calendar.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { YearNotice } from '@luoshi/domain/calendar/year-notice.ts';
import { settingsOn, type SettingVersion } from '@luoshi/domain/setting/dated-settings.ts';
import type { Settings } from '@luoshi/domain/setting/settings.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import { rowsOf, withReading, type Db, type Tx } from '../../platform/db/database.ts';

/** The rules of the place on one day: its settings in force and its working calendar. */
export interface Place { readonly settings: Settings; readonly calendar: WorkingCalendar; readonly settingsOn: (day: IsoDate) => Settings }

interface PlaceRow { versions: SettingVersion[] | null; notices: YearNotice[] | null }

/** Names the rules in force; an expression, so that it can come along with what else is asked. */
export const placeStamp = (congressId: string): RawBuilder<string> => sql<string>`(select
    coalesce((select max(version) from setting_version where congress_id = ${congressId}), 0) || '/' ||
    coalesce((select string_agg(year || ':' || extract(epoch from loaded_at), ',' order by year) from calendar_notice where congress_id = ${congressId}), ''))`;

/** The settings alone, for what has no calendar. */
export async function readSettingsOn(tx: Tx, congressId: string, day: IsoDate): Promise<Settings> {
  return settingsOn(await rowsOf(tx, sql<SettingVersion>`select version, in_force_from as "inForceFrom", settings from setting_version where congress_id = ${congressId}`), day);
}

async function readPlace(tx: Tx, congressId: string): Promise<PlaceRow> {
  const [row] = await rowsOf(tx, sql<PlaceRow>`select
    (select jsonb_agg(jsonb_build_object('version', version, 'inForceFrom', in_force_from, 'settings', settings)) from setting_version where congress_id = ${congressId}) as versions,
    (select jsonb_agg(notice order by year) from calendar_notice where congress_id = ${congressId}) as notices`);
  return row ?? { versions: null, notices: null };
}

export interface Places {
  of(tx: Tx, congressId: string): Promise<Place>;
  /** For whoever has asked for the stamp with something else. */
  at(tx: Tx, congressId: string, stamp: string): Promise<Place>;
  read(congressId: string): Promise<Place>;
}

/** Keeps each congress's place in memory for as long as nothing newer stands in the database; asked within every act. */
export function createPlaces(db: Db, clock: Clock): Places {
  const known = new Map<string, { stamp: string; today: IsoDate; place: Place }>();
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
    const today = dateInShanghai(clock.now().toISOString());
    if (cached?.stamp === stamp) {
      // A new day may be the first of what was decided before.
      if (cached.today === today) return cached.place;
      const place = { ...cached.place, settings: cached.place.settingsOn(today) };
      known.set(congressId, { stamp, today, place });
      return place;
    }
    const row = await readPlace(tx, congressId);
    const loaded = row.notices ?? [];
    const notices = [...publishedNotices.filter((notice) => !loaded.some((own) => own.year === notice.year)), ...loaded];
    const on = (day: IsoDate) => settingsOn(row.versions ?? [], day);
    const place: Place = { settings: on(today), calendar: workingCalendarOf(notices), settingsOn: on };
    known.set(congressId, { stamp, today, place });
    return place;
  }
  return { of, at, read: (congressId) => withReading(db, congressId, (tx) => of(tx, congressId)) };
}
