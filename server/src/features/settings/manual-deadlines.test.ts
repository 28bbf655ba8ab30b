import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unitText } from '@luoshi/domain/deadline/deadline-rule.ts';
import { timeSettingKeys, timeSettings } from '@luoshi/domain/setting/time-settings.ts';

const page = readFileSync(new URL('../../../../docs/manual/deadlines.md', import.meta.url), 'utf8');
const table = new Map([...page.matchAll(/^\| ([^|]+) \| (\d+ [^|]+) \| ([^|]+) \|$/gm)].map(([, name = '', period = '']) => [name, period.replace(/ /g, '')]));

describe('the manual’s table of deadlines', () => {
  it('names every time setting by its label with its default, and nothing that is none', () => {
    // What stands in the label's brackets stands in the table's third column.
    const settings = timeSettingKeys.map((key) => [timeSettings[key].labelZh.replace(/（.*）/, ''), unitText(timeSettings[key].unit, timeSettings[key].count)]);
    expect([...table].toSorted()).toEqual(settings.toSorted());
  });
});
