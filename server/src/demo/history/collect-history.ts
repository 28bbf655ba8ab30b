import { createHash } from 'node:crypto';
import type { ActEntry, Job, Notice, Upload } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { EvaluationRound } from '@luoshi/domain/evaluation-round/workflow.ts';
import { castCounty, type CountyCast } from '../county-cast.ts';
import { COUNTY, makeCounty } from '../make-county.ts';
import type { RoundAct } from './rounds.ts';
import { runHistory, type HistoryOptions } from './run-history.ts';
import type { GivenCommand } from './world.ts';

export interface CollectedHistory {
  readonly cast: CountyCast;
  readonly files: readonly CaseFile[];
  readonly acts: readonly { readonly entries: readonly ActEntry[]; readonly notices: readonly Notice[]; readonly jobs: readonly Job[] }[];
  readonly entries: readonly ActEntry[];
  readonly notices: readonly Notice[];
  readonly commands: readonly GivenCommand[];
  readonly uploads: readonly { readonly upload: Upload; readonly personId: string; readonly at: string }[];
  readonly roundActs: readonly RoundAct[];
  readonly rounds: readonly EvaluationRound[];
  readonly series: ReadonlyMap<string, number>;
}

/** A history kept in memory instead of written: for looking at, and for giving its commands again elsewhere. */
export async function collectHistory(options: Pick<HistoryOptions, 'now' | 'size' | 'years' | 'coming' | 'hasPlants'>): Promise<CollectedHistory> {
  const cast = castCounty(makeCounty(), COUNTY);
  const files: CaseFile[] = [];
  const acts: CollectedHistory['acts'][number][] = [];
  const entries: ActEntry[] = [];
  const notices: Notice[] = [];
  const commands: GivenCommand[] = [];
  const uploads: CollectedHistory['uploads'][number][] = [];
  const roundActs: RoundAct[] = [];
  const series = new Map<string, number>();
  const world = await runHistory({
    ...options, cast, hashText: (text) => createHash('sha256').update(text).digest('hex'), onCommand: (command) => commands.push(command),
    sink: {
      addAct: (own, told, jobs) => { acts.push({ entries: [...own], notices: told, jobs }); entries.push(...own); notices.push(...told); },
      addCase: (file) => { files.push(file); },
      addUpload: (upload, personId, at) => { uploads.push({ upload, personId, at }); },
      addRoundAct: (act) => { roundActs.push(act); },
      draw: (name) => { const n = (series.get(name) ?? 0) + 1; series.set(name, n); return n; },
    },
  });
  return { cast, files, acts, entries, notices, commands, uploads, roundActs, rounds: world.rounds, series };
}
