import { describe, expect, it } from 'vitest';
import { publishedCalendar as calendar } from '../calendar/published-calendar.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { addMonths, dateOfDayNumber, dayNumberOf } from '../kernel/dates.ts';
import { differencesOf, keysOfSet, valueInSet } from './differences-of-set.ts';
import { localSetOf, localSets } from './local-sets.ts';
import { deadlineRuleOf, defaultSettings, isTimeSettingKey, settingKeys, type Settings } from './settings.ts';
import { settingBasis } from './setting-basis.ts';
import type { StoredSettings } from './stored-settings.ts';
import { timeSettings } from './time-settings.ts';
import { validateSetting, validateSettings } from './validate-setting.ts';

/**
 * What the comparison table of time rules (handbook 1.3) says of each setting, typed from the table: number and unit
 * (d days, wd working days, m months), start event in brackets; a cell that names no start has none. Cells that a set must
 * leave out stand as null, with the reason beside them; an empty cell of the table stands nowhere.
 */
const table: Record<string, Record<string, string | null>> = {
  returnRequest: { zhejiang: '10d received', shandong: '5d received', qingdao: '5wd received', chongqing: '10wd assigned', henan: '10wd assigned', shanghai: '7wd received' },
  // 重庆: from receipt of what was given back, which the system does not tell from the request.
  returnDecision: { chongqing: null, henan: '10wd returnRequested' },
  firstContact: { chongqing: '20wd received' },
  acceptanceNotice: { zhejiang: '7d admitted' },
  assistingOpinion: { zhejiang: '2m received', shandong: '1m received', qingdao: '1m received', chongqing: '30wd assigned', henan: '2m received', shanghai: '1m received' },
  assistingOpinionRedo: { chongqing: '5wd assistingOpinionReturned' },
  // 浙江, 河南: from receipt, looser than 代表法 51.
  reply: { zhejiang: null, shandong: '3m', qingdao: '3m assigned', chongqing: '3m assigned', henan: null, beijing: '3m assigned', shanghai: '3m assigned' },
  // 上海: three months and three more.
  replyComplex: { zhejiang: null, shandong: '6m', qingdao: '6m assigned', chongqing: '6m assigned', henan: null, beijing: '6m', shanghai: '6m assigned' },
  rehandledReply: { zhejiang: '1m', shandong: '1m', chongqing: '2m rehandlingOrdered', henan: '1m', beijing: '2m', shanghai: '1m' },
  // From receipt by the congress. 上海 in session: a meeting, not the assignment.
  assignment: { shandong: '5d submitted', qingdao: '5wd submitted', chongqing: '10wd submitted', shanghai: '7wd submitted' },
  sessionAssignment: { shanghai: null },
  nonResponse: { chongqing: 'excluded' },
  withdrawalConsent: { shanghai: 'every' },
  secondDissatisfactionWay: { chongqing: 'meeting', henan: 'assessment', shanghai: 'faceToFace' },
  commitmentVerification: { chongqing: '20wd evidenceSubmitted' },
  // 上海 wants the consent of every signer: a choice of its own.
  withdrawal: { shandong: 'beforeReply', qingdao: 'beforeReply', chongqing: 'beforeReply', beijing: 'beforeAssignment' },
  handlingReportTime: { shandong: 'beforeSession', qingdao: 'fourthQuarter', chongqing: 'november' },
  deputyFeedback: { chongqing: '20wd', henan: '10wd', beijing: '15wd' },
  // 北京 names no signer; 青岛 and 上海 say 负责人, the others 主要负责人.
  replySigner: { zhejiang: 'head', shandong: 'head', qingdao: 'headOrDeputyHead', chongqing: 'head', henan: 'head', shanghai: 'headOrDeputyHead' },
  // 山东: relayed only if the lead sponsor agrees.
  coSignedReply: { zhejiang: 'every', shandong: null, qingdao: 'lead', chongqing: 'every', henan: 'every', shanghai: 'every' },
  // The content and the answer itself are to be public in 山东 27 and 青岛 30; elsewhere the handling, a report, or what may be (重庆 36, 河南 29, 北京 30, 上海 26, 浙江 29).
  publicityDefault: { shandong: 'full', qingdao: 'full', chongqing: null, henan: null, beijing: null, shanghai: null, zhejiang: null },
};

