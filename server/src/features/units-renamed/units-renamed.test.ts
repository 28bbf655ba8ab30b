import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { followRename } from './public.ts';

let site: ProcessSite;
let replied: ReturnType<typeof storyOf>;
let open: ReturnType<typeof storyOf>;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  replied = storyOf(site, '关于修复南环路的建议');
  open = storyOf(site, '关于增设公交站的建议');
  await replied.untilReplied();
  await open.untilHandling();
  site.clock.moveTo('2026-04-10T01:00:00Z');
}, 60_000);
afterAll(() => site.close());

const unit = '/api/v1/organisation/transport';
const rename = async (who: string, more: object = {}) => {
  const { version } = await site.get('system', unit);
  return site.call(who, 'POST', `${unit}/actions/rename`, { name: '霁川县交通运输和物流局', renamedOn: '2026-04-01', reason: '机构改革', basis: '霁委发〔2026〕7号', ...more }, { 'if-match': `"${version}"` });
};
const codes = (answer: { json: Record<string, unknown> }) => ((answer.json['refusals'] ?? []) as { code: string }[]).map((one) => one.code);
const letterText = async (story: typeof replied) => {
  const { rows } = await site.database.ownerPool.query(`select letter->>'unitName' as name from reply where suggestion_id = $1 and state = 'delivered'`, [story.id]);
  return rows[0]?.name as string;
};

describe('a unit with a new name', () => {
  it('gets it from the system administrator alone, on a day that has come, and to another name', async () => {
    for (const who of ['security', 'affairs', 'roads-head', 'lin']) expect((await rename(who)).status).toBe(403);
    expect(codes(await rename('system', { renamedOn: '2026-04-11' }))).toEqual(['notYet']);
    expect(codes(await rename('system', { name: '霁川县交通运输局' }))).toEqual(['sameName']);
    expect(codes(await rename('system', { name: '霁川县财政局' }))).toEqual(['nameTaken']);
    expect((await site.get('system', unit))['formerNames']).toBeNull();
  });

  it('is found under both names', async () => {
    const answer = await rename('system');
    expect([answer.status, answer.json['name'], answer.json['formerNames']]).toEqual([200, '霁川县交通运输和物流局', '霁川县交通运输局']);
    for (const query of ['物流局', '霁川县交通运输局']) expect(((await site.get('affairs', `/api/v1/organisation?query=${encodeURIComponent(query)}`)) as unknown as { items: { id: string }[] }).items.map((one) => one.id)).toContain('transport');
    const units = (await site.get('affairs', '/api/v1/units')) as unknown as { items: { id: string; name: string; formerNames: string[] }[] };
    expect(units.items.find((one) => one.id === 'transport')).toMatchObject({ name: '霁川县交通运输和物流局', formerNames: ['霁川县交通运输局'] });
    expect(codes(await rename('system', { name: '霁川县物流局', renamedOn: '2026-03-20' }))).toEqual(['beforeLastRename']);
    expect(codes(await rename('system', { name: '霁川县物流局' }))).toEqual(['renamedTwice']);
  });

  it('bears it in open tasks by acts that tell the old one; clocks go on, and letters keep the name of their day', async () => {
    const clocks = async () => (await site.database.ownerPool.query('select id, due_on, version from deadline order by id')).rows;
    const before = await clocks();
    // Killed and run again: the second run finds nothing left.
    for (const _ of [1, 2]) await followRename(site.deps, 'county', 'transport');
    const seen = await site.get('affairs', `/api/v1/${open.own()}`);
    expect(seen['leadUnitName']).toBe('霁川县交通运输和物流局');
    const timeline = seen['timeline'] as { text: string; note: string | null; actorName: string }[];
    expect(timeline.filter((item) => item.text.includes('更名')).map((item) => item.note)).toEqual(['“霁川县交通运输局”更名为“霁川县交通运输和物流局”：机构改革。办理期限照常计算，不因更名重新起算']);
    expect(await clocks()).toEqual(before);
    expect(await letterText(replied)).toBe('霁川县交通运输局');
    // What is written from now on goes out under the new name.
    await open.deliverOpinion();
    const reply = await open.writeReply();
    await site.act('roads-head', reply, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
    expect(await letterText(open)).toBe('霁川县交通运输和物流局');
    expect((await site.get('roads-head', '/api/v1/me'))['identity']).toMatchObject({ organisation: { name: '霁川县交通运输和物流局' } });
  });

  it('is no act that a person could do on a case', async () => {
    const task = `handling-tasks/${(await open.last('handlingTask')).id}`;
    expect((await site.call('roads-head', 'POST', `/api/v1/${task}/actions/renameUnit`, { newName: '某局' }, { 'if-match': '"1"' })).status).toBe(404);
  });
});
