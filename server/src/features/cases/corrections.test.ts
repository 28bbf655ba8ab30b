import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFaults } from '../../testing/audit-faults.ts';
import { processSite, type ProcessSite, type RecordJson } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { keepPaper } from '../documents/public.ts';
import { loadCase } from './load-case.ts';
import { withTransaction } from '../../platform/db/database.ts';

/** What was put right, as each reader gets it over HTTP: the right people, nothing early, and the old papers as they were. */
let site: ProcessSite;
let story: ReturnType<typeof storyOf>;
let file: string;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  story = storyOf(site);
  await story.untilReviewed();
  await story.register();
  file = await site.upload('affairs', '测评表');
}, 120_000);
afterAll(() => site.close());

const own = (reader = 'affairs') => site.get(reader, `/api/v1/${story.own()}`);
const events = (record: RecordJson) => (record['timeline'] as { event: string; note: string | null }[]);
const keep = (kind: 'suggestionSheet' | 'classNotice', recordId: string) => keepPaper(site.deps, 'county', kind, recordId);
const papers = async (kind: string) => (await site.database.ownerPool.query<{ edition: string; text: string }>('select edition, model::text as text from issued_paper where kind = $1 order by kept_at, edition', [kind])).rows;

describe('a wrong number', () => {
  it('is void, stays in its series, is found by whoever holds an old paper, and the old sheet is kept as it was', async () => {
    await keep('suggestionSheet', story.id);
    const before = String((await own())['numberLabel']);
    const refused = await site.call('affairs', 'POST', `/api/v1/${story.own()}/actions/correctNumber`, { sessionId: 'session-5', category: 'inSession', reason: '选错' }, { 'if-match': `"${(await own()).version}"` });
    expect([refused.status, refused.text.includes('编号不用更正')]).toEqual([422, true]);
    await site.act('affairs', story.own(), 'correctNumber', { sessionId: 'session-5', category: 'interSessional', reason: '登记时选错类别' });
    await keep('suggestionSheet', story.id);
    const record = await own('lin');
    expect(record).toMatchObject({ category: 'interSessional', number: 1, voidedNumbers: [{ numberLabel: before, reason: '登记时选错类别' }] });
    expect(events(record).find((one) => one.event === 'NumberCorrected')?.note).toContain(`编号原为“${before}（作废）”`);
    const other = storyOf(site, '关于增加公交班次的建议');
    await other.untilReviewed();
    await other.register();
    expect(await site.get('affairs', `/api/v1/${other.own()}`)).toMatchObject({ category: 'inSession', number: 2 });
    const found = (await site.get('affairs', `/api/v1/suggestions?q=${encodeURIComponent(before)}`)).items as unknown as { id: string; voidedNumbers: { numberLabel: string }[] }[];
    expect(found.find((one) => one.id === story.id)?.voidedNumbers[0]?.numberLabel).toBe(before);
    const [first, second] = await papers('suggestionSheet');
    expect([first?.edition, second?.edition]).toEqual(['registered', 'registered-corrected-1']);
    expect(second?.text).not.toBe(first?.text);
  });
});

