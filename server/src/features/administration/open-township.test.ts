import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { auditFaults } from '../../testing/audit-faults.ts';

/** A township's congress is opened by the county's system administrator, and from then on its deputies can raise suggestions. */
let site: ProcessSite;
beforeAll(async () => { site = await processSite('2026-02-02T01:00:00Z'); });
afterAll(() => site.close());

const opening = {
  termNumber: 18, termName: '十八届', startsOn: '2022-01-08', endsOn: '2027-01-08', sessionNumber: 9, sessionName: '九次会议', opensOn: '2026-01-14', closesOn: '2026-01-15',
  units: '霁城镇人民政府\n 规划建设办公室 \n霁城镇人民政府\n', personId: 'p-presidium',
};
const open = (who: string, id: string, body: object, version = 1) => site.call(who, 'POST', `/api/v1/congress/${id}/actions/open`, body, { 'if-match': `"${version}"` });
const listed = async (kind: string) => (await site.get('system', `/api/v1/${kind}?congressId=township-01`)) as unknown as { items: { name?: string; channel?: string; organisationKind?: string }[]; total: number };

let cookie = '';
const draftAs = (title: string) => site.app.inject({ method: 'POST', url: '/api/v1/suggestions', headers: { cookie }, payload: { title } });

describe('opening a township congress', () => {
  it('is the system administrator’s alone, for townships only, and undone as a whole where one part is wrong', async () => {
    expect((await open('affairs', 'township-01', opening)).status).toBe(403);
    expect((await open('system', 'county', opening)).json['code']).toBe('notTownship');
    expect((await open('system', 'township-01', { ...opening, endsOn: '2021-01-08' })).status).toBe(422);
    expect((await listed('term')).total).toBe(0);
  });

  it('makes term, session, presidium, units and the presidium’s first person; deputies follow, and raise suggestions', async () => {
    expect((await open('system', 'township-01', opening)).status).toBe(200);
    expect((await open('system', 'township-01', opening, 2)).json['code']).toBe('alreadyOpen');
    expect((await listed('organisation')).items.filter((one) => one.organisationKind === 'handlingUnit').map(({ name, channel }) => [name, channel]).toSorted()).toEqual([['霁城镇人民政府', 'direct'], ['规划建设办公室', 'direct']].toSorted());
    const termId = ((await listed('term')).items[0] as unknown as { id: string }).id;
    const delegationId = (await listed('organisation')).items.filter((one) => one.organisationKind === 'delegation').map((one) => (one as unknown as { id: string }).id)[0];
    const made = await site.call('system', 'POST', '/api/v1/deputy?congressId=township-01', { personId: 'p-qiu', termId, delegationId, certificateNumber: 'T1', fromDate: '2026-01-14' });
    expect(made.status).toBe(201);
    // One person, two capacities: the township's deputy is the county's as well, and acts in one at a time.
    const me = (await site.get('qiu', '/api/v1/me')) as unknown as { identities: { id: string; congress: { id: string } }[] };
    const inTown = me.identities.find((one) => one.congress.id === 'township-01');
    const switched = await site.call('qiu', 'POST', '/api/v1/me/identity', { identityId: inTown?.id });
    // A switch of identity is a new log-in: the cookie is another from then on.
    cookie = String(switched.headers['set-cookie']).split(';')[0] ?? '';
    const draft = await draftAs('关于修路的建议');
    expect([draft.statusCode, (draft.json() as { kindLabel?: string }).kindLabel]).toEqual([201, '乡镇代表建议']);
    expect(await auditFaults(site)).toEqual([]);
  });

  it('has no office of the county: roles that a township does not know are refused', async () => {
    const organisationId = (await listed('organisation')).items.map((one) => (one as unknown as { id: string }).id)[0];
    const answer = await site.call('system', 'POST', '/api/v1/identity?congressId=township-01', { personId: 'p-office', role: 'deputyAffairs', organisationId, fromDate: '2026-01-14' });
    expect([answer.status, answer.json['code']]).toEqual([422, 'notInTownship']);
  });

  it('is needed before anybody can raise a suggestion there', async () => {
    await site.database.ownerPool.query(`update identity set state = 'ended', until_date = from_date where congress_id = 'township-01' and role = 'townshipPresidium'`);
    const draft = await draftAs('关于修桥的建议');
    expect([draft.statusCode, (draft.json() as { code?: string }).code]).toEqual([422, 'townshipNotOpen']);
  });
});
