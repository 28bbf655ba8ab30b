import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { verifyCodes } from '../../testing/verify-codes.ts';
import { storyOf } from '../../testing/story.ts';
import { processCounty } from '../../testing/process-county.ts';
import { handOverMeeting } from './public.ts';
import { SESSION_COOKIE } from '../identity/public.ts';
import { wordsOfPdf } from '../documents/test-data/measure-pdf.ts';

let site: ProcessSite;
const ids: string[] = [];
const plans = '/api/v1/assignment-plans';
const meetings = '/api/v1/assignment-meetings';
beforeAll(async () => {
  const transport = processCounty.organisations!.find((one) => one.id === 'transport')!;
  site = await processSite('2026-02-02T01:00:00Z', { ...processCounty, organisations: [...processCounty.organisations!, { ...transport, id: 'power', name: '霁川县供电公司', shortName: '供电公司' }] });
  for (const title of ['关于改造一号桥的建议', '关于改造二号桥的建议', '关于公开裁判文书的建议', '关于改造四号桥的建议', '关于改造五号桥的建议']) {
    const story = storyOf(site, title);
    await story.untilReviewed();
    await story.register();
    ids.push(story.id);
  }
});
afterAll(() => site.close());

interface Meeting { id: string; version: number; state: string; counts: Record<string, number>; items: { suggestionId: string; state: string; suggestionState: string; refusal: string | null }[]; receipts: { unitId: string; text: string; received: number; unreceived: number; attendeeName: string | null; isAbsent: boolean; isInvited: boolean; leading: number; assisting: number }[]; tasks: { suggestionId: string }[]; plan: { isIssued: boolean; sections: { key: string; text: string }[]; lists: { unitId: string }[] } | null; changedSinceReturn: { suggestionId: string; change: string; now: string }[] | null; actions: { action: string; refusals: { code: string }[] }[]; mayHandOver: boolean }
const read = async (who: string, id: string) => (await site.get(who, `${meetings}/${id}`)) as unknown as Meeting;
const act = async (who: string, id: string, action: string, body: unknown = {}) => {
  const { version } = await read(who === 'roads-liaison' ? 'affairs' : who, id);
  return site.call(who, 'POST', `${meetings}/${id}/actions/${action}`, body, { 'if-match': `"${version}"` });
};
const codes = (answer: { json: Record<string, unknown> }) => ((answer.json['refusals'] ?? []) as { code: string }[]).map((one) => one.code);
const planOf = (leadUnitId: string, more: object = {}) => ({ leadUnitId, assistingUnitIds: [], ...more });
const versionOf = async (id: string) => (await site.get('affairs', `/api/v1/suggestions/${id}`)).version;
const savePlans = async (...which: [string, object][]) => site.call('affairs', 'POST', plans, { items: await Promise.all(which.map(async ([id, plan]) => ({ id, version: await versionOf(id), plan }))) });

describe('plans for many', () => {
  it('are kept without handing over, and are nobody else’s to see', async () => {
    const answer = await savePlans([ids[0]!, planOf('transport', { assistingUnitIds: ['finance'], note: '请财政局落实资金' })], [ids[1]!, planOf('transport')], [ids[2]!, planOf('court')], [ids[3]!, planOf('nowhere')]);
    const results = answer.json['results'] as { ok: boolean; refusals: { code: string }[] }[];
    expect(results.map((one) => one.ok)).toEqual([true, true, true, false]);
    expect(results[3]?.refusals[0]?.code).toBe('unknownUnit');
    const table = (await site.get('affairs', plans)) as unknown as { items: { id: string; plan: unknown[] }[]; units: { unitId: string; system: string; plannedLead: number }[] };
    expect(table.items.map((one) => one.plan.length)).toEqual([2, 1, 1, 0, 0]);
    expect(table.units.map((one) => [one.unitId, one.system, one.plannedLead])).toEqual(expect.arrayContaining([['transport', 'executive', 2], ['court', 'court', 1]]));
    const seen = await site.get('lin', `/api/v1/suggestions/${ids[0]}`);
    expect([seen['plan'], seen['planNote'], JSON.stringify(seen['timeline']).includes('拟定承办单位')]).toEqual([[], null, false]);
    expect((await site.get('government', `/api/v1/suggestions/${ids[0]}`))['plan']).toHaveLength(2);
    expect((await site.call('government', 'GET', plans)).status).toBe(403);
    expect((await site.call('roads-liaison', 'POST', plans, { items: [{ id: ids[0], version: 1, plan: planOf('transport') }] })).status).toBe(403);
  });

  it('do not overwrite one another: who saw an older plan is told', async () => {
    const version = await versionOf(ids[3]!);
    const send = (unit: string) => site.call('affairs', 'POST', plans, { items: [{ id: ids[3], version, plan: planOf(unit) }] });
    const [first, second] = [await send('transport'), await send('finance')];
    expect([first, second].map((one) => (one.json['results'] as { ok: boolean }[])[0]?.ok)).toEqual([true, false]);
    expect((second.json['results'] as { refusals: { code: string }[] }[])[0]?.refusals[0]?.code).toBe('stale');
  });
});

