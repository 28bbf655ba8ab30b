import { describe, expect, it } from 'vitest';
import { publishedCalendar as calendar } from '../calendar/published-calendar.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { addMonths, daysBetween } from '../kernel/dates.ts';
import { dateOfDayNumber, dayNumberOf } from '../kernel/dates.ts';
import { describeSetting } from './describe-setting.ts';
import { resultLettersOn } from './result-class.ts';
import { deadlineRuleOf, defaultSettings, settingKeys, type Settings } from './settings.ts';
import { basisText } from '../deadline/deadline-rule.ts';
import { timeSettingKeys } from './time-settings.ts';
import { settingsOn, storedOn } from './dated-settings.ts';
import { settingBasis } from './setting-basis.ts';
import { validateSetting, validateSettings } from './validate-setting.ts';

const time = (unit: string, count: number, startEvent = 'assigned') => ({ unit, count, startEvent, roll: 'nextWorkingDay' });

describe('settings', () => {
  it('by default are valid, without a notice, and go through JSON unchanged', () => {
    expect(validateSettings(defaultSettings)).toEqual({ ok: true, notices: [] });
    expect(validateSettings(JSON.parse(JSON.stringify(defaultSettings)))).toEqual({ ok: true, notices: [] });
    expect(JSON.parse(JSON.stringify(defaultSettings))).toEqual(defaultSettings);
  });

  it('each have a label, a basis and a form for the administration page', () => {
    for (const key of settingKeys) {
      const described = describeSetting(key);
      expect(described.labelZh).not.toBe('');
      expect(described.basis.text).not.toBe('');
      expect(described.defaultText).not.toBe('');
      if (described.basis.law !== '本地设定') expect(described.basis.article).toMatch(/^第.+条/);
    }
    expect(describeSetting('reply')).toMatchObject({ defaultText: '自交办之日起3个月内', basisText: '代表法(2025)第五十一条第二款' });
  });

  it('each make a rule that can be computed', () => {
    for (const key of timeSettingKeys) expect(computeDeadline(deadlineRuleOf(defaultSettings, key), '2026-03-12', calendar).dueOn > '2026-03-12').toBe(true);
    expect(computeDeadline(deadlineRuleOf(defaultSettings, 'reply'), '2026-11-30', calendar).dueOn).toBe('2027-03-01');
  });

  it.each([['month', 7], ['month', 12], ['calendarDay', 185], ['workingDay', 133]])('refuse a reply limit over six months: %s %i (代表法 51)', (unit, count) => {
    expect(validateSetting('reply', time(unit, count))).toMatchObject({ ok: false, errors: [{ field: 'reply.count' }] });
  });

  it.each([
    ['month', 4, 'assigned', true], ['calendarDay', 90, 'assigned', true], ['workingDay', 60, 'assigned', true],
    ['month', 3, 'assigned', false], ['month', 2, 'assigned', false], ['calendarDay', 89, 'assigned', false], ['workingDay', 40, 'assigned', false],
  ])('tell of a limit looser than the national one: %s %i %s %s', (unit, count, startEvent, looser) => {
    const check = validateSetting('reply', time(unit, count, startEvent));
    if (!check.ok) expect.fail(JSON.stringify(check));
    expect(check.notices.map(({ code }) => code)).toEqual(looser ? ['cutToNationalLimit'] : []);
    if (looser) expect(check.notices[0]).toMatchObject({ localText: expect.any(String), nationalText: '自交办之日起3个月内（代表法(2025)第五十一条第二款）' });
  });

  it('rest on the true shortest and longest lengths of three and six months', () => {
    const lengths = (months: number) => Array.from({ length: 4 * 366 }, (_, i) => dateOfDayNumber(dayNumberOf('2024-01-01') + i)).map((from) => daysBetween(from, addMonths(from, months)));
    expect(Math.min(...lengths(3))).toBe(89);
    expect([Math.min(...lengths(6)), Math.max(...lengths(6))]).toEqual([181, 184]);
  });

  it('warn where assisting opinions leave the lead unit no time', () => {
    const check = validateSettings({ ...defaultSettings, assistingOpinion: time('month', 2, 'received') });
    expect(check.ok && check.notices.map(({ code }) => code)).toEqual(['assistingOpinionTooLate']);
  });

  it('warn where reviews use up the period for the assignment that counts from receipt', () => {
    const codes = (settings: object) => { const check = validateSettings({ ...defaultSettings, ...settings }); return check.ok ? check.notices.map(({ code }) => code) : expect.fail(); };
    const assignment = time('workingDay', 10, 'submitted');
    expect(codes({ assignment })).toEqual(['reviewsOverrunAssignment']);
    const twoDays = (key: 'presidiumReview' | 'affairsReview' | 'officeReview') => ({ [key]: { ...defaultSettings[key], count: 2 } });
    expect(codes({ assignment, ...twoDays('presidiumReview'), ...twoDays('affairsReview'), ...twoDays('officeReview') })).toEqual([]);
  });

  it.each([
    ['reply', null], ['reply', { ...time('month', 3), extra: 1 }], ['reply', time('year', 1)], ['reply', time('month', 2.5)], ['reply', time('month', 3, 'submitted')], ['reply', time('month', 3, 'received')], ['affairsReview', time('workingDay', 5, 'submitted')],
    ['reply', { ...time('month', 3), roll: 'back' }], ['nonResponse', 'whatever'], ['nonResponse', 'toString'], ['constructor', 1], ['nope', 1],
    ['reminderDaysBefore', [7, 7]], ['reminderDaysBefore', [0]], ['reminderDaysAfter', 'x'], ['resultLetters', []],
    ['resultLetters', [{ version: 1, effectiveFrom: '2026-01-01', letters: { solved: 'A' } }]],
  ])('refuse %s = %j', (key, value) => expect(validateSetting(key, value).ok).toBe(false));

  it('refuse a set with a key missing or unknown', () => {
    const { reply: _, ...rest } = defaultSettings;
    expect(validateSettings(rest).ok).toBe(false);
    expect(validateSettings({ ...defaultSettings, more: 1 }).ok).toBe(false);
    expect(validateSettings([]).ok).toBe(false);
  });

  it('keep every version of the result letters', () => {
    const [first] = defaultSettings.resultLetters;
    if (!first) expect.fail();
    const second = { ...first, version: 2, effectiveFrom: '2026-06-01', letters: { ...first.letters, partly: 'A' } };
    expect(validateSetting('resultLetters', [first, second]).ok).toBe(true);
    expect(resultLettersOn([second, first], '2026-05-31').letters.partly).toBe('B');
    expect(resultLettersOn([second, first], '2026-06-01').letters.partly).toBe('A');
  });

  it('may be 甲乙丙, or none at all, but not some', () => {
    const [first] = defaultSettings.resultLetters;
    if (!first) expect.fail();
    const of = (letters: (letter: string) => string) => [{ ...first, letters: Object.fromEntries(Object.entries(first.letters).map(([name, letter]) => [name, letters(letter)])) }];
    expect(validateSetting('resultLetters', of((letter) => ({ A: '甲', B: '乙', C: '丙' })[letter] ?? '')).ok).toBe(true);
    expect(validateSetting('resultLetters', of(() => '')).ok).toBe(true);
    expect(validateSetting('resultLetters', of((letter) => (letter === 'A' ? '' : letter))).ok).toBe(false);
  });
});

