import type { SuggestionCategory } from '@luoshi/domain/case-file/rows.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { resultClasses, resultLettersOn, type ResultClass, type ResultLetters } from '@luoshi/domain/setting/result-class.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { atIntake, taskRows, type CountingFrame } from '../../cases/public.ts';

/** Raised, admitted, handed over, solved: by the session's category; without one is what was not registered. */
export interface StageCounts { readonly category: SuggestionCategory | null; readonly raised: number; readonly admitted: number; readonly handedOver: number; readonly solved: number }
/** What was handed over by the class of its reply, with the letter of today; null: no reply has said one yet. */
export interface ResultCount { readonly resultClass: ResultClass | null; readonly letter: string; readonly count: number }

interface Counted extends StageCounts { readonly resultClass: ResultClass | null }

/** Both tables from one statement, of the rows of which the rates are made: handed over is what the rates have as their denominator, solved what the solved rate has as its numerator. */
export async function countStages(tx: Tx, frame: CountingFrame): Promise<{ readonly stages: readonly StageCounts[]; readonly results: readonly ResultCount[] }> {
  const rows = await rowsOf(tx, sql<Counted>`with ${taskRows(frame, ['solved'])}
    select s.category, s.overall_class as "resultClass", count(*) filter (where ${atIntake('raised')})::int as raised, count(*) filter (where ${atIntake('admitted')})::int as admitted,
      count(w.suggestion_id)::int as "handedOver", (count(*) filter (where w."v_solved"))::int as solved
    from suggestion s left join whole w on w.suggestion_id = s.id where s.congress_id = ${frame.congressId} and ${frame.where} group by 1, 2`);
  const sum = (of: readonly Counted[], name: 'raised' | 'admitted' | 'handedOver' | 'solved') => of.reduce((total, row) => total + row[name], 0);
  const stages = (['inSession', 'interSessional', null] as const).map((category): StageCounts => {
    const of = rows.filter((row) => row.category === category);
    return { category, raised: sum(of, 'raised'), admitted: sum(of, 'admitted'), handedOver: sum(of, 'handedOver'), solved: sum(of, 'solved') };
  });
  const { letters } = await lettersOn(tx, frame.congressId, frame.today);
  const results = [...resultClasses, null].map((resultClass): ResultCount => ({ resultClass, letter: resultClass === null ? '' : letters[resultClass], count: sum(rows.filter((row) => row.resultClass === resultClass), 'handedOver') }));
  return { stages, results };
}

async function lettersOn(tx: Tx, congressId: string, today: IsoDate): Promise<ResultLetters> {
  const [row] = await rowsOf(tx, sql<{ versions: ResultLetters[] }>`select v.settings->'resultLetters' as versions from setting_version v
    where v.congress_id = ${congressId} and v.in_force_from <= ${today}::date and v.settings ? 'resultLetters' order by v.in_force_from desc, v.version desc limit 1`);
  return resultLettersOn(row?.versions ?? defaultSettings.resultLetters, today);
}