/**
 * Every row of the table, and every cell that says something: the settings that the set takes from it, or words of the note that says why it takes none.
 * A line of the handbook that has neither is missing silently, which is what this is here to find.
 */
const rows: Record<string, Record<string, string[]>> = {
  闭会交办: { zhejiang: ['acceptanceNotice', '第十一条规定交办'], shandong: ['assignment'], qingdao: ['assignment'], chongqing: ['assignment'], beijing: ['第十六条'], shanghai: ['assignment'] },
  会期交办: { shandong: ['第十条规定大会期间'], qingdao: ['第十四条规定大会期间'], chongqing: ['第十三条规定大会期间'], henan: ['第十二条规定大会期间'], beijing: ['第十四条规定大会期间'], shanghai: ['第十五条'] },
  退办: { zhejiang: ['returnRequest'], shandong: ['returnRequest'], qingdao: ['returnRequest'], chongqing: ['returnRequest'], henan: ['returnRequest'], shanghai: ['returnRequest'] },
  重新交办: { zhejiang: ['第十四条规定重新交办'], chongqing: ['第十六条'], henan: ['returnDecision'], shanghai: ['第十四条规定对退回的'] },
  首次联系: { chongqing: ['firstContact'] },
  会办意见: { zhejiang: ['assistingOpinion'], shandong: ['assistingOpinion'], qingdao: ['assistingOpinion'], chongqing: ['assistingOpinion', 'assistingOpinionRedo'], henan: ['assistingOpinion'], shanghai: ['assistingOpinion'] },
  答复: { zhejiang: ['第二十一条'], shandong: ['reply'], qingdao: ['reply'], chongqing: ['reply'], henan: ['第二十条'], beijing: ['reply'], shanghai: ['reply'] },
  最长: { zhejiang: ['第二十一条'], shandong: ['replyComplex'], qingdao: ['replyComplex'], chongqing: ['replyComplex'], henan: ['第二十条'], beijing: ['replyComplex'], shanghai: ['replyComplex'] },
  代表反馈: { zhejiang: ['第二十三条规定代表'], qingdao: ['第三十一条规定答复结束后'], chongqing: ['deputyFeedback', '第二十七条规定代表'], henan: ['deputyFeedback', '第二十二条'], beijing: ['deputyFeedback', '第二十三条规定代表'], shanghai: ['第二十一条规定代表'] },
  不反馈: { chongqing: ['nonResponse'], beijing: ['第二十三条规定难以及时反馈'] },
  重新答复: { zhejiang: ['rehandledReply'], shandong: ['rehandledReply'], qingdao: ['第三十一条'], chongqing: ['rehandledReply'], henan: ['rehandledReply'], beijing: ['rehandledReply'], shanghai: ['rehandledReply'] },
  仍不满意: { chongqing: ['secondDissatisfactionWay'], henan: ['secondDissatisfactionWay'], shanghai: ['secondDissatisfactionWay'] },
  承诺台账: { zhejiang: ['第二十条规定跟踪办理'], shandong: ['第十八条规定正在解决'], qingdao: ['第二十七条规定建立承诺事项台账'], chongqing: ['commitmentVerification', '第二十八条', '第二十四条规定每年第四季度'], henan: ['第二十七条'], beijing: ['第二十六条规定建立信息库'], shanghai: ['第二十二条规定年内'] },
  // 上海 10 belongs to the choice that asks for every signer's consent.
  撤回: { shandong: ['withdrawal'], qingdao: ['withdrawal'], chongqing: ['withdrawal'], henan: ['第十一条规定代表可以在代表团'], beijing: ['withdrawal'], shanghai: ['withdrawalConsent'] },
  联名答复: { zhejiang: ['coSignedReply'], shandong: ['第二十条规定分别答复'], qingdao: ['coSignedReply'], chongqing: ['coSignedReply'], henan: ['coSignedReply'], shanghai: ['coSignedReply'] },
  签发: { zhejiang: ['replySigner'], shandong: ['replySigner'], qingdao: ['replySigner'], chongqing: ['replySigner'], henan: ['replySigner'], beijing: ['第二十二条规定答复采用公文'], shanghai: ['replySigner'] },
  公开: { zhejiang: ['第二十九条规定办理情况的报告'], shandong: ['publicityDefault', '第二十七条规定建议的内容'], qingdao: ['publicityDefault', '第三十条'], chongqing: ['第三十六条'], henan: ['第二十九条'], beijing: ['第三十条'], shanghai: ['第二十六条规定办理情况的报告'] },
  年度报告: { zhejiang: ['第二十九条规定每年'], shandong: ['handlingReportTime'], qingdao: ['handlingReportTime'], chongqing: ['handlingReportTime'], henan: ['第二十八条'], beijing: ['第二十八条'], shanghai: ['第二十六条规定每年年中'] },
};
const units = { d: 'calendarDay', wd: 'workingDay', m: 'month' } as const;
const places = localSets.map((set) => [set.place, set] as const);
const of = (id: string) => { const set = localSetOf(id); if (set === undefined) throw new Error(id); return set; };

