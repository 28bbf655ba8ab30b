import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../../platform/db/database.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { password, processCounty } from '../../testing/process-county.ts';
import { SESSION_COOKIE } from '../identity/public.ts';
import { MOST_VIEWS } from './saved-view.ts';

let site: ProcessSite;
/** The same person, once more in another capacity. */
const county = { ...processCounty, identities: [...(processCounty.identities ?? []), { congressId: 'county', id: 'i-affairs-2', personId: 'p-affairs', role: 'committeeMember' as const, organisationId: 'standing', fromDate: '2022-01-10' }] };

beforeAll(async () => { site = await processSite('2026-03-02T01:00:00Z', county); });
afterAll(() => site.close());

/** A second log-in of the same person, acting in another identity. */
async function otherCapacity(username: string, identityId: string) {
  const cookieOf = (answer: { cookies: readonly { name: string; value: string }[] }) => answer.cookies.find(({ name }) => name === SESSION_COOKIE)?.value ?? '';
  const first = cookieOf(await site.app.inject({ method: 'POST', url: '/api/v1/login', payload: { username, password } }));
  const switched = await site.app.inject({ method: 'POST', url: '/api/v1/me/identity', payload: { identityId }, headers: { cookie: `${SESSION_COOKIE}=${first}` } });
  if (switched.statusCode !== 200) throw new Error(switched.body);
  return (method: 'GET' | 'POST', url: string, payload?: object) => site.app.inject({ method, url, headers: { cookie: `${SESSION_COOKIE}=${cookieOf(switched) || first}` }, ...(payload === undefined ? {} : { payload }) });
}

interface ViewJson { id: string; name: string; filter: Record<string, unknown>; sort: string | null; columns: string[] }
const address = '/api/v1/saved-views';
const view = { name: '交通局逾期', filter: { unit: 'transport', overdue: true, states: 'handling,rehandling' }, sort: '-dueOn', columns: ['number', 'title', 'dueOn'] };
const save = (username: string, body: object = {}) => site.call(username, 'POST', address, { list: 'suggestions', ...view, ...body });
const viewsOf = async (username: string) => (await site.get(username, `${address}?list=suggestions`)) as unknown as { columns: { name: string; label: string; isStandard: boolean }[]; items: ViewJson[] };
const errorsOf = (answer: { json: Record<string, unknown> }) => answer.json['errors'] as { field: string; text: string }[];

