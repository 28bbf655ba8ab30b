import { describe, expect, it } from 'vitest';
import { comingAfter, settingsOn, turningDays, versionOn, type SettingVersion } from './dated-settings.ts';
import { defaultSettings } from './settings.ts';

const versions: SettingVersion[] = [
  { version: 1, inForceFrom: '2026-03-01', settings: { ...defaultSettings, withdrawal: 'beforeReply' } },
  { version: 2, inForceFrom: '2027-01-01', settings: { nonResponse: 'countedBasicallySatisfied' } },
  { version: 3, inForceFrom: '2026-10-20', settings: { nonResponse: 'excluded', evaluationDissatisfiedOn: 'either' } },
];

describe('settings with a day on which they begin', () => {
  it('are the program’s own before the first decision, and each from its day on', () => {
    expect(settingsOn(versions, '2026-02-28')).toEqual(defaultSettings);
    expect(settingsOn(versions, '2026-03-01').withdrawal).toBe('beforeReply');
    expect(settingsOn(versions, '2026-12-31')).toMatchObject({ withdrawal: 'beforeReply', nonResponse: 'excluded', evaluationDissatisfiedOn: 'either' });
    expect(settingsOn(versions, '2027-01-01')).toMatchObject({ withdrawal: 'beforeReply', nonResponse: 'countedBasicallySatisfied', evaluationDissatisfiedOn: 'either' });
  });

  it('decided earlier for a later day are not undone by what is decided in between', () => {
    expect([versionOn(versions, '2026-11-01')?.version, versionOn(versions, '2027-01-01')?.version, versionOn(versions, '2026-01-01')]).toEqual([3, 2, undefined]);
  });

  it('decided twice for one day count as decided last', () => {
    const corrected = [...versions, { version: 4, inForceFrom: '2027-01-01', settings: { nonResponse: 'excluded' as const } }];
    expect(settingsOn(corrected, '2027-06-01').nonResponse).toBe('excluded');
    expect(comingAfter(corrected, '2026-10-20')).toEqual([{ key: 'nonResponse', inForceFrom: '2027-01-01', version: 4 }]);
  });

  it('given up by the program since are left out', () => {
    expect(settingsOn([{ version: 1, inForceFrom: '2026-01-01', settings: { forgotten: 3 } as object }], '2026-02-01')).toEqual(defaultSettings);
  });

  it('turn on the days that are to come', () => {
    expect(turningDays(versions, '2026-10-20')).toEqual(['2026-10-20', '2027-01-01']);
    expect(turningDays(versions, '2027-05-01')).toEqual(['2027-05-01']);
  });
});
