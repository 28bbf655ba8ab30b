import { canSeeReferral } from '@luoshi/domain/county-referral/visibility.ts';
import type { CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReading } from '../../../platform/db/database.ts';
import { auditFaults } from '../../../testing/audit-faults.ts';
import { deputies, seats } from '../../../testing/process-county.ts';
import { processSite, type ProcessSite, type RecordJson } from '../../../testing/process-site.ts';
import { townshipCounty } from '../../../testing/township-county.ts';
import { selectMatters } from '../matter-tables.ts';
import { referralVisible } from './referral-scope.ts';

/** A township's matter goes to the county's deputies elected there, and the township reads what became of it; two congresses, each with its own data. */
let site: ProcessSite;
let matter = '';
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z', townshipCounty);
  matter = (await site.call('mei', 'POST', '/api/v1/livelihood-matters', { title: '南环路要大修', place: '南环路口', what: '县道三公里坑洼，雨天积水。', files: [await site.upload('mei', '坑洼的照片')] })).json.id;
}, 120_000);
afterAll(() => site.close());

interface Answer { readonly personName: string; readonly state: string; readonly answer: string | null; readonly suggestion: { readonly numberLabel: string | null; readonly stateLabel: string; readonly units: string[] } | null }
const own = async (who: string) => site.get(who, `/api/v1/livelihood-matters/${matter}`);
const answers = async (who: string) => (await own(who))['answers'] as Answer[];
const hand = (deputiesAsked: readonly string[], who = 'town-presidium', version = 1) => site.call(who, 'POST', `/api/v1/livelihood-matters/${matter}/actions/handToCounty`, { deputies: deputiesAsked, reason: '县道不归镇里管养' }, { 'if-match': `"${version}"` });
const referralOf = async (who: string) => ((await site.get(who, '/api/v1/county-referrals'))['items'] as RecordJson[])[0]!;
const toDo = async (who: string) => ((await site.get(who, '/api/v1/to-do'))['items'] as RecordJson[]).filter((one) => ['countyReferral', 'livelihoodMatter'].includes(String(one['recordKind']))).map((one) => one['action']);
const told = async (who: string) => JSON.stringify(await site.get(who, '/api/v1/notices'));

