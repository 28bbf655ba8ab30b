import { canSeeReceipt, canSeeRubric, canSeeScore, canSeeSelection } from '@luoshi/domain/text-quality/quality-visibility.ts';
import { defaultCriteria } from '@luoshi/domain/text-quality/rubric.ts';
import type { CompilationReceiptRow, ExcellentSelectionRow, WritingRubricRow, WritingScoreRow } from '@luoshi/domain/text-quality/quality-rows.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReading } from '../../../platform/db/database.ts';
import { deputies, seats } from '../../../testing/process-county.ts';
import { processSite, type ProcessSite, type RecordJson } from '../../../testing/process-site.ts';
import { verifySite } from '../../audit/verify-site.ts';
import { selectMatters } from '../matter-tables.ts';
import { matterVisible } from '../scope.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite('2026-03-02T01:00:00Z'); }, 120_000);
afterAll(() => site.close());

const words = { title: '关于修复南环路破损路面的建议', situation: '南环路三公里路面破损，影响四个村一千二百人。', analysis: '重载车辆多，养护责任不清。', asks: ['年内重铺三公里路面', '明确养护责任单位'], source: 'visit', disclosureWish: 'full' };
const scores = (score: number, remarks: Record<string, { remark: string; forDeputy: boolean }> = {}) => defaultCriteria.map(({ name }) => ({ criterion: name, score, ...remarks[name] }));
const post = (who: string, path: string, body: unknown, headers = {}) => site.call(who, 'POST', `/api/v1/${path}`, body, headers);
const score = (who: string, suggestionId: string, given = scores(8)) => post(who, 'writing-scores', { suggestionId, scores: given });
const quality = (who: string, id: string) => site.call(who, 'GET', `/api/v1/suggestions/${id}/writing-quality`);
const noticesOf = async (who: string) => ((await site.get(who, '/api/v1/notices'))['items'] as { text: string }[]).map((one) => one.text);

const draft = async (who: string, more: object = {}) => (await site.call(who, 'POST', '/api/v1/suggestions', { ...words, ...more })).json.id;
async function review(id: string, upTo: 'presidium' | 'affairs' | 'office' | 'registered') {
  const path = `suggestions/${id}`;
  for (const [level, who, act, body] of [['presidium', 'presidium', 'passReview', {}], ['affairs', 'affairs', 'passReview', {}], ['office', 'office', 'passReview', {}], ['registered', 'affairs', 'register', { sessionId: 'session-5', category: 'interSessional' }]] as const) {
    await site.act(who, path, act, body);
    if (level === upTo) return;
  }
}
let first: string;
let second: string;

describe('the criteria', () => {
  it('are the commission’s, whole, and begin on a day', async () => {
    const body = { startsOn: '2026-03-02', reason: '试行', criteria: [{ name: '内容', hint: '', weight: 60 }, { name: '文字', hint: '', weight: 30 }] };
    expect((await post('office', 'writing-rubrics', body)).status).toBe(403);
    expect((await post('affairs', 'writing-rubrics', body)).text).toContain('现在是90，还差10');
    const coming = await post('affairs', 'writing-rubrics', { ...body, startsOn: '2026-03-09', criteria: [{ name: '内容', hint: '有事实', weight: 70 }, { name: '文字', hint: '', weight: 30 }] });
    expect(coming.json).toMatchObject({ no: 1, state: 'set', byName: '贺雅琴' });
    expect((await site.get('lin', '/api/v1/writing-rubrics/today'))).toMatchObject({ no: null });
    await site.act('affairs', `writing-rubrics/${coming.json.id}`, 'cancel', { reason: '再研究' });
    const today = await post('affairs', 'writing-rubrics', { startsOn: '2026-03-02', reason: '按本县实际', criteria: defaultCriteria });
    expect((await post('affairs', `writing-rubrics/${today.json.id}/actions/cancel`, { reason: '不用' }, { 'if-match': '"1"' })).text).toContain('已经起用，不能取消');
    expect((await site.get('presidium', '/api/v1/writing-rubrics/today'))).toMatchObject({ no: 2 });
  });
});

