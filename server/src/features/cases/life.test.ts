import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueEvents } from '../due/public.ts';
import { auditFaults } from '../../testing/audit-faults.ts';
import { processSite, type ProcessSite, type RecordJson } from '../../testing/process-site.ts';

let site: ProcessSite;
let id: string;
beforeAll(async () => { site = await processSite(); });
afterAll(() => site.close());

const text = { title: '关于改造霁城镇南环路破损路面的建议', situation: '南环路全长三公里，路面破损严重。', analysis: '重载车辆多，排水不畅。', asks: ['年内完成破损路面修复', '增设排水设施'] };
const own = () => `suggestions/${id}`;
const whole = (name = 'affairs') => site.get(name, `/api/v1/${own()}`);
const recordsOf = async (kind: string, name = 'affairs') => (await whole(name)).records[kind] ?? [];
const last = <T>(items: readonly T[]): T => { const item = items.at(-1); if (item === undefined) throw new Error('nothing there'); return item; };
const taskOf = async (unitId: string) => `handling-tasks/${last((await recordsOf('handlingTask')).filter((t) => t['unitId'] === unitId)).id}`;
const refused = async (name: string, path: string, action: string, body: unknown = {}) => {
  const { version } = await site.get(name, `/api/v1/${path}`);
  const answer = await site.call(name, 'POST', `/api/v1/${path}/actions/${action}`, body, { 'if-match': `"${version}"` });
  return [answer.status, (answer.json['refusals'] as { code: string }[] | undefined)?.map((r) => r.code) ?? answer.json['code']];
};
const offers = (record: RecordJson) => record.actions.filter((a) => a.refusals.length === 0).map((a) => a.action);
const noticesOf = async (topic: string) => (await site.database.ownerPool.query<{ role: string; text: string }>('select role, text from notice where topic = $1 order by seq', [topic])).rows;
const answers = (classes: readonly string[], dueOn: string) => classes.map((resultClass, index) => ({
  askNo: index + 1, resultClass, text: `第${index + 1}条已研究办理。`, promise: resultClass === 'planned' || resultClass === 'inProgress' ? { content: '铺设排水管一公里', ownerName: '李卫锋', dueOn } : null,
}));
const meeting = { heldOn: '2026-02-09', place: '霁城镇代表联络站', mode: 'meeting', phase: 'during', deputiesPresent: ['林永发'], deputyOpinion: '希望年内修好', unitOpinion: '列入计划' };
const head = { name: '胡建华', position: '局长', rank: 'unitHead' };

/** Lets the clock do what falls due by the day. */
const moveTo = async (day: string) => { site.clock.moveTo(`${day}T01:00:00Z`); expect((await runDueEvents(site.deps, day))?.failed).toBe(0); };
async function planRound(round: { name: string; opensOn: string; closesOn: string; sequence: number }): Promise<void> {
  const made = await site.call('affairs', 'POST', '/api/v1/evaluation-rounds', round);
  expect(made.status, made.text).toBe(201);
  await moveTo(round.opensOn);
}

async function consult(attendee = head): Promise<string> {
  const task = await taskOf('transport');
  await site.act('roads-section', task, 'scheduleConsultation', { plannedAt: site.clock.now().toISOString(), place: '联络站', mode: 'meeting', phase: 'during' });
  const path = `consultations/${last(await recordsOf('consultation')).id}`;
  await site.act('roads-section', path, 'record', { ...meeting, attendees: [attendee] });
  return path;
}