describe('an assignment meeting', () => {
  let id = '';
  it('is planned by the commission, listed, and not held without a plan for everything', async () => {
    const body = { title: '2026年代表建议集中交办会', heldOn: '2026-02-05', place: '县行政中心一号会议室', convener: '县人大常委会', agenda: ['宣读工作方案', '', '交办'] };
    expect((await site.call('government', 'POST', meetings, body)).status).toBe(403);
    expect(codes(await site.call('affairs', 'POST', meetings, { ...body, heldOn: '2026-02-01' }))).toEqual(['inThePast']);
    const made = await site.call('affairs', 'POST', meetings, body);
    expect([made.status, made.json['agenda']]).toEqual([201, ['宣读工作方案', '交办']]);
    id = made.json.id;
    expect((await act('affairs', id, 'addSuggestions', { suggestionIds: ids })).status).toBe(200);
    expect(codes(await act('affairs', id, 'submitToGovernment'))).toEqual(['notPlanned']);
    const other = await site.call('affairs', 'POST', meetings, { ...body, title: '第二次交办会' });
    expect(codes(await act('affairs', other.json.id, 'addSuggestions', { suggestionIds: [ids[0]] }))).toEqual(['listedElsewhere']);
    expect((await act('affairs', id, 'removeSuggestions', { suggestionIds: [ids[4]] })).json['counts']).toMatchObject({ listed: 4, unplanned: 0, government: 3 });
    expect((await site.call('roads-liaison', 'GET', `${meetings}/${id}`)).status).toBe(404);
    expect((await site.call('lin', 'GET', meetings)).status).toBe(403);
  });

  it('has a work plan made from the record, of which parts may be written', async () => {
    expect((await act('affairs', id, 'writePlan', { sections: { requirements: '（一）从严从实。' } })).status).toBe(200);
    const { plan } = await read('affairs', id);
    expect(plan?.sections.find((one) => one.key === 'requirements')?.text).toBe('（一）从严从实。');
    expect(plan?.sections.find((one) => one.key === 'numbers')?.text).toContain('代表建议4件');
    expect(plan?.lists.map((one) => one.unitId)).toEqual(['transport', 'finance', 'court']);
  });

  it('is signed as a whole by the government office; what is changed after that is not', async () => {
    expect((await act('affairs', id, 'submitToGovernment')).status).toBe(200);
    // Sent back, put right and sent again: the office is shown what is not as it was.
    expect((await read('government', id)).changedSinceReturn).toBeNull();
    expect((await act('government', id, 'returnPlan', { reason: '四号桥请财政局会办' })).status).toBe(200);
    expect((await savePlans([ids[3]!, planOf('transport', { assistingUnitIds: ['finance'] })], [ids[4]!, planOf('court')])).status).toBe(200);
    expect((await act('affairs', id, 'addSuggestions', { suggestionIds: [ids[4]] })).status).toBe(200);
    expect((await act('affairs', id, 'removeSuggestions', { suggestionIds: [ids[2]] })).status).toBe(200);
    expect((await act('affairs', id, 'submitToGovernment')).status).toBe(200);
    expect((await read('government', id)).changedSinceReturn?.map((one) => [one.suggestionId, one.change, one.now])).toEqual([
      [ids[3], 'replanned', '霁川县交通运输局（主办）、霁川县财政局（会办）'], [ids[4], 'added', '霁川县人民法院（主办）'], [ids[2], 'removed', ''],
    ]);
    expect((await act('affairs', id, 'takeBack')).status).toBe(200);
    expect((await act('affairs', id, 'removeSuggestions', { suggestionIds: [ids[4]] })).status).toBe(200);
    expect((await act('affairs', id, 'addSuggestions', { suggestionIds: [ids[2]] })).status).toBe(200);
    expect((await act('affairs', id, 'submitToGovernment')).status).toBe(200);
    expect((await act('affairs', id, 'confirmPlan')).status).toBe(403);
    expect((await act('government', id, 'confirmPlan', { note: '同意' })).json.state).toBe('confirmed');
    expect((await savePlans([ids[3]!, planOf('finance')])).status).toBe(200);
    expect(codes(await act('affairs', id, 'hold'))).toEqual(['notItsDay']);
    const told = await site.get('affairs', '/api/v1/notices');
    expect(JSON.stringify(told)).toContain('政府办确认了“2026年代表建议集中交办会”的交办方案');
  });

  it('hands everything over on its day, in parts that are each whole, and leaves behind what went away meanwhile', async () => {
    site.clock.moveTo('2026-02-05T02:00:00Z');
    await site.act('lin', `suggestions/${ids[1]}`, 'withdraw', { reason: '已经解决' });
    expect((await act('affairs', id, 'hold')).json.state).toBe('held');
    // The worker would go on with it where the page is closed.
    const { rows: waiting } = await site.database.ownerPool.query<{ n: number }>(`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'handOverMeeting'`);
    expect(waiting[0]?.n).toBe(1);
    expect(await handOverMeeting(site.deps, 'county', id, 1)).toEqual({ done: 1, left: 0 });
    expect((await read('affairs', id)).mayHandOver).toBe(true);
    // After midnight the day of the meeting still counts.
    site.clock.moveTo('2026-02-06T02:00:00Z');
    expect((await site.call('affairs', 'POST', `${meetings}/${id}/hand-over`)).status).toBe(200);
    const held = await read('affairs', id);
    expect(held.items.map((one) => [one.state, one.suggestionState])).toEqual([['handedOver', 'handling'], ['left', 'withdrawn'], ['handedOver', 'handling'], ['handedOver', 'awaitingJointAssignment']]);
    expect(held.items[1]?.refusal).toContain('已撤回');
    const court = await site.get('court-liaison', `/api/v1/suggestions/${ids[2]}`);
    expect(court['assignedOn']).toBe('2026-02-05');
    expect((court['timeline'] as { event: string; note: string | null }[]).find((one) => one.event === 'HandedOverAtMeeting')?.note).toMatch(/^在“2026年代表建议集中交办会”上交办，由.+召开$/);
    expect((court['deadlines'] as { kind: string; startedOn: string; dueOn: string }[]).find((one) => one.kind === 'reply')).toMatchObject({ startedOn: '2026-02-05', dueOn: '2026-05-06' });
    expect(await handOverMeeting(site.deps, 'county', id)).toEqual({ done: 0, left: 0 });
    expect(held.plan?.isIssued).toBe(true);
  });

  it('knows who came, who has signed for what, and reminds the others', async () => {
    const came = { unitId: 'transport', presence: 'came', attendeeName: '马德庆', attendeePosition: '副局长' };
    expect(codes(await act('affairs', id, 'signIn', { units: [came, { ...came, unitId: 'station-01' }] }))).toEqual(['notInvited']);
    expect(codes(await act('affairs', id, 'signIn', { units: [{ ...came, attendeeName: ' ' }] }))).toEqual(['nameMissing']);
    expect((await act('affairs', id, 'signIn', { units: [came, { unitId: 'court', presence: 'came', attendeeName: '误登' }] })).status).toBe(200);
    expect((await act('affairs', id, 'signIn', { units: [{ unitId: 'court', presence: 'absent' }] })).status).toBe(200);
    const own = await read('roads-liaison', id);
    expect([own.items, own.plan, own.tasks.map((one) => one.suggestionId), own.receipts.length]).toEqual([[], null, [ids[0]], 1]);
    expect((await site.call('roads-head', 'POST', `${meetings}/${id}/receive`)).status).toBe(403);
    // The way to each meeting stands beside the tasks that wait from it.
    const waits = async () => ((await site.get('roads-liaison', meetings))['items'] as { toAccept: number; toRoute: number }[]).map(({ toAccept, toRoute }) => [toAccept, toRoute]);
    expect(await waits()).toEqual([[1, 0]]);
    expect((await site.call('roads-liaison', 'POST', `${meetings}/${id}/receive`)).json['done']).toBe(1);
    expect(await waits()).toEqual([[0, 1]]);
    expect((await act('affairs', id, 'remind', { note: '请今天签收' })).status).toBe(200);
    const { receipts } = await read('government', id);
    expect(receipts.map((one) => [one.unitId, one.text, one.attendeeName, one.isAbsent])).toEqual([['transport', '2月6日签收1件', '马德庆', false], ['finance', '未签收', null, false], ['court', '未签收', null, true]]);
    const told = async (who: string) => JSON.stringify(await site.get(who, '/api/v1/notices')).includes('请今天签收');
    expect([await told('roads-liaison'), await told('finance-liaison'), await told('court-head')]).toEqual([false, true, true]);
  });

  it('follows what changes hands afterwards, the same on page, reminder, summary and paper', async () => {
    const taskOf = async (n: number, unitId: string) => ((await site.get('affairs', `/api/v1/suggestions/${ids[n]}`)) as unknown as { records: { handlingTask: { id: string; unitId: string; state: string }[] } }).records.handlingTask.find((task) => task.unitId === unitId && !['reassigned', 'released'].includes(task.state))!.id;
    // The court's goes to a unit that was not at the meeting; lead and assisting unit of the first change places.
    await site.act('affairs', `handling-tasks/${await taskOf(2, 'court')}`, 'reassign', { unitId: 'power', reason: '不属法院职责' });
    await site.act('affairs', `handling-tasks/${await taskOf(0, 'transport')}`, 'reassign', { unitId: 'finance', reason: '资金为主', keepAsAssisting: true });
    const { receipts, reminders } = (await read('affairs', id)) as Meeting & { reminders: { byName: string; note: string; units: { unitId: string }[] }[] };
    expect(receipts.map((one) => [one.unitId, one.leading, one.assisting, one.unreceived, one.isInvited, one.text])).toEqual([
      ['transport', 0, 1, 1, true, '未签收'], ['power', 1, 0, 1, false, '未签收'], ['finance', 1, 0, 1, true, '未签收'], ['court', 0, 0, 0, true, '已全部改由其他单位承办'],
    ]);
    expect(reminders).toMatchObject([{ note: '请今天签收', units: [{ unitId: 'finance', unreceived: 1 }, { unitId: 'court', unreceived: 1 }] }]);
    const summary = (await site.get('affairs', `${meetings}/${id}/summary`)) as unknown as { units: Record<string, number>; parts: { key: string; counted: string; lines: { units: string; note: string }[] }[] };
    const part = (key: string) => summary.parts.find((one) => one.key === key);
    expect(summary.units).toEqual({ all: 3, invited: 3, came: 1, absent: 1, signed: 0 });
    expect([part('unreceived')?.lines.length, part('received')?.lines.length]).toEqual([receipts.reduce((sum, one) => sum + one.unreceived, 0), 0]);
    expect([part('moved')?.counted, part('unreceived')?.counted, part('moved')?.lines.map((line) => line.note)]).toEqual(['件', '份', [
      '会上交霁川县交通运输局（主办）、霁川县财政局（会办）；资金为主', '会上交霁川县人民法院（主办）；不属法院职责',
    ]]);
    expect((await act('affairs', id, 'remind', { note: '改派的也请签收' })).status).toBe(200);
    expect(JSON.stringify(await site.get('roads-liaison', '/api/v1/notices'))).toContain('改派的也请签收');
    const textOf = async (name: string) => wordsOfPdf((await site.app.inject({ method: 'GET', url: `${meetings}/${id}/${name}.pdf`, headers: { cookie: `${SESSION_COOKIE}=${await site.cookieOf('government')}` } })).rawPayload);
    // What was printed at the meeting comes out of the printer the same; how it stands today is another paper.
    const [form, states] = [await textOf('receipts'), await textOf('receipt-states')];
    expect([form.includes('人民法院'), form.includes('未签收'), states.includes('人民法院'), states.includes('会后改派'), states.includes('未签收1件') || states.includes('未签收')]).toEqual([true, false, false, true, true]);
  });

  it('gives its numbers and lists to a spreadsheet, to the offices only', async () => {
    const csv = async (who: string, name: string) => site.call(who, 'GET', `${meetings}/${id}/${name}/export?format=csv`);
    const [receipts, summary, parts] = [await csv('government', 'receipts'), await csv('affairs', 'summary'), await csv('affairs', 'parts')];
    const lineOf = (text: string, word: string) => text.split('\r\n').find((line) => line.includes(word));
    expect(lineOf(receipts.text, '霁川县供电公司')).toMatch(/政府系统,1,0,会后改派,,,0,1,0,,未签收/);
    expect(lineOf(receipts.text, '交通运输局')).toContain(',到会,马德庆,副局长,');
    expect(lineOf(summary.text, '承办单位有变动')).toContain('承办单位有变动,2,件,');
    expect(lineOf(parts.text, '霁川县财政局,主办')).toMatch(/霁川县交通运输局（会办）,2026-05-\d\d,未签收/);
    expect((await site.call('affairs', 'GET', `${meetings}/${id}/receipts/export?format=xlsx`)).text.slice(0, 2)).toBe('PK');
    expect((await Promise.all(['receipts', 'summary', 'parts'].map((name) => csv('roads-liaison', name)))).map((one) => one.status)).toEqual([404, 404, 404]);
  });

  it('gives its papers, to a unit only its own list', async () => {
    for (const name of ['work-plan', 'unit-lists', 'receipts', 'receipt-states', 'notice', 'sign-in']) {
      const answers = await Promise.all(['pdf', 'docx'].map((format) => site.call('affairs', 'GET', `${meetings}/${id}/${name}.${format}`)));
      expect([name, ...answers.map((one) => [one.status, one.text.slice(0, 2)])]).toEqual([name, [200, '%P'], [200, 'PK']]);
    }
    expect((await site.call('roads-liaison', 'GET', `${meetings}/${id}/unit-lists.pdf?unit=court`)).status).toBe(200);
    expect((await site.call('roads-liaison', 'GET', `${meetings}/${id}/receipts.pdf`)).status).toBe(404);
    for (const name of ['notice', 'agenda', 'sign-in', 'minutes', 'work-plan']) expect((await site.call('roads-liaison', 'GET', `${meetings}/${id}/${name}.pdf`)).status, name).toBe(404);
  });

  it('has its minutes once somebody of the commission has written them', async () => {
    expect((await site.call('affairs', 'GET', `${meetings}/${id}/minutes.pdf`)).json['code']).toBe('nothingToPrint');
    const minutes = { present: '县人大常委会副主任周明远', text: '会议要求按期签收，先商后复。' };
    expect([(await act('government', id, 'writeMinutes', minutes)).status, (await act('affairs', id, 'writeMinutes', { ...minutes, text: ' ' })).status]).toEqual([403, 400]);
    expect((await act('affairs', id, 'writeMinutes', minutes)).json['minutes']).toMatchObject(minutes);
    const text = await wordsOfPdf((await site.app.inject({ method: 'GET', url: `${meetings}/${id}/minutes.pdf`, headers: { cookie: `${SESSION_COOKIE}=${await site.cookieOf('government')}` } })).rawPayload);
    for (const words of ['会议纪要', '会议要求按期签收，先商后复。', '出席：县人大常委会副主任周明远', '参会：霁川县交通运输局马德庆（另有1个单位的到会情况没有登记）', '未到：霁川县人民法院', '会议向3个承办单位交办代表建议2件；会办1件次。']) expect(text).toContain(words);
  });

  it('issues what the office hands out: with a code, kept, the same on another day, and found genuine; others’ prints before are none', async () => {
    const pdfOf = async (who: string, name: string) => (await site.app.inject({ method: 'GET', url: `${meetings}/${id}/${name}.pdf`, headers: { cookie: `${SESSION_COOKIE}=${await site.cookieOf(who)}` } })).rawPayload;
    const check = async (who: string, pdf: Buffer) => (await site.app.inject({ method: 'POST', url: '/api/v1/papers/verify', headers: { cookie: `${SESSION_COOKIE}=${await site.cookieOf(who)}`, 'content-type': 'application/pdf', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, payload: pdf })).json();
    const draft = await pdfOf('government', 'minutes');
    expect(await wordsOfPdf(draft)).toMatch(/未印发/u);
    expect([(await wordsOfPdf(draft)).includes('校验码'), (await check('affairs', draft)).verdict]).toEqual([false, 'draft']);
    const minutes = await pdfOf('affairs', 'minutes');
    site.clock.moveTo(new Date(site.clock.now().getTime() + 86_400_000).toISOString());
    for (const who of ['affairs', 'government']) expect((await pdfOf(who, 'minutes')).equals(minutes), who).toBe(true);
    const found = await check('government', minutes);
    expect(found).toMatchObject({ verdict: 'genuine', paper: { kindLabel: '会议纪要' }, details: { href: `${meetings}/${id}/minutes.pdf`, suggestionId: null } });
    expect((await wordsOfPdf(minutes)).includes(`校验码${found.paper.code}`)).toBe(true);
    expect((await check('government', Buffer.concat([minutes, Buffer.from('\n% again')]))).verdict).toBe('changed');
    // Whoever holds the print learns that it is one; what it says stays with the offices.
    expect((await site.call('roads-liaison', 'GET', `/api/v1/papers/${found.paper.code}`)).json).toMatchObject({ paper: { kindLabel: '会议纪要', issuedOn: found.paper.issuedOn }, details: null });
    for (const name of ['notice', 'work-plan']) expect((await check('affairs', await pdfOf('affairs', name))).verdict, name).toBe('genuine');
    for (const name of ['sign-in', 'receipts', 'unit-lists']) expect((await wordsOfPdf(await pdfOf('affairs', name))).includes('校验码'), name).toBe(false);
    expect(await verifyCodes(site)).toEqual([]);
    await site.database.ownerPool.query(`update issued_paper set model = jsonb_set(model, '{title}', '"换掉"') where kind = 'meetingMinutes'`);
    expect((await check('affairs', minutes)).verdict).toBe('tampered');
    expect((await site.call('affairs', 'GET', `${meetings}/${id}/minutes.pdf`)).json['code']).toBe('paperChanged');
  });

  it('stands in the audit with every step', async () => {
    const { rows } = await site.database.ownerPool.query(`select event from audit_entry where record_kind = 'assignmentMeeting' and record_id = $1 order by seq`, [id]);
    expect(rows.map((row: { event: string }) => row.event)).toEqual(['MeetingPlanned', 'SuggestionsListed', 'SuggestionsRemoved', 'WorkPlanWritten', 'MeetingSubmitted', 'MeetingReturned', 'SuggestionsListed', 'SuggestionsRemoved', 'MeetingSubmitted', 'MeetingTakenBack', 'SuggestionsRemoved', 'SuggestionsListed', 'MeetingSubmitted', 'MeetingConfirmed', 'MeetingHeld', 'UnitSignedIn', 'UnitSignedIn', 'MissingReminded', 'MissingReminded', 'MinutesWritten']);
  });
});