describe('what a value rests on', () => {
  const stored = (settings: object) => storedOn([{ version: 1, inForceFrom: '2026-01-01', settings }], '2026-03-01');
  const fifteen = time('workingDay', 15, 'received');
  const basisOf = (key: 'returnRequest' | 'coSignedReply' | 'replySigner' | 'consultationRankOrdinary', value: unknown) => basisText(settingBasis(key, stored({ [key]: value })));

  it('is the catalogue’s article for the catalogue’s number alone; a number of one’s own is 本地设定 until its rule is named', () => {
    expect(basisOf('returnRequest', defaultSettings.returnRequest)).toBe('浙江省人大代表建议办理规定(2016)第十四条');
    expect(basisOf('returnRequest', { ...defaultSettings.returnRequest, roll: 'none' })).toBe('浙江省人大代表建议办理规定(2016)第十四条');
    for (const other of [fifteen, { ...defaultSettings.returnRequest, count: 9 }, { ...defaultSettings.returnRequest, startEvent: 'assigned' }]) expect(basisOf('returnRequest', other)).toBe('本地设定');
    expect(basisOf('returnRequest', { ...fifteen, ownBasis: '本县办法第九条' })).toBe('本县办法第九条');
    expect(deadlineRuleOf({ ...defaultSettings, returnRequest: fifteen } as Settings, 'returnRequest').basis).toEqual({ law: '本地设定', article: '', text: expect.stringContaining('自收到之日起10日内') });
    expect(deadlineRuleOf({ ...defaultSettings, returnRequest: { ...fifteen, ownBasis: '本县办法第九条' } } as Settings, 'returnRequest').basis.law).toBe('本县办法第九条');
    for (const key of timeSettingKeys) {
      const changed = deadlineRuleOf({ ...defaultSettings, [key]: { ...defaultSettings[key], count: defaultSettings[key].count + 1 } } as Settings, key).basis;
      expect([changed.law, changed.article]).toEqual(['本地设定', '']);
    }
  });

  it('is kept with a choice as with a number, and is nothing to whoever only asks what was chosen', () => {
    expect(basisOf('coSignedReply', 'every')).toBe('浙江省人大代表建议办理规定(2016)第二十二条');
    expect(basisOf('coSignedReply', 'lead')).toBe('本地设定');
    expect(basisOf('coSignedReply', { value: 'lead', basisFrom: 'qingdao' })).toBe('青岛市人大代表建议工作条例(2021)第二十八条');
    expect(basisOf('coSignedReply', { value: 'every', ownBasis: '本县办法第十二条' })).toBe('本县办法第十二条');
    expect(settingBasis('consultationRankOrdinary', stored({ consultationRankOrdinary: 'sectionHead' })).text).toContain('双面商');
    expect(settingsOn([{ version: 1, inForceFrom: '2026-01-01', settings: { coSignedReply: { value: 'lead', basisFrom: 'qingdao' } } }], '2026-03-01').coSignedReply).toBe('lead');
  });

  it.each([
    ['returnRequest', { ...fifteen, ownBasis: '' }], ['returnRequest', { ...fifteen, ownBasis: ' 本县办法' }], ['returnRequest', { ...fifteen, ownBasis: '本县\n办法' }], ['returnRequest', { ...fifteen, ownBasis: '长'.repeat(61) }],
    ['returnRequest', { ...fifteen, ownBasis: 9 }], ['assistingOpinion', { ...time('workingDay', 30), basisFrom: 'chongqing', ownBasis: '本县办法第九条' }],
    ['coSignedReply', { value: 'lead' }], ['coSignedReply', { value: 'lead', basisFrom: 'chongqing' }], ['coSignedReply', { value: 'lead', basisFrom: 'atlantis' }], ['coSignedReply', { value: 'none', ownBasis: '本县办法第九条' }],
    ['coSignedReply', { value: 'lead', ownBasis: '本县办法', more: 1 }], ['coSignedReply', { value: 'lead', basisFrom: 'qingdao', ownBasis: '本县办法第九条' }], ['coSignedReply', ['lead']],
  ])('is refused where it is none: %s = %j', (key, value) => expect(validateSetting(key, value).ok).toBe(false));

  it('is taken, alone or in a whole', () => {
    expect(validateSetting('coSignedReply', { value: 'lead', basisFrom: 'qingdao' }).ok).toBe(true);
    expect(validateSettings(stored({ returnRequest: { ...fifteen, ownBasis: '本县办法第九条' }, coSignedReply: { value: 'lead', ownBasis: '本县办法第十条' } })).ok).toBe(true);
  });
});