describe('a wrong class in a delivered reply', () => {
  it('is seen by its unit alone until the head signs, and goes out as a paper of its own', async () => {
    await site.act('affairs', story.own(), 'assign', { leadUnitId: 'transport', assistingUnitIds: ['finance'] });
    const { records: { handlingTask = [] } } = await site.act('government', story.own(), 'confirmAssignment');
    for (const task of handlingTask) {
      const [unit, section] = task['unitId'] === 'transport' ? ['roads', 'transport-roads'] : ['finance', 'finance-budget'];
      await site.act(`${unit}-liaison`, `handling-tasks/${task.id}`, 'accept');
      await site.act(`${unit}-liaison`, `handling-tasks/${task.id}`, 'routeToSection', { sectionId: section, handlerName: '经办人' });
    }
    await story.deliverOpinion();
    const reply = await story.writeReply();
    await site.act('roads-head', reply, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
    const signed = await story.last('reply');
    await site.act('roads-section', reply, 'proposeClass', { askNo: 1, resultClass: 'planned', content: '完成修复', ownerName: '李卫锋', dueOn: '2026-11-30', reason: '工程没有完工，类别选错' });
    const waiting = async (reader: string) => (await story.last('reply', reader))['classProposal'];
    expect([await waiting('roads-head') !== null, await waiting('lin'), await waiting('affairs'), await waiting('finance-head')]).toEqual([true, null, null, null]);
    expect(events(await own('lin')).some((one) => one.event === 'ClassProposed')).toBe(false);
    expect((await site.call('lin', 'GET', `/api/v1/${reply}/class-notice.pdf`)).status).toBe(409);
    await site.act('roads-head', reply, 'signClass');
    await keep('classNotice', signed.id);
    expect(await story.last('reply', 'lin')).toMatchObject({ letter: signed['letter'], letterHash: signed['letterHash'], overallClass: 'planned', classNotices: [{ before: 'solved', after: 'planned' }] });
    expect((await story.records('commitment')).filter((one) => one['askNo'] === 1).map((one) => one.state)).toEqual(['replaced', 'undertaken']);
    const [notice] = await papers('classNotice');
    for (const words of ['办理结果由“已经解决或者采纳”更正为“列入计划逐步解决”', '完成修复（完成时限：2026年11月30日；责任人：李卫锋）', '工程没有完工，类别选错', '原答复函照原样保留']) expect(notice?.text).toContain(words);
    expect((await site.call('lin', 'GET', `/api/v1/${reply}/class-notice.pdf`)).headers['content-type']).toBe('application/pdf');
  });
});

describe('a misread form', () => {
  it('is between the two who look at it until both agree; then everybody reads what stands on it', async () => {
    const round = await site.call('affairs', 'POST', '/api/v1/evaluation-rounds', { name: '春季测评', opensOn: '2026-03-02', closesOn: '2026-03-10', sequence: 1 });
    await site.act('affairs', `evaluation-rounds/${round.json.id}`, 'open');
    const task = (await story.records('handlingTask')).find((one) => one['unitId'] === 'transport');
    if ((await story.records('evaluation')).length === 0) await site.asSystem('handlingTask', task?.id ?? '', 'openEvaluation', { roundId: round.json.id });
    const rating = `evaluations/${(await story.last('evaluation')).id}`;
    await site.act('affairs', rating, 'receiveEnvelope', { receivedOn: '2026-03-02', files: [file] });
    site.clock.moveTo('2026-03-12T01:00:00Z');
    await site.asSystem('evaluation', rating.split('/')[1] ?? '', 'awaitOpening');
    await site.act('affairs', rating, 'proposeReading', { attitude: 'satisfied', result: 'dissatisfied', reason: '没有动工', files: [file] });
    await site.act('office', rating, 'confirmReading');
    expect(await own()).toMatchObject({ state: 'rehandling', firstResult: 'dissatisfied' });
    await site.act('affairs', rating, 'proposeRereading', { attitude: 'satisfied', result: 'basicallySatisfied', reason: '没有动工', why: '看错一行', files: [file] });
    for (const reader of ['roads-head', 'lin', 'government']) {
      const seen = await own(reader);
      expect(JSON.stringify([seen.records['evaluation'], seen['timeline']])).not.toContain('看错一行');
    }
    expect(JSON.stringify(await own('office'))).toContain('看错一行');
    expect((await site.database.ownerPool.query(`select 1 from audit_entry where event = 'RereadingProposed' and body ? 'sealed'`)).rowCount).toBe(1);
    await site.act('office', rating, 'confirmRereading');
    expect(await own('roads-head')).toMatchObject({ state: 'evaluated', firstResult: 'basicallySatisfied', finalResult: 'basicallySatisfied' });
    expect(await story.last('evaluation', 'roads-head')).toMatchObject({ result: 'basicallySatisfied', corrections: [{ changes: [{ what: '办理结果', before: '不满意', after: '基本满意' }] }] });
    expect(await auditFaults(site)).toEqual([]);
    const kept = await withTransaction(site.deps.db, 'county', (tx) => loadCase(tx, 'county', story.id));
    expect(kept?.deadline.filter((one) => one.state === 'running').map((one) => one.kind).toSorted()).toEqual(['commitment', 'commitment', 'publication']);
  });
});