describe('the sets of local settings', () => {
  it('are those of seven places, each naming its regulation and year', () => {
    expect(localSets.map(({ place, year }) => `${place}${year}`)).toEqual(['浙江2016', '山东2017', '青岛2021', '重庆2017', '河南2017', '北京2014', '上海2015']);
    for (const { regulation, shortName, year } of localSets) expect([regulation.length > 10, shortName.endsWith(`(${year})`)]).toEqual([true, true]);
    expect(localSets.filter((set) => set.warning !== undefined).map((set) => set.place)).toEqual(['浙江']);
    expect(of('zhejiang').warning).toContain('2023');
  });

  it.each(places)('of %s say what the table says and nothing else', (_place, set) => {
    const expected = Object.entries(table).flatMap(([key, row]) => (typeof row[set.id] === 'string' ? [[key, row[set.id]]] : []));
    const said = keysOfSet(set).map((key) => {
      const time = isTimeSettingKey(key) ? set.times[key] : undefined;
      if (time === undefined) return [key, set.choices[key as 'nonResponse']?.value];
      const unit = Object.entries(units).find(([, name]) => name === time.unit)?.[0];
      return [key, `${time.count}${unit}${time.startEvent === undefined ? '' : ` ${time.startEvent}`}`];
    });
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(expected));
  });

  it.each(places)('of %s leave no cell of the table out without saying why, and say nothing that no row names', (_place, set) => {
    const cells = Object.entries(rows).flatMap(([row, cells]) => (cells[set.id] ?? []).map((said) => [row, said] as const));
    const keys = keysOfSet(set) as readonly string[];
    expect(cells.filter(([, said]) => !keys.includes(said) && !set.notes.some((note) => note.includes(said)))).toEqual([]);
    expect(keys.filter((key) => !cells.some(([, said]) => said === key))).toEqual([]);
  });

  it.each(places)('of %s are valid, each by itself and all together, and looser than no national limit', (_place, set) => {
    const values = Object.fromEntries(keysOfSet(set).map((key) => [key, valueInSet(defaultSettings, set, key)]));
    for (const [key, value] of Object.entries(values)) expect(validateSetting(key, value), key).toEqual({ ok: true, notices: [] });
    expect(validateSettings({ ...defaultSettings, ...values }).ok).toBe(true);
  });

  it.each(places)('of %s give no reply after three, or six, months from 交办之日 on any day (代表法 51)', (_place, set) => {
    for (const [key, months] of [['reply', 3], ['replyComplex', 6]] as const) {
      const value = valueInSet(defaultSettings, set, key);
      if (value === undefined) continue;
      const rule = deadlineRuleOf({ ...defaultSettings, [key]: value } as Settings, key);
      expect(rule.startEvent).toBe('assigned');
      for (let day = dayNumberOf('2025-01-01'); day < dayNumberOf('2026-01-01'); day += 1) {
        const from = dateOfDayNumber(day);
        const { nominalOn, cutFrom } = computeDeadline(rule, from, calendar);
        expect([nominalOn <= addMonths(from, months), cutFrom]).toEqual([true, undefined]);
      }
    }
  });

  it('start only where the catalogue lets a clock start, and name the article with its words', () => {
    for (const set of localSets) for (const key of keysOfSet(set)) {
      const time = isTimeSettingKey(key) ? set.times[key] : undefined;
      if (isTimeSettingKey(key) && time?.startEvent !== undefined) expect(timeSettings[key].startEvents).toContain(time.startEvent);
      const { basis } = [...differencesOf(defaultSettings, set).differences, ...differencesOf(defaultSettings, set).agreeing].find((one) => one.key === key) ?? expect.fail();
      expect(basis.article).toMatch(/^第[一二三四五六七八九十]+条$/);
      expect(basis.text).toMatch(/。$/);
    }
  });
});

