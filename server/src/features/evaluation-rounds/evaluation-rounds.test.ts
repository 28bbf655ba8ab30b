import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueEvents } from '../due/run-due-events.ts';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { deliverReply, readCase, repliedCase } from '../due/testing/story.ts';
import { enrolCase } from './follow-round.ts';
import { evaluationRoundRoutes } from './routes.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite((app, deps) => app.register(evaluationRoundRoutes, deps)); });
afterAll(() => site.close());

const rounds = '/api/v1/evaluation-rounds';
const act = (name: string | null, id: string, action: string, version: number | null, body: unknown = {}) =>
  site.call(name, 'POST', `${rounds}/${id}/actions/${action}`, body, version === null ? {} : { 'if-match': `"${version}"` });
const moveTo = async (day: string) => { site.clock.moveTo(`${day}T00:30:00Z`); return runDueEvents(site.deps, day); };

describe('planning', () => {
  it('is the deputies’ affairs commission’s, by dates to come that do not overlap', async () => {
    const body = { name: '第一轮测评', opensOn: '2026-10-26', closesOn: '2026-11-06', sequence: 1 };
    expect((await site.call(null, 'POST', rounds, body)).status).toBe(401);
    expect((await site.call('head', 'POST', rounds, body)).status).toBe(403);
    const bad = await site.call('affairs', 'POST', rounds, { ...body, sequence: 3, closesOn: 'soon', level: 'satisfied' });
    expect([bad.status, bad.json.errors.map((error: { field: string }) => error.field).toSorted()]).toEqual([400, ['closesOn', 'level', 'sequence']]);
    const past = await site.call('affairs', 'POST', rounds, { ...body, opensOn: '2026-10-19' });
    expect([past.status, past.json.errors[0].field]).toEqual([422, 'opensOn']);
    const short = await site.call('affairs', 'POST', rounds, { ...body, closesOn: '2026-10-30' });
    expect([short.status, short.json.errors[0]]).toEqual([422, { field: 'closesOn', text: expect.stringContaining('5个工作日内代表可以反馈意见（本地设定），截止日期不能早于2026年11月2日') }]);
    const made = await site.call('affairs', 'POST', rounds, body);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ kind: 'evaluationRound', version: 1, state: 'planned', stateLabel: '未开始', counts: { open: 0, rated: 0 }, ...body });
    expect(made.json.actions.map((each: { action: string; refusals: unknown[] }) => [each.action, each.refusals.length])).toEqual([['open', 1], ['reschedule', 0], ['cancel', 0]]);
    const clash = await site.call('affairs', 'POST', rounds, { ...body, opensOn: '2026-11-06', closesOn: '2026-11-20' });
    expect([clash.status, clash.json.refusals[0].code]).toEqual([422, 'overlaps']);
    expect((await site.call('affairs', 'POST', rounds, { ...body, sequence: 2, name: '第二轮' })).status).toBe(201);
    const { rows } = await site.database.ownerPool.query(`select kind, due_on from due_event where record_id = $1`, [made.json.id]);
    expect(rows).toEqual([{ kind: 'openRound', due_on: '2026-10-26' }]);
  });

  it('asks for the version, and for the right one', async () => {
    const { items } = (await site.call('affairs', 'GET', rounds)).json;
    const second = items.find((round: { name: string }) => round.name === '第二轮');
    expect((await act('affairs', second.id, 'cancel', null, { reason: '暂不安排' })).status).toBe(428);
    expect((await act('affairs', second.id, 'cancel', 7, { reason: '暂不安排' })).status).toBe(412);
    expect((await act('section', second.id, 'cancel', 1, { reason: '暂不安排' })).status).toBe(403);
    expect((await act('affairs', 'nothing', 'cancel', 1, { reason: '暂不安排' })).status).toBe(404);
    expect((await act('affairs', second.id, 'cancel', 1)).status).toBe(400);
    const early = await act('affairs', second.id, 'open', 1);
    expect([early.status, early.json.refusals[0].code]).toEqual([422, 'tooEarly']);
    const moved = await act('affairs', second.id, 'reschedule', 1, { closesOn: '2026-11-09' });
    expect([moved.status, moved.json.version, moved.json.closesOn, moved.headers['etag']]).toEqual([200, 2, '2026-11-09', '"2"']);
    const cancelled = await act('affairs', second.id, 'cancel', 2, { reason: '暂不安排' });
    expect([cancelled.json.state, cancelled.json.actions]).toEqual(['cancelled', []]);
    expect((await act('affairs', second.id, 'cancel', 3, { reason: '再取消' })).status).toBe(409);
    const { rows } = await site.database.ownerPool.query(`select version, event, actor_role from audit_entry where record_kind = 'evaluationRound' and record_id = $1 order by seq`, [second.id]);
    expect(rows).toEqual([
      { version: 1, event: 'RoundPlanned', actor_role: 'deputyAffairs' }, { version: 2, event: 'RoundRescheduled', actor_role: 'deputyAffairs' }, { version: 3, event: 'RoundCancelled', actor_role: 'deputyAffairs' },
    ]);
  });
});