describe('sheets', () => {
  it('are given by each level from its own review on, once, and corrected until registration', async () => {
    first = await draft('lin');
    expect((await score('presidium', first)).status).toBe(404);
    await site.act('lin', `suggestions/${first}`, 'submit');
    expect((await score('affairs', first)).text).toContain('本级还没有审核');
    expect((await score('presidium2', first)).status).toBe(404);
    expect((await score('roads-liaison', first)).status).toBe(403);
    expect((await score('presidium', first, scores(8).slice(1))).text).toContain('还有项目没有评分：事实清楚');
    expect((await post('presidium', 'writing-scores', { suggestionId: first, scores: scores(11) })).status).toBe(400);
    const sheet = await score('presidium', first);
    expect(sheet.json).toMatchObject({ level: 'presidium', total: 80, rubricNo: 2, isOfEarlierText: false, isOwn: true });
    const twice = await Promise.all([score('presidium', first), score('presidium', first)]);
    expect(twice.map((one) => [one.status, one.text.includes('本级已经由叶长青评价')])).toEqual([[422, true], [422, true]]);
    expect((await post('affairs', `writing-scores/${sheet.json.id}/actions/correct`, { scores: scores(1), reason: '改' }, { 'if-match': '"1"' })).status).toBe(403);
    const corrected = await site.act('presidium', `writing-scores/${sheet.json.id}`, 'correct', { scores: scores(9, { 原因分析: { remark: '养护责任可以再查一查文件', forDeputy: true }, 建议具体: { remark: '仅供内部', forDeputy: false } }), reason: '漏看了附件' });
    expect(corrected).toMatchObject({ total: 90, history: [{ total: 80, reason: '漏看了附件', byName: '叶长青' }] });
  });

  it('are the reviewers’ own; the deputy reads averages when all reviews are over, others nothing', async () => {
    await review(first, 'presidium');
    await score('affairs', first, scores(4));
    expect((await site.get('office', `/api/v1/suggestions/${first}/writing-quality`))).toMatchObject({ for: 'reviewer', summary: { sheets: 2, average: 65 }, closed: '本级还没有审核这件建议，审核时或者审核后再评价' });
    expect(((await quality('presidium', first)).json as unknown as { divergences: unknown[] }).divergences).toHaveLength(6);
    expect((await quality('lin', first)).status).toBe(404);
    expect((await noticesOf('lin')).some((text) => text.includes('撰写质量'))).toBe(false);
    await site.act('affairs', `suggestions/${first}`, 'passReview');
    await site.act('office', `suggestions/${first}`, 'passReview');
    const told = await quality('lin', first);
    expect(told.json).toMatchObject({ for: 'deputy', summary: { remarks: [{ criterion: '原因分析', text: '养护责任可以再查一查文件' }] } });
    expect(told.text).not.toMatch(/内部|叶长青|presidium|total/);
    await site.act('affairs', `suggestions/${first}`, 'register', { sessionId: 'session-5', category: 'interSessional' });
    for (const who of ['shan', 'council', 'government', 'roads-liaison', 'presidium2', 'station', 'auditor']) expect((await quality(who, first)).status, who).toBe(404);
    for (const who of ['lin', 'shan', 'council', 'roads-liaison', 'presidium2']) expect((await site.get(who, '/api/v1/writing-scores'))['items'], who).toEqual([]);
    const [own] = (await site.get('affairs', `/api/v1/writing-scores?suggestion=${first}`))['items'] as RecordJson[];
    expect((await post('presidium', `writing-scores/${own!.id}/actions/correct`, { scores: scores(1), reason: '改' }, { 'if-match': `"${own!.version}"` })).text).toContain('已经登记编号');
    expect((await score('office', first, scores(7))).status).toBe(201);
    expect((await noticesOf('lin')).some((text) => text.includes('的撰写质量评价，可以在建议页查看'))).toBe(true);
  });
});

