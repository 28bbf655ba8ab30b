import { addDays } from '@luoshi/domain/kernel/dates.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFaults } from '../../testing/audit-faults.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { todayOf, untilMediation } from '../../testing/second-dissatisfaction.ts';
import { storyOf } from '../../testing/story.ts';
import { SESSION_COOKIE } from '../identity/public.ts';
import { wordsOfPdf } from '../documents/test-data/measure-pdf.ts';

let site: ProcessSite;
let story: ReturnType<typeof storyOf>;
beforeAll(async () => { site = await processSite(); story = storyOf(site); await untilMediation(site, story); });
afterAll(() => site.close());

const path = async () => `mediations/${(await story.last('mediation')).id}`;
const refused = async (name: string, action: string, body: unknown) => {
  const at = await path();
  const { version } = await site.get('affairs', `/api/v1/${at}`);
  const answer = await site.call(name, 'POST', `/api/v1/${at}/actions/${action}`, body, { 'if-match': `"${version}"` });
  return [answer.status, (answer.json['refusals'] as { code: string }[] | undefined)?.map((one) => one.code)];
};
const told = async (role: string) => (await site.database.ownerPool.query<{ text: string }>('select text from notice where record_kind = $1 and role = $2 order by seq', ['mediation', role])).rows.map((row) => row.text);

describe('a second dissatisfaction over HTTP', () => {
  it('is on the desk of the commission, and holds the wind-up', async () => {
    expect(await story.last('mediation')).toMatchObject({ state: 'opened', way: 'meeting', unitId: 'transport' });
    const toDo = await site.get('affairs', '/api/v1/to-do') as unknown as { items: { recordKind: string; action: string; dueOn: string | null }[] };
    expect(toDo.items.filter((one) => one.recordKind === 'mediation')).toMatchObject([{ action: 'convene', dueOn: expect.any(String) as string }]);
    expect((await site.get('affairs', `/api/v1/${story.own()}`)).state).toBe('replied');
    expect(await refused('affairs', 'conclude', { conclusion: 'explain', reasons: '已说明' })).toEqual([422, ['wayNotTaken']]);
    expect((await refused('roads-head', 'convene', { meetingAt: site.clock.now().toISOString(), place: '会议室' }))[0]).toBe(403);
    expect(await told('unitHead')).toHaveLength(1);
  });

  it('is talked over, with minutes that both sides and nobody else of the units get as a paper', async () => {
    expect((await site.call('affairs', 'GET', `/api/v1/${await path()}/minutes.pdf`)).status).toBe(409);
    await site.act('affairs', await path(), 'convene', { meetingAt: site.clock.now().toISOString(), place: '县人大三楼会议室' });
    const scan = await site.upload('affairs', '会商纪要签字页');
    const minutes = { heldOn: todayOf(site), place: '县人大三楼会议室', attendees: [{ name: '胡建华', position: '局长', rank: 'unitHead' }], deputiesPresent: ['林永发'], minutes: '路面已修，排水未修。', agreed: 'commitment', agreedText: '补设排水管', ownerName: '李卫锋', dueOn: addDays(todayOf(site), 60), files: [scan] };
    expect(await refused('affairs', 'recordMeeting', { ...minutes, ownerName: '', dueOn: todayOf(site) })).toEqual([422, ['ownerMissing', 'badDueOn']]);
    await site.act('affairs', await path(), 'recordMeeting', minutes);
    const pdf = await site.app.inject({ method: 'GET', url: `/api/v1/${await path()}/minutes.pdf`, headers: { cookie: `${SESSION_COOKIE}=${await site.cookieOf('lin')}` } });
    expect(pdf.statusCode, pdf.body.slice(0, 200)).toBe(200);
    const text = await wordsOfPdf(pdf.rawPayload);
    for (const words of ['代表建议会商纪要', '路面已修，排水未修。', '新的承诺事项：补设排水管', '责任人：李卫锋', '胡建华（局长', '林永发']) expect(text).toContain(words);
    expect((await site.call('court-head', 'GET', `/api/v1/${await path()}/minutes.pdf`)).status).toBe(404);
  });

  it('is concluded with reasons, the promise goes into the ledger, and the last rating stands beside the others', async () => {
    expect(await refused('affairs', 'conclude', { conclusion: 'explain', reasons: '已说明' })).toEqual([422, ['promiseAgreed']]);
    await site.act('affairs', await path(), 'conclude', { conclusion: 'track', reasons: '双方已商定补设排水管', askNo: 2 });
    expect(await story.last('commitment')).toMatchObject({ content: '补设排水管', askNo: 2, state: 'undertaken' });
    const open = await story.last('evaluation', 'lin');
    expect(open).toMatchObject({ sequence: 3, state: 'open', roundId: null });
    // Nobody but the rater and the commission knows that it is asked for.
    expect((await story.records('evaluation', 'roads-head')).map((one) => one['sequence'])).toEqual([1, 2]);
    await site.act('lin', `evaluations/${open.id}`, 'rate', { attitude: 'satisfied', result: 'basicallySatisfied' });
    expect((await story.records('evaluation', 'roads-head')).map((one) => one['result'])).toEqual(['dissatisfied', 'dissatisfied', 'basicallySatisfied']);
    expect(await site.get('affairs', `/api/v1/${story.own()}`)).toMatchObject({ state: 'evaluated', firstResult: 'dissatisfied', finalResult: 'basicallySatisfied' });
    expect((await told('deputy')).at(-1)).toContain('双方已商定补设排水管');
    await site.act('affairs', story.own(), 'conclude');
    expect(await auditFaults(site)).toEqual([]);
  });
});