describe('one suggestion from the draft to the kept promise, each step by the right person over HTTP', () => {
  it('is drafted, signed by others and submitted', async () => {
    const created = await site.call('lin', 'POST', '/api/v1/suggestions', { title: text.title });
    expect(created.status, created.text).toBe(201);
    id = created.json.id;
    await site.act('lin', own(), 'save', text);
    const evidence = await site.upload('lin', '破损路段清单');
    await site.act('lin', own(), 'attachFiles', { files: [evidence] });
    await site.act('lin', own(), 'inviteCoSponsors', { personIds: ['p-shan', 'p-qiu'] });
    const frozen = await site.act('lin', own(), 'freeze');
    expect(offers(frozen)).not.toContain('submit');
    const [shan, qiu] = frozen.records['coSponsorship'] ?? [];
    await site.act('shan', `co-sponsorships/${shan?.id}`, 'confirm');
    await site.act('qiu', `co-sponsorships/${qiu?.id}`, 'declineToSign', { opinion: '不了解情况' });
    expect((await site.act('lin', own(), 'submit')).state).toBe('underPresidiumReview');
    expect((await site.call('presidium2', 'GET', `/api/v1/${own()}`)).status).toBe(404);
  });

  it('is returned once, passes three reviews and gets its number', async () => {
    await site.act('presidium', own(), 'passReview');
    expect((await site.act('affairs', own(), 'returnForRevision', { guidance: '请写明路段起止' })).state).toBe('returned');
    await site.act('lin', own(), 'save', { situation: `${text.situation}起于老车站，止于大桥。` });
    expect(await refused('lin', own(), 'submit')).toEqual([422, ['textChanged']]);
    await site.act('lin', own(), 'freeze');
    await site.act('shan', `co-sponsorships/${(await recordsOf('coSponsorship', 'lin')).find((c) => c.state === 'invited')?.id}`, 'confirm');
    expect((await site.act('lin', own(), 'submit')).state).toBe('underPresidiumReview');
    await site.act('presidium', own(), 'passReview');
    await site.act('affairs', own(), 'passReview');
    await site.act('office', own(), 'passReview');
    const registered = await site.act('affairs', own(), 'register', { sessionId: 'session-5', category: 'inSession' });
    expect([registered['number'], registered['numberLabel']]).toEqual([1, '第十八届第五次会议第1号']);
  });

  it('is assigned jointly with the government office, after one plan came back', async () => {
    const units = { leadUnitId: 'transport', assistingUnitIds: ['finance'] };
    await site.act('affairs', own(), 'assign', { ...units, assistingUnitIds: ['finance', 'court'] });
    await site.act('government', own(), 'returnAssignment', { reason: '县法院无此职责' });
    await site.act('affairs', own(), 'assign', units);
    const assigned = await site.act('government', own(), 'confirmAssignment');
    expect([assigned.state, assigned.records['handlingTask']?.length]).toEqual(['handling', 2]);
    expect((await site.get('roads-liaison', '/api/v1/to-do'))['total']).toBe(1);
    expect((await site.get('court-head', '/api/v1/suggestions'))['total']).toBe(0);
  });

  it('goes inside both units, and an empty or thin assisting opinion goes back', async () => {
    const [roads, finance] = [await taskOf('transport'), await taskOf('finance')];
    await site.act('roads-liaison', roads, 'accept');
    await site.act('roads-liaison', roads, 'routeToSection', { sectionId: 'transport-bus', handlerName: '卞小舟' });
    await site.act('roads-liaison', roads, 'rerouteToSection', { sectionId: 'transport-roads', handlerName: '李卫锋' });
    expect(await refused('roads-bus', roads, 'recordContact', { note: '电话' })).toEqual([403, ['notYourRole']]);
    await site.act('roads-section', roads, 'recordContact', { note: '已电话联系林永发代表' });
    await site.act('finance-liaison', finance, 'accept');
    await site.act('finance-liaison', finance, 'routeToSection', { sectionId: 'finance-budget', handlerName: '郝志明' });
    const opinion = `assisting-opinions/${last(await recordsOf('assistingOpinion', 'finance-section')).id}`;
    expect(await refused('finance-section', opinion, 'submitForCheck')).toEqual([422, ['opinionEmpty']]);
    await site.act('finance-section', opinion, 'save', { text: '同意', contactName: '郝志明', contactPhone: '0000-8000001' });
    await site.act('finance-section', opinion, 'submitForCheck');
    await site.act('finance-deputy', opinion, 'returnForChange', { note: '请写明金额' });
    await site.act('finance-section', opinion, 'submitForCheck');
    expect((await site.call('roads-section', 'GET', `/api/v1/${opinion}`)).status).toBe(404);
    await site.act('finance-deputy', opinion, 'deliver');
    await site.act('roads-section', opinion, 'sendBack', { reason: '没有资金数额' });
    await site.act('finance-section', opinion, 'save', { text: '同意安排资金二百万元。' });
    await site.act('finance-section', opinion, 'submitForCheck');
    await site.act('finance-head', opinion, 'deliver', { letterNumber: '霁财函〔2026〕5号' });
    expect(await site.get('roads-section', `/api/v1/${opinion}`)).toMatchObject({ state: 'delivered', sentBackCount: 1, text: '同意安排资金二百万元。' });
  });

  it('is talked over: one talk denied in one press, one below rank, one confirmed', async () => {
    site.clock.moveTo('2026-02-09T02:00:00Z');
    const denied = await consult();
    expect((await site.act('lin', denied, 'deny')).state).toBe('denied');
    expect((await noticesOf('consultationDenied')).map((n) => n.role)).toEqual(['deputyAffairs', 'unitSection', 'unitHead']);
    const low = await consult({ name: '李卫锋', position: '科长', rank: 'sectionHead' });
    expect((await site.act('lin', low, 'confirm')).state).toBe('confirmed');
  });

  it('is answered ask by ask, and the head cannot sign without a valid talk', async () => {
    const reply = `replies/${last(await recordsOf('reply', 'roads-section')).id}`;
    await site.act('roads-section', reply, 'save', { opening: '您提出的建议收悉。', answers: answers(['solved', 'planned'], '2026-09-30'), closing: '感谢您对交通工作的关心。', contactName: '李卫锋', contactPhone: '0000-8000002' });
    expect((await site.call('lin', 'GET', `/api/v1/${reply}`)).status).toBe(404);
    await site.act('roads-section', reply, 'submitForCheck');
    await site.act('roads-deputy', reply, 'returnForChange', { note: '请写明排水管管径' });
    await site.act('roads-section', reply, 'submitForCheck');
    await site.act('roads-deputy', reply, 'passCheck');
    expect(await refused('roads-head', reply, 'signOff')).toEqual([422, ['notConsulted']]);
    expect(await refused('roads-head', reply, 'signOff', { withoutConsultation: 'deputyDeclined' })).toEqual([422, ['waiverNotConfirmed']]);
    expect(await refused('roads-head', reply, 'signOff', { withoutConsultation: 'other' })).toEqual([422, ['reasonMissing']]);
    expect(await refused('roads-deputy', reply, 'signOff', { withoutConsultation: 'other', withoutConsultationText: '出差' })).toEqual([422, ['notTheSigner']]);
    await site.act('lin', await consult(), 'confirm');
    const signed = await site.act('roads-head', reply, 'signOff');
    expect(signed).toMatchObject({ state: 'delivered', letterNumber: '霁交建提〔2026〕1号', withoutConsultation: null, marksMissingConsultation: false, overallClass: 'planned' });
    expect(await site.get('lin', `/api/v1/${reply}`)).toMatchObject({ state: 'delivered', letterHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await whole('lin')).state).toBe('replied');
    expect((await recordsOf('commitment')).map((c) => [c['askNo'], c.state, c['dueOn']])).toEqual([[1, 'undertaken', '2026-02-09'], [2, 'undertaken', '2026-09-30']]);
  });

  it('is rated under embargo; dissatisfaction shows at the close and orders re-handling', async () => {
    await planRound({ name: '首轮测评', opensOn: '2026-02-09', closesOn: '2026-02-20', sequence: 1 });
    const evaluation = `evaluations/${last(await recordsOf('evaluation', 'lin')).id}`;
    await site.act('affairs', evaluation, 'remind');
    expect(await refused('lin', evaluation, 'rate', { attitude: 'satisfied', result: 'dissatisfied' })).toEqual([422, ['reasonMissing']]);
    await site.act('lin', evaluation, 'rate', { attitude: 'satisfied', result: 'basicallySatisfied' });
    await site.act('lin', evaluation, 'revise', { attitude: 'satisfied', result: 'dissatisfied', reason: '只答复未动工' });
    expect((await site.call('roads-head', 'GET', `/api/v1/${evaluation}`)).status).toBe(404);
    expect(await site.get('affairs', `/api/v1/${evaluation}`)).toMatchObject({ state: 'rated', result: null, attitude: null, reason: null, history: [] });
    expect((await whole('roads-head')).state).toBe('replied');
    await moveTo('2026-02-20');
    expect((await whole('roads-head')).state).toBe('replied');
    await moveTo('2026-02-21');
    expect(await site.get('roads-head', `/api/v1/${evaluation}`)).toMatchObject({ state: 'disclosed', result: 'dissatisfied', reason: '只答复未动工' });
    expect(await whole('roads-head')).toMatchObject({ state: 'rehandling', firstResult: 'dissatisfied', finalResult: 'dissatisfied' });
  });

  it('is handled again: the wish to do without a talk, confirmed, costs nothing; the old reply stays', async () => {
    const task = await taskOf('transport');
    const first = last(await recordsOf('reply', 'roads-head')).id;
    await site.act('roads-section', task, 'requestWaiver', { reason: '代表来电表示不必再见面' });
    await site.act('lin', `consultations/${last(await recordsOf('consultation')).id}`, 'refuseWaiver');
    await site.act('roads-liaison', task, 'requestWaiver', { reason: '代表当面表示不必再见面' });
    await site.act('lin', `consultations/${last(await recordsOf('consultation')).id}`, 'confirmWaiver');
    const [old, again] = (await recordsOf('reply', 'roads-section')).map((r) => r.id);
    expect(first).toBe(again);
    await site.act('roads-section', `replies/${again}`, 'save', { answers: answers(['solved', 'inProgress'], '2026-08-31') });
    await site.act('roads-section', `replies/${again}`, 'submitForCheck');
    await site.act('roads-deputy', `replies/${again}`, 'passCheck');
    const signed = await site.act('roads-head', `replies/${again}`, 'signOff', { withoutConsultation: 'deputyDeclined', letterNumber: '霁交函〔2026〕77号' });
    expect(signed).toMatchObject({ letterNumber: '霁交函〔2026〕77号', withoutConsultation: 'deputyDeclined', marksMissingConsultation: false });
    expect(await noticesOf('notConsulted')).toEqual([]);
    expect(await site.get('lin', `/api/v1/replies/${old}`)).toMatchObject({ state: 'replaced', letterNumber: '霁交建提〔2026〕1号' });
    expect((await recordsOf('commitment')).map((c) => c.state)).toEqual(['replaced', 'replaced', 'undertaken', 'undertaken']);
  });

  it('is rated a second time, concluded and archived; first and final results stand apart', async () => {
    await planRound({ name: '次轮测评', opensOn: '2026-02-21', closesOn: '2026-03-10', sequence: 2 });
    const evaluation = `evaluations/${last(await recordsOf('evaluation', 'lin')).id}`;
    await site.act('lin', evaluation, 'rate', { attitude: 'satisfied', result: 'satisfied' });
    expect(await refused('affairs', own(), 'conclude')).toEqual([409, ['wrongState']]);
    expect((await site.act('lin', evaluation, 'liftEmbargo')).state).toBe('disclosed');
    expect(await whole('roads-head')).toMatchObject({ state: 'evaluated', firstResult: 'dissatisfied', finalResult: 'satisfied' });
    await site.act('affairs', own(), 'conclude');
    expect((await recordsOf('handlingTask')).map((t) => t.state)).toEqual(['finished', 'finished']);
    await site.act('affairs', own(), 'archive');
    expect(await refused('affairs', own(), 'close')).toEqual([422, ['commitmentsOpen', 'publicationOpen']]);
  });

  it('keeps its promises: evidence by file, verified from outside the unit, told again in a second reply, closed', async () => {
    const [solved, underWay] = (await recordsOf('commitment')).filter((c) => c.state === 'undertaken').map((c) => `commitments/${c.id}`);
    if (solved === undefined || underWay === undefined) throw new Error('two commitments were expected');
    await site.act('roads-section', underWay, 'reportProgress', { text: '管沟开挖完成', percent: 60 });
    await site.act('roads-head', underWay, 'proposeChange', { dueOn: '2026-10-31', reason: '雨季停工' });
    await site.act('affairs', underWay, 'acceptChange');
    const photo = await site.upload('roads-section', '南环路验收单');
    expect(await refused('roads-section', solved, 'claim', { statement: '路面已修复', files: ['no-such-file'] })).toEqual([422, ['unknownFile']]);
    const claimed = await site.act('roads-section', solved, 'claim', { statement: '路面已修复', files: [photo] });
    expect(claimed['attachments']).toMatchObject([{ fileId: photo, purpose: 'evidence', sha256: createHash('sha256').update('南环路验收单').digest('hex') }]);
    await site.act('presidium', solved, 'refute', { finding: '尚有五十米未修' });
    await site.act('roads-section', solved, 'claim', { statement: '剩余路段已修复', files: [await site.upload('roads-section', '补充验收单')] });
    await site.act('lin', solved, 'verify', { finding: '本人到场察看属实' });
    await site.act('roads-section', underWay, 'claim', { statement: '排水管已通水', files: [await site.upload('roads-section', '通水记录')] });
    expect((await site.act('member', underWay, 'verify', { finding: '现场察看属实' })).state).toBe('verified');
    expect(await refused('affairs', own(), 'close')).toEqual([422, ['secondReplyOpen', 'publicationOpen']]);
    const second = `replies/${last(await recordsOf('reply', 'roads-section')).id}`;
    await site.act('roads-section', second, 'save', { closing: '排水管已于近日完工，特此再次答复。', contactName: '李卫锋', contactPhone: '0000-8000002' });
    await site.act('roads-section', second, 'submitForCheck');
    await site.act('roads-deputy', second, 'passCheck');
    expect(await site.act('roads-head', second, 'signOff')).toMatchObject({ type: 'second', letterNumber: '霁交建提〔2026〕2号' });
    await site.act('affairs', own(), 'supplement', { note: '补充竣工照片', files: [await site.upload('affairs', '竣工照片说明')] });
    for (const one of (await recordsOf('publication', 'affairs')).filter(({ state }) => state === 'toDecide')) await site.act('affairs', `publications/${one.id}`, 'decide', { form: 'notPublic', ground: 'otherLaw', reason: '尚在核对' });
    const closed = await site.act('affairs', own(), 'close');
    expect(closed.state).toBe('closed');
    expect(closed['deadlines']).toSatisfy((deadlines: { state: string }[]) => deadlines.every((d) => d.state !== 'running'));
    expect((await site.database.ownerPool.query('select 1 from turn')).rowCount).toBe(0);
    expect((await site.database.ownerPool.query(`select 1 from due_event where record_kind = 'deadline'`)).rowCount).toBe(0);
  });

  it('has told the whole story to everybody who may know it, and the audit holds', async () => {
    const timeline = (await whole('lin'))['timeline'] as { event: string; text: string }[];
    expect(timeline.map((item) => item.event)).toEqual(expect.arrayContaining(['SuggestionRegistered', 'ReplySigned', 'EvaluationRated', 'EvaluationDisclosed', 'RehandlingOrdered', 'FulfilmentVerified', 'SuggestionClosed']));
    const found = await site.get('roads-head', '/api/v1/search?q=南环路');
    expect(found['total']).toBe(1);
    expect((await site.get('court-head', '/api/v1/search?q=南环路'))['total']).toBe(0);
    expect(await auditFaults(site)).toEqual([]);
  });
});