describe('the selection and its compilation', () => {
  let selection: RecordJson;
  const compiledPath = () => `/api/v1/excellent-selections/${selection.id}/compilation.pdf`;

  it('is proposed from candidates in the order of the writing, with two levels at least', async () => {
    second = await draft('shan', { title: '关于增设放学接送点的建议', disclosureWish: 'titleOnly' });
    await site.act('shan', `suggestions/${second}`, 'submit');
    await review(second, 'registered');
    await score('office', second, scores(10));
    expect((await site.call('council', 'GET', '/api/v1/excellent-selections/candidates?year=2026')).status).toBe(403);
    const candidates = (await site.get('office', '/api/v1/excellent-selections/candidates?year=2026'))['items'];
    expect(candidates).toMatchObject([{ suggestionId: second, average: 100, sheets: 1, against: ['只有1级评价，至少要有2级', '还没有答复'] }, { suggestionId: first, average: 66.7, sheets: 3, promised: 0, overallClass: null, suggested: false, reasons: ['撰写质量平均66.7分，在1件中居第1'], against: ['还没有答复'] }]);
    expect((await post('office', 'excellent-selections', { year: 2026, title: '选编' })).status).toBe(403);
    selection = (await post('affairs', 'excellent-selections', { year: 2026, title: '2026年优秀代表建议选编' })).json;
    expect((await post('affairs', 'excellent-selections', { year: 2026, title: '再来' })).text).toContain('已经开始评选');
    const nominate = (ids: string[], version: number) => post('affairs', `excellent-selections/${selection.id}/actions/nominate`, { entries: ids.map((suggestionId) => ({ suggestionId, reason: '事实清楚，建议具体' })) }, { 'if-match': `"${version}"` });
    expect((await nominate([second], 1)).text).toContain('只有1级评价');
    await score('affairs', second, scores(9));
    expect((await nominate([first, second], 1)).status).toBe(200);
    await site.act('affairs', `excellent-selections/${selection.id}`, 'propose');
    expect((await site.call('lin', 'GET', `/api/v1/excellent-selections/${selection.id}`)).status).toBe(404);
  });

  it('is published after the decision: the frozen texts, and a title alone where the deputy wants no more', async () => {
    await site.act('affairs', `excellent-selections/${selection.id}`, 'recordDecision', { meeting: '第三十六次主任会议', decidedOn: '2026-03-02', suggestionIds: [first, second] });
    expect((await site.call('affairs', 'GET', compiledPath())).status).toBe(404);
    await site.act('affairs', `excellent-selections/${selection.id}`, 'publish', { preface: '供代表撰写建议时参考。' });
    const seen = await site.get('lin', `/api/v1/excellent-selections/${selection.id}`);
    expect(seen).toMatchObject({ state: 'published', entries: [], excellent: [{ suggestionId: first, text: { title: words.title } }, { suggestionId: second, text: null }] });
    expect(JSON.stringify(seen)).not.toContain('average');
    expect(await noticesOf('shan')).toContain('您领衔的“关于增设放学接送点的建议”评为2026年优秀建议');
    expect((await quality('lin', first)).json).toMatchObject({ excellentIn: [{ year: 2026 }] });
    expect((await site.call('roads-liaison', 'GET', `/api/v1/excellent-selections/${selection.id}`)).status).toBe(404);
    const pdf = await site.call('lin', 'GET', compiledPath());
    expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-']);
  }, 60_000);

  it('is confirmed by each deputy, and the rest are listed and reminded', async () => {
    const receipts = () => site.get('affairs', `/api/v1/excellent-selections/${selection.id}/receipts`);
    expect((await post('presidium', 'compilation-receipts', { selectionId: selection.id })).status).toBe(403);
    const receipt = await post('lin', 'compilation-receipts', { selectionId: selection.id });
    expect(receipt.json).toMatchObject({ state: 'received', name: '林永发' });
    expect((await post('lin', 'compilation-receipts', { selectionId: selection.id })).text).toContain('已经签收过');
    await site.act('lin', `compilation-receipts/${receipt.json.id}`, 'confirmRead');
    expect(await receipts()).toMatchObject({ received: 1, read: 1 });
    expect(((await receipts())['waiting'] as { name: string }[]).map((one) => one.name).toSorted()).toEqual(deputies.map((one) => one.name).filter((name) => name !== '林永发').toSorted());
    const [before, of] = [(await noticesOf('lin')).length, (await noticesOf('qiu')).length];
    await site.act('affairs', `excellent-selections/${selection.id}`, 'remind');
    expect([(await noticesOf('lin')).length - before, (await noticesOf('qiu')).length - of]).toEqual([0, 1]);
  });
});

describe('who sees what', () => {
  it('is the same in SQL as in the rules, for every seat and every record', async () => {
    const all = <Row extends { id: string }>(kind: Parameters<typeof matterVisible>[0]) => withReading(site.deps.db, 'county', (tx) => selectMatters(tx, kind, 'county', sql`true`)) as unknown as Promise<Row[]>;
    const [rubrics, sheets, selections, receipts] = [await all<WritingRubricRow>('writingRubric'), await all<WritingScoreRow>('writingScore'), await all<ExcellentSelectionRow>('excellentSelection'), await all<CompilationReceiptRow>('compilationReceipt')];
    let seen = 0;
    for (const { username } of [...seats, ...deputies]) {
      const actor = await site.actorOf(username);
      const pure = { writingRubric: rubrics.filter((one) => canSeeRubric(actor, one)), writingScore: sheets.filter((one) => canSeeScore(actor, one)), excellentSelection: selections.filter((one) => canSeeSelection(actor, one)), compilationReceipt: receipts.filter((one) => canSeeReceipt(actor, one)) };
      for (const kind of Object.keys(pure) as (keyof typeof pure)[]) {
        const rows = await withReading(site.deps.db, 'county', (tx) => selectMatters(tx, kind, 'county', matterVisible(kind, actor)));
        expect(rows.map((one) => one.id).toSorted(), `${username} ${kind}`).toEqual(pure[kind].map((one) => one.id).toSorted());
        seen += rows.length;
      }
    }
    expect(seen).toBeGreaterThan(30);
  }, 60_000);

  it('and every step stands in the audit', async () => {
    const { rows } = await site.database.ownerPool.query(`select action from audit_entry where record_kind = 'excellentSelection' order by version`);
    expect(rows.map((row) => row.action)).toEqual(['create', 'nominate', 'propose', 'recordDecision', 'publish', 'remind']);
    const { config, files, secrets } = site.site;
    const verify = (keys: Parameters<typeof verifySite>[0]['keys']) => verifySite({ db: site.database.ownerDb, dataDir: config.dataDir, files, keys, sealer: secrets.sealer, scope: 'audit', now: site.clock.now() });
    expect((await verify({ macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey })).checks.flatMap((check) => check.findings)).toEqual([]);
    await site.database.ownerPool.query(`update writing_score set state = 'annulled' where level = 'presidium'`);
    expect(JSON.stringify((await verify(null)).checks)).toContain('撰写质量评价表');
  });
});
