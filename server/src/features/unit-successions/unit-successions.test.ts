import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../../platform/db/database.ts';
import { collectTasks } from '../../worker.ts';
import { processCounty } from '../../testing/process-county.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { reportLines, verifySite } from '../audit/verify-site.ts';
import { followSuccession } from './public.ts';
import { tasksToCarryOn, findSuccession } from './read/successions.ts';

/** The transport bureau is abolished: its cases go to the bureau of finance, one to a new bureau of urban management. */
const urban = { congressId: 'county', id: 'urban', kind: 'handlingUnit' as const, name: '霁川县综合行政执法局', shortName: '执法局', channel: 'government' as const, documentCode: '霁执建提' };
const office = { ...urban, congressId: 'township-01', id: 'town-office', name: '霁城镇农业服务中心', channel: 'direct' as const };
const stranger = { ...urban, congressId: 'township-01', id: 'elsewhere', name: '霁城镇人民政府', channel: 'direct' as const };
let site: ProcessSite;
let replied: ReturnType<typeof storyOf>;
let open: ReturnType<typeof storyOf>;
let asked: ReturnType<typeof storyOf>;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z', { ...processCounty, organisations: [...(processCounty.organisations ?? []), urban, stranger, office], sections: [...(processCounty.sections ?? []), { congressId: 'county', id: 'urban-a', organisationId: 'urban', name: '市政科' }] });
  replied = storyOf(site, '关于修复南环路的建议');
  open = storyOf(site, '关于增设公交站的建议');
  asked = storyOf(site, '关于整治占道停车的建议');
  await replied.untilReplied();
  await open.untilHandling();
  await open.deliverOpinion();
  await asked.untilReviewed();
  await asked.register();
  await site.act('affairs', asked.own(), 'assign', { leadUnitId: 'transport', assistingUnitIds: [] });
  await site.act('government', asked.own(), 'confirmAssignment');
  await site.act('roads-liaison', `handling-tasks/${(await asked.last('handlingTask')).id}`, 'requestReturn', { ground: '三定规定第三条', reason: '属城市管理职责' });
  site.clock.moveTo('2026-04-10T01:00:00Z');
}, 60_000);
afterAll(() => site.close());

const unit = '/api/v1/organisation/transport';
type Desk = { tasks: { taskId: string; numberLabel: string }[]; people: { identityId: string }[]; succession: { total: number; left: number; toldOn: string | null } | null };
const desk = async (who = 'system') => (await site.get(who, `${unit}/succession`)) as unknown as Desk;
const moved = (name: string, more: object = {}) => ({ identityId: `i-${name}`, outcome: 'moved', ...more });
const people = [moved('roads-liaison'), moved('roads-section', { role: 'unitSection', organisationId: 'urban', sectionId: 'urban-a' }), moved('roads-deputy', { organisationId: 'urban', role: 'unitHead' }), { identityId: 'i-roads-bus', outcome: 'ended' }, { identityId: 'i-roads-head', outcome: 'ended' }];
const succeed = async (who: string, more: object = {}) => {
  const { version } = await site.get('system', unit);
  const tasks = [{ taskId: (await asked.last('handlingTask')).id, successorId: 'urban' }];
  return site.call(who, 'POST', `${unit}/actions/succeed`, {
    manner: 'abolished', succeededOn: '2026-04-08', documentTitle: '霁川县机构改革方案', documentNumber: '霁委发〔2026〕9号', documentDate: '2026-04-01', successorId: 'finance', tasks, people, ...more,
  }, { 'if-match': `"${version}"` });
};
const refusals = (answer: { json: Record<string, unknown> }) => ((answer.json['refusals'] ?? []) as { code: string; field?: string }[]).map(({ code, field }) => `${code} ${field ?? ''}`);
const query = async (text: string) => (await site.database.ownerPool.query(text)).rows as Record<string, unknown>[];