describe('a reply signed without a valid talk for another reason', () => {
  it('is told to the deputies’ affairs commission and marked for the score', async () => {
    site.clock.moveTo('2026-04-01T01:00:00Z');
    id = (await site.call('jun', 'POST', '/api/v1/suggestions', { ...text, title: '关于缩短民事案件送达时间的建议', asks: ['推行电子送达'] })).json.id;
    expect((await site.act('jun', own(), 'submit')).state).toBe('underAffairsReview');
    await site.act('affairs', own(), 'passReview');
    await site.act('office', own(), 'passReview');
    expect((await site.act('affairs', own(), 'register', { sessionId: 'session-5', category: 'interSessional' }))['numberLabel']).toBe('第十八届第五次会议闭会第1号');
    expect((await site.act('affairs', own(), 'assign', { leadUnitId: 'court', assistingUnitIds: [] })).state).toBe('handling');
    const task = await taskOf('court');
    await site.act('court-liaison', task, 'accept');
    await site.act('court-liaison', task, 'routeToSection', { sectionId: 'court-office', handlerName: '詹海' });
    const reply = `replies/${last(await recordsOf('reply', 'court-section')).id}`;
    await site.act('court-section', reply, 'save', { answers: answers(['reference'], ''), contactName: '詹海', contactPhone: '0000-8000003' });
    await site.act('court-section', reply, 'submitForCheck');
    await site.act('court-deputy', reply, 'passCheck');
    const signed = await site.act('court-head', reply, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
    expect(signed).toMatchObject({ marksMissingConsultation: true, withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
    const [told] = await noticesOf('notConsulted');
    expect(told).toMatchObject({ role: 'deputyAffairs', text: expect.stringContaining('三次致电未接') });
    expect(await recordsOf('commitment')).toEqual([]);
  });

  it('is found after what has the words in its title, though it is newer; its unit finds it too', async () => {
    const titles = async (name: string) => ((await site.get(name, '/api/v1/search?q=南环路')) as unknown as { items: { title: string }[] }).items.map((item) => item.title);
    expect(await titles('affairs')).toEqual([text.title, '关于缩短民事案件送达时间的建议']);
    expect(await titles('court-head')).toEqual(['关于缩短民事案件送达时间的建议']);
    expect(((await site.get('affairs', '/api/v1/search?q=南环路&limit=1')))['total']).toBe(2);
    // A piece of a title that falls into other words than the title itself; the scope is asked all the same.
    expect(await site.get('court-head', '/api/v1/search?q=短民事案')).toMatchObject({ total: 1, items: [{ title: '关于缩短民事案件送达时间的建议' }] });
    expect((await site.get('roads-head', '/api/v1/search?q=短民事案'))['total']).toBe(0);
  });
});
