import { townshipSuggestion } from '@luoshi/domain/case-file/kinds.ts';
import type { ActEntry } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { describe, expect, it } from 'vitest';
import { castCounty } from '../county-cast.ts';
import { makeCounty } from '../make-county.ts';
import { townshipsWithHistory } from './plan-township.ts';
import { runHistory } from './run-history.ts';

/** What the demo tells of its townships, by the rules that people's acts go through. */
describe('the histories of the demo’s townships', () => {
  it('stand in every state of a township’s suggestion, or stood there on the way, with numbers of their own and no county hand in them', async () => {
    const rows = makeCounty();
    const entries: ActEntry[] = [];
    const files: CaseFile[] = [];
    for (const township of townshipsWithHistory) {
      const series = new Map<string, number>();
      await runHistory({
        cast: castCounty(rows, township), isTownship: true, now: new Date('2026-10-20T09:00:00+08:00'), hashText: (text) => String(text.length), size: { inSession: 0, interSessional: 0 }, years: [2025, 2026], coming: 0, hasPlants: false,
        sink: {
          addAct: (own) => { entries.push(...own); }, addCase: (file) => { files.push(file); }, addUpload: () => undefined, addRoundAct: () => undefined,
          draw: (name) => { const n = (series.get(name) ?? 0) + 1; series.set(name, n); return n; },
        },
      });
    }
    const stood = new Set(entries.filter((entry) => entry.recordKind === 'suggestion').map((entry) => entry.toState));
    // Nobody withdraws, throws a draft away or hands one on among so few; of drafts handed on the county has a story.
    const rare = ['withdrawn', 'discarded', 'declined', 'handingOver'];
    expect(Object.keys(townshipSuggestion.workflow.states).filter((state) => !stood.has(state) && !rare.includes(state))).toEqual([]);
    expect(files.length).toBeGreaterThan(70);
    expect(files.filter((file) => !townshipsWithHistory.some((one) => one === file.congressId) || file.suggestion.leadTownshipId !== file.congressId)).toEqual([]);
    expect(new Set(entries.flatMap(({ actor }) => ('congressId' in actor ? [actor.role] : []))).has('deputyAffairs')).toBe(false);
    const labels = files.flatMap(({ suggestion }) => (suggestion.numberLabel === null ? [] : [suggestion.numberLabel]));
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.every((label) => /^.{2,4}[镇乡]第十八届人大第.+次会议(闭会)?第\d+号$/u.test(label))).toBe(true);
    expect(files.filter((file) => file.suggestion.state === 'closed' && (file.suggestion.reportedOn === null || file.suggestion.reportSessionLabel === null))).toEqual([]);
  });
});