describe('a matter beyond the township', () => {
  it('is put before the county deputies elected there, whom the form names, and before nobody else', async () => {
    const offered = (await own('town-presidium')).actions.find((one) => one.action === 'handToCounty');
    expect(offered?.schema).toMatchObject({ properties: { deputies: { items: { enum: ['p-shan', 'p-lin'], 'x-labels': { 'p-shan': '单晓明', 'p-lin': '林永发' } } } } });
    expect((await hand(['p-lin'], 'mei')).status).toBe(403);
    expect((await hand(['p-lin', 'p-qiu'])).json['errors']).toMatchObject([{ field: 'deputies.1' }]);
    expect((await hand(['p-lin', 'p-shan'])).json).toMatchObject({ state: 'atCounty', answers: [{ state: 'asked' }, { state: 'asked' }] });
    expect([await toDo('lin'), await toDo('shan'), await toDo('qiu'), await toDo('town-presidium')]).toEqual([['takeUp'], ['takeUp'], [], []]);
    expect(await told('lin')).toContain('霁城镇人大主席团转来的“南环路要大修”镇里办不了');
    const referral = await referralOf('lin');
    expect(referral).toMatchObject({ what: '县道三公里坑洼，雨天积水。', reason: '县道不归镇里管养', townshipName: '霁城镇' });
    expect((await site.call('lin', 'GET', (referral['files'] as { href: string }[])[0]!.href)).text).toBe('坑洼的照片');
    // Nobody else's, not the offices', and no way from it into the township's congress.
    for (const who of ['shan', 'qiu', 'affairs', 'presidium', 'roads-liaison', 'town-presidium', 'mei']) expect((await site.call(who, 'GET', `/api/v1/county-referrals/${referral.id}`)).status, who).toBe(404);
    expect((await site.call('lin', 'GET', `/api/v1/livelihood-matters/${matter}`)).status).toBe(404);
    expect(JSON.stringify(referral)).not.toContain(matter);
    expect((await site.call('lin', 'POST', '/api/v1/county-referrals', {})).status).toBe(405);
  });

  it('becomes one deputy’s draft; the other is told to sign with the first, and says no with a reason', async () => {
    const taken = await site.act('lin', `county-referrals/${(await referralOf('lin')).id}`, 'takeUp');
    const suggestion = String(taken['suggestionId']);
    expect(await site.get('lin', `/api/v1/suggestions/${suggestion}`)).toMatchObject({ title: '关于南环路要大修的建议', state: 'draft', situation: '霁城镇南环路口：县道三公里坑洼，雨天积水。' });
    expect((await site.get('lin', `/api/v1/county-referrals?suggestion=${suggestion}`))['items']).toMatchObject([{ matterLabel: '民生事项2026年第1号' }]);
    const second = await referralOf('shan');
    const refused = await site.call('shan', 'POST', `/api/v1/county-referrals/${second.id}/actions/takeUp`, {}, { 'if-match': `"${second.version}"` });
    expect([refused.status, refused.text.includes('林永发代表已经据此写建议')]).toEqual([422, true]);
    expect([await toDo('shan'), (await told('shan')).includes('您可以与其联名')]).toEqual([['decline'], true]);
    await site.act('shan', `county-referrals/${second.id}`, 'decline', { reason: '由林代表提' });
    expect([await toDo('lin'), await toDo('shan')]).toEqual([[], []]);
    for (const who of ['town-presidium', 'mei']) expect((await told(who)).includes('县人大代表林永发已就民生事项2026年第1号“南环路要大修”提建议'), who).toBe(true);
  });

  it('tells the township that it is being written, then number, state and units; never a word of the text', async () => {
    const id = String((await referralOf('lin'))['suggestionId']);
    const secret = '只有县里读得到的分析';
    await site.act('lin', `suggestions/${id}`, 'save', { title: '关于大修南环路的建议', situation: '坑洼', analysis: secret, asks: ['年内大修']});
    expect(await answers('town-presidium')).toMatchObject([{ personName: '林永发', state: 'takenUp', suggestion: { numberLabel: null, stateLabel: '正在写建议，还没有编号', units: [] } }, { personName: '单晓明', state: 'declined', answer: '由林代表提', suggestion: null }]);
    const back = await site.call('town-presidium', 'POST', `/api/v1/livelihood-matters/${matter}/actions/resume`, { reason: '镇里先办' }, { 'if-match': `"${(await own('town-presidium')).version}"` });
    expect([back.status, back.text.includes('县人大代表据此提出的建议还在办理')]).toEqual([422, true]);
    await site.act('lin', `suggestions/${id}`, 'submit');
    for (const who of ['presidium', 'affairs', 'office']) await site.act(who, `suggestions/${id}`, 'passReview');
    await site.act('affairs', `suggestions/${id}`, 'register', { sessionId: 'session-5', category: 'interSessional' });
    await site.act('affairs', `suggestions/${id}`, 'assign', { leadUnitId: 'transport', assistingUnitIds: [] });
    await site.act('government', `suggestions/${id}`, 'confirmAssignment');
    expect((await answers('mei'))[0]).toMatchObject({ suggestion: { numberLabel: expect.stringContaining('号'), stateLabel: '办理中', units: ['霁川县交通运输局'] } });
    const seen = JSON.stringify([await own('town-presidium'), await own('mei')]);
    for (const word of [secret, '关于大修南环路的建议', id, '年内大修']) expect(seen).not.toContain(word);
    // Where it comes from may be read by whoever may read the suggestion, and by nobody else.
    const rows = await withReading(site.database.db, 'county', (tx) => selectMatters<CountyReferralRow>(tx, 'countyReferral', 'county', sql`true`));
    for (const { username } of [...seats, ...deputies]) {
      const actor = await site.actorOf(username);
      const seesSuggestion = (await site.call(username, 'GET', `/api/v1/suggestions/${id}`)).status === 200;
      const visible = await withReading(site.database.db, 'county', (tx) => selectMatters(tx, 'countyReferral', 'county', referralVisible(actor)));
      expect(visible.map((one) => one.id).toSorted(), username).toEqual(rows.filter((row) => canSeeReferral(actor, row, row.suggestionId !== null && seesSuggestion)).map((row) => row.id).toSorted());
    }
  });

  it('is ended by the presidium once the county has concluded, and what stands at the county stays', async () => {
    const end = async (kind: string) => site.call('town-presidium', 'POST', `/api/v1/livelihood-matters/${matter}/actions/end`, { kind, reason: '县里已经大修' }, { 'if-match': `"${(await own('town-presidium')).version}"` });
    expect((await end('viaCounty')).json['errors']).toMatchObject([{ field: 'kind', text: expect.stringContaining('县里还没有据此办结的建议') }]);
    await site.database.ownerPool.query(`update suggestion set state = 'concluded' where id = $1`, [(await referralOf('lin'))['suggestionId']]);
    expect(await toDo('town-presidium')).toEqual(['end']);
    expect((await end('viaCounty')).json).toMatchObject({ state: 'ended', endLabel: '经县人大代表建议办理' });
    expect((await referralOf('lin')).state).toBe('takenUp');
  });

  it('is taken back from those who have not answered when the township settles it otherwise; both chains hold', async () => {
    const other = (await site.call('town-presidium', 'POST', '/api/v1/livelihood-matters', { title: '桥栏杆松动', place: '大桥', what: '栏杆松动。', source: 'reception' })).json;
    await site.act('town-presidium', `livelihood-matters/${other.id}`, 'handToCounty', { deputies: ['p-shan'], reason: '县管桥梁' });
    expect(await toDo('shan')).toEqual(['takeUp']);
    await site.act('town-presidium', `livelihood-matters/${other.id}`, 'resume', { reason: '镇里自己修' });
    expect([await toDo('shan'), (await told('shan')).includes('已由乡镇收回，不用再考虑：镇里自己修')]).toEqual([[], true]);
    // The county's end of it was put there by the test itself.
    expect(await auditFaults(site, /现为“已办结|待办与案卷不符/u)).toEqual([]);
    const { rows } = await site.database.ownerPool.query(`select action, actor_name, organisation_name from audit_entry where congress_id = 'county' and record_kind = 'countyReferral' order by seq`);
    expect(rows.map((row: { action: string; actor_name: string }) => `${row.actor_name} ${row.action}`)).toEqual(['包景行 create', '包景行 create', '林永发 takeUp', '单晓明 decline', '包景行 create', '包景行 takeBack']);
  });
});