describe('what becomes public', () => {
  it.each(places)('of %s has no day of its own: the national default holds, and the set says so with its article', (_place, set) => {
    expect(keysOfSet(set)).not.toContain('publication');
    expect(keysOfSet(set)).not.toContain('publicationWish');
    expect(differencesOf(defaultSettings, set).leftAlone.map(({ key }) => key)).toEqual(expect.arrayContaining(['publication', 'publicationWish']));
    expect(set.notes.filter((note) => /^关于公开：第[二三]十[一二三四五六七八九]?条规定.*政府信息公开条例第二十六条/u.test(note))).toHaveLength(1);
  });

  it('is filled in as full text in 山东 and 青岛, by their article', () => {
    const { differences } = differencesOf({ ...defaultSettings, publicityDefault: 'titleOnly' }, of('qingdao'));
    expect(differences.find(({ key }) => key === 'publicityDefault')).toMatchObject({ value: { value: 'full', basisFrom: 'qingdao' }, basisText: '青岛市人大代表建议工作条例(2021)第三十条' });
  });
});

describe('the differences', () => {
  it('stand side by side with their basis; what agrees and what is left alone stand apart', () => {
    const { differences, agreeing, leftAlone, notes } = differencesOf(defaultSettings, of('chongqing'));
    const other = differences.filter(({ presentText, setText }) => presentText !== setText);
    expect(other.map(({ key }) => key)).toEqual(['assignment', 'assistingOpinion', 'returnRequest', 'rehandledReply', 'deputyFeedback', 'withdrawal', 'handlingReportTime']);
    // The same value that rests on another place's regulation, or on none, is cited otherwise once it is adopted.
    expect(differences.filter((one) => !other.includes(one)).map(({ key, presentBasisText }) => [key, presentBasisText])).toEqual([
      ['firstContact', '本地设定'], ['assistingOpinionRedo', '本地设定'], ['commitmentVerification', '本地设定'], ['secondDissatisfactionWay', '本地设定'],
      ['replySigner', '浙江省人大代表建议办理规定(2016)第二十二条'], ['coSignedReply', '浙江省人大代表建议办理规定(2016)第二十二条'],
    ]);
    expect(other[1]).toEqual({
      key: 'assistingOpinion', labelZh: '会办意见', presentText: '自收到之日起1个月内，遇休息日顺延', presentBasisText: '本地设定', setText: '自交办之日起30个工作日内，遇休息日顺延',
      basis: { law: '重庆市人大代表建议工作条例(2017)', article: '第二十条', text: expect.stringContaining('三十个工作日') }, basisText: '重庆市人大代表建议工作条例(2017)第二十条',
      value: { unit: 'workingDay', count: 30, startEvent: 'assigned', roll: 'nextWorkingDay', basisFrom: 'chongqing' },
    });
    expect(agreeing.map(({ key }) => key)).toContain('nonResponse');
    expect(differences.length + agreeing.length + leftAlone.length).toBe(settingKeys.length);
    expect(leftAlone.map(({ key }) => key)).toContain('receipt');
    expect(notes.join('')).toContain('第十三条');
  });

  it('keep what the regulation is silent about: rolling over days off, and a start that it does not name', () => {
    const present: Settings = { ...defaultSettings, returnRequest: { ...defaultSettings.returnRequest, roll: 'none' }, reply: { ...defaultSettings.reply, count: 2 } };
    const { differences } = differencesOf(present, of('shandong'));
    expect(differences.find(({ key }) => key === 'returnRequest')?.value).toEqual({ unit: 'calendarDay', count: 5, startEvent: 'received', roll: 'none', basisFrom: 'shandong' });
    // 代表法 51 binds where 山东 names no start.
    expect(differences.find(({ key }) => key === 'reply')?.value).toMatchObject({ count: 3, startEvent: 'assigned' });
  });

  it('once adopted are cited by the clocks with the place’s regulation, which is cited for nothing that it does not say', () => {
    const taken = valueInSet(defaultSettings, of('chongqing'), 'assistingOpinion');
    const rule = deadlineRuleOf({ ...defaultSettings, assistingOpinion: taken } as Settings, 'assistingOpinion');
    expect([rule.count, rule.unit, rule.startEvent, rule.basis]).toEqual([30, 'workingDay', 'assigned', { law: '重庆市人大代表建议工作条例(2017)', article: '第二十条', text: expect.any(String) }]);
    expect(deadlineRuleOf(defaultSettings, 'assistingOpinion').basis.text).toContain('上海');
    for (const wrong of [{ count: 31 }, { unit: 'month' }, { startEvent: 'received' }, { basisFrom: 'beijing' }, { basisFrom: 'atlantis' }, { basisFrom: 1 }]) {
      expect(validateSetting('assistingOpinion', { ...taken as object, ...wrong }), JSON.stringify(wrong)).toMatchObject({ ok: false });
    }
  });

  it('leave alone a value that the congress rests on a rule of its own, and 代表法 where it says the same', () => {
    const own: Settings = { ...defaultSettings, firstContact: { ...defaultSettings.firstContact, ownBasis: '本县办法第九条' } };
    const { agreeing } = differencesOf({ ...own, coSignedReply: { value: 'every', ownBasis: '本县办法第十二条' } }, of('chongqing'));
    expect(agreeing.map(({ key }) => key)).toEqual(expect.arrayContaining(['firstContact', 'coSignedReply', 'reply', 'nonResponse']));
    expect(valueInSet(own, of('chongqing'), 'reply')).toBe(defaultSettings.reply);
  });

  it('once adopted are cited with the place’s regulation, choices too', () => {
    for (const set of localSets) {
      const adopted = { ...defaultSettings, ...Object.fromEntries(keysOfSet(set).map((key) => [key, valueInSet(defaultSettings, set, key)])) } as StoredSettings;
      for (const key of keysOfSet(set)) if (key !== 'reply' && key !== 'replyComplex') expect([set.place, key, settingBasis(key, adopted).law]).toEqual([set.place, key, set.shortName]);
    }
  });

  it('are none once a set has been adopted', () => {
    for (const set of localSets) {
      const adopted = { ...defaultSettings, ...Object.fromEntries(keysOfSet(set).map((key) => [key, valueInSet(defaultSettings, set, key)])) } as Settings;
      expect(differencesOf(adopted, set).differences).toEqual([]);
    }
  });
});