describe('views of the list of suggestions', () => {
  it('are saved, chosen again, renamed, changed and deleted', async () => {
    const saved = await save('affairs');
    expect([saved.status, saved.json]).toEqual([201, { id: expect.any(String), ...view }]);
    const id = saved.json.id;
    expect((await viewsOf('affairs')).items).toEqual([{ id, ...view }]);
    const changed = await site.call('affairs', 'PUT', `${address}/${id}`, { name: '  未编号  ', filter: { q: '路' }, columns: ['title'] });
    expect([changed.status, changed.json]).toEqual([200, { id, name: '未编号', filter: { q: '路' }, sort: null, columns: ['title'] }]);
    expect((await site.call('affairs', 'DELETE', `${address}/${id}`)).status).toBe(204);
    expect((await site.call('affairs', 'DELETE', `${address}/${id}`)).status).toBe(404);
    expect((await viewsOf('affairs')).items).toEqual([]);
  });

  it('come with the columns that the reader may choose', async () => {
    const { columns } = await viewsOf('affairs');
    expect(columns.slice(0, 3)).toEqual([{ name: 'number', label: '编号', isStandard: true }, { name: 'title', label: '标题', isStandard: true }, { name: 'lead', label: '领衔代表', isStandard: true }]);
    expect(columns.map(({ name }) => name)).not.toContain('task');
    expect((await viewsOf('roads-section')).columns.at(-1)).toEqual({ name: 'task', label: '本单位办理', isStandard: false });
  });

  it('belong to the identity that saved them, even among those of one person', async () => {
    const { json: { id } } = await save('affairs', { name: '只有我的' });
    for (const other of ['office', 'roads-section', 'lin', 'system']) {
      expect((await viewsOf(other)).items, other).toEqual([]);
      expect((await site.call(other, 'PUT', `${address}/${id}`, { ...view, name: '夺来的' })).status, other).toBe(404);
      expect((await site.call(other, 'DELETE', `${address}/${id}`)).status, other).toBe(404);
    }
    const asMember = await otherCapacity('affairs', 'i-affairs-2');
    expect((await asMember('GET', `${address}?list=suggestions`)).json().items).toEqual([]);
    expect((await asMember('POST', address, { list: 'suggestions', ...view, name: '只有我的' })).statusCode, 'a name of one’s own in each capacity').toBe(201);
    expect((await viewsOf('affairs')).items.map(({ id: own }) => own)).toEqual([id]);
    expect((await site.call(null, 'GET', `${address}?list=suggestions`)).status).toBe(401);
  });

  it('are out of another congress’s reach, whatever a statement asks', async () => {
    await save('government', { name: '县里的' });
    const count = (congressId: string) => withTransaction(site.database.db, congressId, async (tx) => (await tx.selectFrom('savedView' as never).selectAll().execute()).length);
    expect(await count('county')).toBeGreaterThan(0);
    expect(await count('township-01')).toBe(0);
  });

  it('have names of their own, of 1 to 30 characters', async () => {
    const { json: { id } } = await save('council', { name: '甲' });
    await save('council', { name: '乙' });
    const taken = [{ field: 'name', text: '您已经有名为「乙」的视图，请换一个名称' }];
    const again = await save('council', { name: ' 乙 ' });
    expect([again.status, errorsOf(again)]).toEqual([422, taken]);
    const renamed = await site.call('council', 'PUT', `${address}/${id}`, { ...view, name: '乙' });
    expect([renamed.status, errorsOf(renamed)]).toEqual([422, taken]);
    expect((await site.call('council', 'PUT', `${address}/${id}`, { ...view, name: '甲' })).status, 'its own name again').toBe(200);
    for (const [name, text] of [['', '不能为空'], ['   ', '不符合要求的格式'], ['两\n行', '不符合要求的格式'], ['长'.repeat(31), '最多 30 个字']] as const) {
      const refused = await save('council', { name });
      expect([refused.status, errorsOf(refused)], JSON.stringify(name)).toEqual([400, [{ field: 'name', text: expect.stringContaining(`「名称」${text}`) }]]);
    }
    expect((await save('council', { name: '长'.repeat(30) })).status).toBe(201);
  });

  it('hold only filters, orders and columns that the list knows', async () => {
    const wrong = [
      [{ filter: { colour: 'red' } }, 'filter.colour'], [{ filter: { state: 'noSuchState' } }, 'filter.state'], [{ filter: { overdue: 'yes' } }, 'filter.overdue'], [{ filter: { cursor: 'x' } }, 'filter.cursor'],
      [{ sort: 'colour' }, 'sort'], [{ columns: ['title', 'colour'] }, 'columns.1'], [{ columns: [] }, 'columns'], [{ columns: ['title', 'title'] }, 'columns'], [{ list: 'people' }, 'list'],
    ] as const;
    for (const [body, field] of wrong) {
      const refused = await save('member', body);
      expect([refused.status, errorsOf(refused).map((one) => one.field)], JSON.stringify(body)).toEqual([400, [field]]);
    }
    expect((await viewsOf('member')).items).toEqual([]);
  });

  it(`are at most ${MOST_VIEWS}, also when two are saved at once`, async () => {
    for (let n = 1; n < MOST_VIEWS; n += 1) await save('leader', { name: `视图${n}` });
    const both = await Promise.all([save('leader', { name: '最后一个' }), save('leader', { name: '多出一个' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(errorsOf(both.find(({ status }) => status === 422) ?? both[0])).toEqual([{ field: 'name', text: '最多保存 50 个视图，请先删去不用的' }]);
    expect((await viewsOf('leader')).items).toHaveLength(MOST_VIEWS);
  });
});