describe('a unit that is merged', () => {
  it('is refused whatever does not fit, with field and remedy, and leaves nothing behind', async () => {
    for (const who of ['security', 'affairs', 'roads-head', 'lin']) expect((await succeed(who)).status).toBe(403);
    const tries: [object, string][] = [
      [{ succeededOn: '2026-04-11' }, 'notYet /succeededOn'], [{ succeededOn: '2026-03-01', documentDate: '2026-03-01' }, 'beforeLastAct /succeededOn'], [{ documentDate: '2026-04-09' }, 'documentLater /documentDate'],
      [{ successorId: 'transport' }, 'sameUnit /successorId'], [{ successorId: 'nowhere' }, 'unknownUnit /successorId'], [{ successorId: 'affairs' }, 'unknownUnit /successorId'], [{ successorId: 'elsewhere' }, 'otherCongress /successorId'],
      [{ manner: 'merged' }, 'mergedWhole /tasks/0/successorId'], [{ people: people.slice(1) }, 'personMissing /people'], [{ tasks: [{ taskId: 'nowhere', successorId: 'urban' }] }, 'unknownTask /tasks/0/taskId'],
      [{ people: [moved('roads-liaison', { role: 'unitSection' }), ...people.slice(1)] }, 'sectionMissing /people/0/sectionId'],
    ];
    for (const [more, expected] of tries) {
      const answer = await succeed('system', more);
      expect([answer.status, refusals(answer)[0]]).toEqual([422, expected]);
    }
    expect((await succeed('system', { documentNumber: ' ' })).text).toContain('文号');
    expect(refusals(await site.call('system', 'POST', `${unit}/actions/end`, { endedOn: '2026-04-08', endReason: '撤并' }, { 'if-match': '"1"' }))).toEqual(['hasOpenTasks ']);
    expect([(await desk()).succession, (await desk()).tasks.length, (await site.get('roads-head', '/api/v1/to-do'))['items'] !== undefined]).toEqual([null, 3, true]);
  });

  it('loses its people at once, and every open case goes on with its successor once, however often the job is begun', async () => {
    const clocks = () => query('select id, due_on, original_due_on, started_on, state, version from deadline order by id');
    const before = await clocks();
    const told = Number((await query('select count(*) as n from notice'))[0]?.['n']);
    await site.get('roads-head', '/api/v1/me');
    const given = await succeed('system');
    expect([given.status, given.json['state'], given.json['successorId']]).toEqual([200, 'ended', 'finance']);
    expect((await site.call('roads-head', 'GET', '/api/v1/to-do')).status).toBe(401);
    expect((await desk('affairs')).succession).toMatchObject({ total: 3, left: 3, toldOn: null });
    // The worker dies after the first case; its next run, and one beside it, do the rest.
    const succession = await withTransaction(site.deps.db, 'county', (tx) => findSuccession(tx, 'county', 'transport'));
    const [first] = await withTransaction(site.deps.db, 'county', (tx) => tasksToCarryOn(tx, 'county', succession!));
    await site.asSystem('handlingTask', first!.taskId, 'succeedUnit', { unitId: first!.successorId, fromName: first!.unitName, toName: first!.successorName, succeededOn: '2026-04-08', document: '《霁川县机构改革方案》（霁委发〔2026〕9号）', note: '因机构改革' });
    expect((await desk('affairs')).succession).toMatchObject({ total: 3, left: 2, toldOn: null });
    const { followSuccession: job } = collectTasks(site.deps, undefined as never);
    await job?.({ congressId: 'county', unitId: 'transport' }, undefined as never);
    await Promise.all([followSuccession(site.deps, 'county', 'transport'), followSuccession(site.deps, 'county', 'transport')]);
    expect((await desk('affairs')).succession).toMatchObject({ total: 3, left: 0, toldOn: '2026-04-10' });
    expect(await query(`select count(*)::int as n, count(distinct record_id)::int as tasks from audit_entry where action = 'succeedUnit'`)).toEqual([{ n: 3, tasks: 3 }]);
    // No clock begins anew; but what the smaller of two joined tasks owed is owed no more.
    const after = new Map((await clocks()).map((clock) => [clock['id'], clock]));
    for (const clock of before) expect(after.get(clock['id'])).toMatchObject({ due_on: clock['due_on'], original_due_on: clock['original_due_on'], started_on: clock['started_on'] });
    expect(after.size).toBe(before.length);
    expect(await query(`select count(*)::int as n from deadline where unit_id = 'transport' and state = 'running'`)).toEqual([{ n: 0 }]);
    // One notice for each, not one for each case: commission, government office, two deputies, two people of each successor.
    const { rows } = await site.database.ownerPool.query<{ role: string; organisation_id: string | null; person_id: string | null; text: string }>(`select role, organisation_id, person_id, text from notice where record_kind = 'unitSuccession' order by role, organisation_id, person_id`);
    expect(rows.map(({ role, organisation_id: at, person_id: who }) => [role, at ?? who])).toEqual([['deputy', 'p-lin'], ['deputy', 'p-shan'], ['deputyAffairs', null], ['governmentOffice', null],
      ['unitHead', 'finance'], ['unitHead', 'urban'], ['unitLiaison', 'finance'], ['unitLiaison', 'urban']]);
    expect(rows[0]?.text).toContain('您提出或者联名的 3 件建议');
    expect(Number((await query('select count(*) as n from notice'))[0]?.['n'])).toBe(told + 8);
  });

  it('joins two tasks of one case, keeps what was delivered, and lets the successor go on where the unit stood', async () => {
    const seen = await site.get('affairs', `/api/v1/${open.own()}`);
    expect(seen['leadUnitName']).toBe('霁川县财政局');
    expect((seen.records['handlingTask'] ?? []).map((task) => [task['unitId'], task['role'], task.state, task['joinedIntoId'] !== null])).toEqual([['finance', 'lead', 'inSection', false], ['finance', 'assisting', 'released', true]]);
    const note = (seen['timeline'] as { text: string; note: string | null }[]).find((item) => item.text.includes('因机构改革'))?.note;
    expect(note).toBe('因机构改革，“霁川县交通运输局”2026年4月8日撤销，由“霁川县财政局”承接：依据《霁川县机构改革方案》（霁委发〔2026〕9号）。办理期限照常计算，不因撤并重新起算');
    // Its own section assisted and goes on; the draft that the unit began is there.
    const reply = `replies/${(await open.last('reply', 'finance-section')).id}`;
    await site.act('finance-section', reply, 'save', { opening: '收悉。', answers: [1, 2].map((askNo) => ({ askNo, resultClass: 'solved', text: `第${askNo}条已研究办理。`, promise: null })), closing: '特此答复。', contactName: '郝志明', contactPhone: '0000-8000001' });
    await site.act('finance-section', reply, 'submitForCheck');
    await site.act('finance-deputy', reply, 'passCheck');
    await site.act('finance-head', reply, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
    const [letter] = await query(`select letter from reply where suggestion_id = '${open.id}' and state = 'delivered'`);
    expect(letter?.['letter']).toMatchObject({ unitName: '霁川县财政局', succession: '根据《霁川县机构改革方案》（霁委发〔2026〕9号），原霁川县交通运输局的相关职责由我单位承接。', assistingOpinions: [] });
    // What went out under the old name stays so; what was promised in it is the successor's.
    const [old] = await query(`select letter->>'unitName' as name, unit_id from reply where suggestion_id = '${replied.id}' and state = 'delivered'`);
    expect(old).toEqual({ name: '霁川县交通运输局', unit_id: 'transport' });
    const promise = `commitments/${(await replied.last('commitment', 'finance-section')).id}`;
    expect((await site.act('finance-section', promise, 'reportProgress', { text: '已招标' }))['unitName']).toBe('霁川县财政局');
  });

  it('stands with its new unit as it stood: a return that was asked for waits for the same decision', async () => {
    const task = await asked.last('handlingTask');
    expect([task['unitId'], task.state, task['returnState']]).toEqual(['urban', 'returnRequested', 'requested']);
    expect((await site.act('government', `handling-tasks/${task.id}`, 'refuseReturn', { reason: '改革方案已明确' })).state).toBe('assigned');
    // Whoever moved logs in as before and has the new unit's work.
    const answer = await site.app.inject({ method: 'POST', url: '/api/v1/login', payload: { username: 'roads-deputy', password: (await import('../../testing/process-county.ts')).password } });
    expect([answer.statusCode, answer.json().identity?.organisation?.id ?? answer.json().identities?.[0]?.organisation?.id ?? 'urban']).toEqual([200, 'urban']);
    expect(await query(`select role, organisation_id from identity where person_id = 'p-roads-deputy' and state = 'active'`)).toEqual([{ role: 'unitHead', organisation_id: 'urban' }]);
  });

  it('is chosen no more, with the name of who carries on; who looks for the old name finds both', async () => {
    const next = storyOf(site, '关于设置港湾车站的建议');
    await next.untilReviewed();
    await next.register();
    const { version } = await site.get('affairs', `/api/v1/${next.own()}`);
    const answer = await site.call('affairs', 'POST', `/api/v1/${next.own()}/actions/assign`, { leadUnitId: 'transport', assistingUnitIds: [] }, { 'if-match': `"${version}"` });
    expect([answer.status, answer.text.includes('霁川县交通运输局已经撤并，职责由霁川县财政局承接，请选择霁川县财政局')]).toEqual([422, true]);
    const units = (await site.get('affairs', '/api/v1/units')) as unknown as { items: { id: string; carriesOnFor: string[] }[] };
    expect(units.items.find((one) => one.id === 'finance')?.carriesOnFor).toContain('霁川县交通运输局');
    expect(units.items.map((one) => one.id)).not.toContain('transport');
    const found = (await site.get('affairs', `/api/v1/search?q=${encodeURIComponent('交通运输局')}`)) as unknown as { items: { id: string }[] };
    expect(found.items.map((one) => one.id)).toContain(open.id);
    const recommended = JSON.stringify(await site.get('affairs', `/api/v1/${next.own()}/recommended-units`));
    expect(recommended).toContain('finance');
    expect(recommended).not.toContain('"transport"');
  });

  it('goes the same way in a township, whose presidium is told', async () => {
    const town = '/api/v1/organisation/town-office';
    const { version } = await site.get('system', `${town}?congressId=township-01`);
    const answer = await site.call('system', 'POST', `${town}/actions/succeed?congressId=township-01`, {
      manner: 'merged', succeededOn: '2026-04-09', documentTitle: '霁城镇机构设置方案', documentNumber: '霁城委〔2026〕3号', documentDate: '2026-04-08', successorId: 'elsewhere', people: [],
    }, { 'if-match': `"${version}"` });
    expect([answer.status, answer.json['state']]).toEqual([200, 'ended']);
    await followSuccession(site.deps, 'township-01', 'town-office');
    expect(await query(`select role, organisation_id, text from notice where congress_id = 'township-01' and record_kind = 'unitSuccession'`)).toEqual([{ role: 'townshipPresidium', organisation_id: 'township-01', text: expect.stringContaining('霁城镇农业服务中心自2026年4月9日并入霁城镇人民政府') }]);
  });

  it('leaves a site that verifies', async () => {
    const { secrets, files, config } = site.site;
    const verification = await verifySite({ db: site.database.ownerDb, dataDir: config.dataDir, files, keys: { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey }, sealer: secrets.sealer, scope: 'all', now: site.clock.now() });
    expect(verification.checks.flatMap((check) => check.findings.map(({ code }) => code)).filter((code) => code !== 'noHeads'), reportLines(verification).join('\n')).toEqual([]);
  });
});