describe('a round from its first day to after its last', () => {
  let rated: string;
  let silent: string;
  let late: string;
  const roundOf = async (name: string) => (await site.call(name, 'GET', rounds)).json.items.find((round: { name: string }) => round.name === '第一轮测评');
  const evaluationOf = async (id: string) => (await readCase(site, id)).evaluation.at(-1);

  it('opens on its day and takes in every delivered reply', async () => {
    rated = (await repliedCase(site)).suggestionId;
    silent = (await repliedCase(site, 'wu')).suggestionId;
    expect(await moveTo('2026-10-25')).toMatchObject({ failed: 0 });
    expect((await roundOf('affairs')).state).toBe('planned');
    await moveTo('2026-10-26');
    expect(await roundOf('affairs')).toMatchObject({ state: 'open', openedOn: '2026-10-26', counts: { open: 2, rated: 0 } });
    expect(await evaluationOf(rated)).toMatchObject({ state: 'open', raterPersonId: 'p-shan', sequence: 1, closesOn: '2026-11-06' });
  });

  it('takes in a reply delivered while it is open', async () => {
    late = (await repliedCase(site, 'lin')).suggestionId;
    await enrolCase(site.deps, 'county', late);
    await enrolCase(site.deps, 'county', late);
    expect((await readCase(site, late)).evaluation).toHaveLength(1);
  });

  it('moves the ratings’ last day with its own', async () => {
    const { id, version } = await roundOf('affairs');
    expect((await act('affairs', id, 'reschedule', version, { closesOn: '2026-10-25' })).status).toBe(422);
    expect((await act('affairs', id, 'reschedule', version, { closesOn: '2026-11-10' })).status).toBe(200);
    await moveTo('2026-10-27');
    expect((await evaluationOf(rated))?.closesOn).toBe('2026-11-10');
    expect((await evaluationOf(late))?.closesOn).toBe('2026-11-10');
  });

  it('says nothing of levels, and to units nothing of numbers, until it closes', async () => {
    await site.must('shan', 'evaluation', (await evaluationOf(rated))?.id ?? '', 'rate', { attitude: 'satisfied', result: 'dissatisfied', reason: '没有修' });
    const affairs = await site.call('affairs', 'GET', rounds);
    expect(affairs.json.items[0].counts).toMatchObject({ open: 2, rated: 1 });
    expect(JSON.stringify(affairs.json)).not.toMatch(/satisfied/i);
    for (const name of ['head', 'section', 'government', 'shan']) expect((await roundOf(name)).counts).toBeNull();
    expect((await site.call('system', 'GET', rounds)).status).toBe(403);
  });

  it('reminds once who has not rated, three days before the end', async () => {
    await moveTo('2026-11-06');
    expect((await evaluationOf(silent))?.remindedCount).toBe(0);
    await moveTo('2026-11-07');
    await moveTo('2026-11-08');
    expect([(await evaluationOf(silent))?.remindedCount, (await evaluationOf(late))?.remindedCount, (await evaluationOf(rated))?.remindedCount]).toEqual([1, 1, 0]);
  });

  it('stays open on its last day and closes on the next: ratings disclosed, the silent noted, re-handling ordered', async () => {
    await moveTo('2026-11-10');
    expect((await roundOf('affairs')).state).toBe('open');
    expect((await evaluationOf(rated))?.state).toBe('rated');
    await moveTo('2026-11-11');
    expect(await roundOf('head')).toMatchObject({ state: 'closed', closedOn: '2026-11-11', counts: null });
    expect((await roundOf('affairs')).counts).toEqual({ open: 0, rated: 0, disclosed: 1, noResponse: 2, noRater: 0, inEnvelope: 0, toOpen: 0 });
    const file = await readCase(site, rated);
    expect([file.evaluation[0]?.state, file.handlingTask[0]?.state, file.suggestion.state]).toEqual(['disclosed', 'rehandling', 'rehandling']);
    expect((await readCase(site, silent)).suggestion.state).toBe('evaluated');
    const { rows } = await site.database.ownerPool.query(`select count(*)::int as n from due_event where record_kind = 'evaluationRound'`);
    expect(rows[0].n).toBe(0);
  });

  it('leaves the reply after re-handling to a second round', async () => {
    await deliverReply(site, rated);
    const made = await site.call('affairs', 'POST', rounds, { name: '第二轮测评', opensOn: '2026-11-11', closesOn: '2026-11-18', sequence: 2 });
    const opened = await act('affairs', made.json.id, 'open', 1);
    expect([opened.status, opened.json.state]).toEqual([200, 'open']);
    await moveTo('2026-11-12');
    expect((await readCase(site, rated)).evaluation.map((evaluation) => [evaluation.sequence, evaluation.roundName])).toEqual([[1, '第一轮测评'], [2, '第二轮测评']]);
    expect((await readCase(site, silent)).evaluation).toHaveLength(1);
  });
});
