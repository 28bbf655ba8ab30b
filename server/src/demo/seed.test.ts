import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { livelihoodWorkflow } from '@luoshi/domain/livelihood-matter/workflow.ts';
import { verifySite } from '../features/audit/verify-site.ts';
import { openFileStore, type FileStore } from '../platform/files/file-store.ts';
import { createMissingSecrets, readSecrets, type Secrets } from '../platform/secrets.ts';
import { testDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { DEMO_PASSWORD } from './make-county.ts';
import { fillDemo } from './seed.ts';

const now = new Date('2026-10-20T09:00:00+08:00');
const lines: string[] = [];
let folder: string;
let database: TestDatabase;
let files: FileStore;
let secrets: Secrets;
const count = async (sql: string) => (await database.ownerPool.query<{ n: number }>(`select (${sql})::int as n`)).rows[0]!.n;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-seed-'));
  const keys = { sessionSecretFile: join(folder, 'session'), auditMacKeyFile: join(folder, 'mac'), auditSigningKeyFile: join(folder, 'sign'), ratingSealingKeyFile: join(folder, 'seal') };
  createMissingSecrets(keys);
  secrets = readSecrets(keys);
  database = await testDatabase();
  files = await openFileStore(join(folder, 'files'));
  const site = { config: { databaseUrl: database.url, dataDir: folder }, db: database.db, files, secrets };
  await fillDemo(site, { now, years: [2026], size: { inSession: 16, interSessional: 12 }, coming: 3, progress: (line) => lines.push(line) });
}, 120_000);
afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the demo county', () => {
  it('is a county in size', async () => {
    expect(await count(`select count(*) from congress`)).toBe(17);
    expect(await count(`select count(*) from deputy where congress_id = 'county'`)).toBeGreaterThan(270);
    expect(await count(`select count(*) from deputy where congress_id <> 'county'`)).toBeGreaterThan(880);
    expect(await count(`select count(*) from organisation where congress_id = 'county' and kind = 'handlingUnit' and not id like 'unit-township%'`)).toBe(45);
    expect(await count(`select count(*) from organisation where kind = 'station'`)).toBe(40);
    expect(await count(`select count(*) from session`)).toBe(1 + 5 + 16 * 6);
    expect(lines.length).toBeGreaterThan(2);
  });

  it('shows a township’s matters in each state and by each act', async () => {
    const states = (await database.ownerPool.query<{ state: string }>('select distinct state from livelihood_matter')).rows.map((row) => row.state);
    expect(states.toSorted()).toEqual(['atCounty', 'ended', 'handling', 'passedOn', 'proposed', 'raised', 'reported', 'settled', 'withdrawn']);
    const acts = (await database.ownerPool.query<{ action: string }>(`select distinct action from audit_entry where record_kind = 'livelihoodMatter' and action <> 'create'`)).rows.map((row) => row.action);
    expect(acts.toSorted()).toEqual([...new Set(livelihoodWorkflow.rows.map(([action]) => action))].toSorted());
    expect(await count(`select count(*) from livelihood_matter`)).toBeGreaterThan(36);
    const referrals = (await database.ownerPool.query<{ state: string }>('select distinct state from county_referral order by state')).rows.map((row) => row.state);
    expect(referrals).toEqual(['asked', 'declined', 'takenBack', 'takenUp']);
    expect(await count(`select count(*) from county_referral r join suggestion s on s.congress_id = r.congress_id and s.id = r.suggestion_id where s.number_label is not null`)).toBe(1);
  });

  it('tells its log-ins, to the owner of the folder alone', async () => {
    const path = join(folder, 'demo-accounts.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const accounts = JSON.parse(await readFile(path, 'utf8')) as { username: string; password: string; name: string; role: string; organisation: string }[];
    expect(accounts.length).toBeGreaterThanOrEqual(40);
    expect(accounts.every((one) => one.password === DEMO_PASSWORD && one.name !== '' && typeof one.organisation === 'string')).toBe(true);
    expect(await count(`select count(*) from account where state = 'active'`)).toBe(accounts.length);
    const roles = (await database.ownerPool.query<{ role: string }>(`select distinct role from identity`)).rows.map((row) => row.role);
    const held = (await database.ownerPool.query<{ role: string }>(`select distinct i.role from identity i join account a on a.person_id = i.person_id where a.state = 'active'`)).rows.map((row) => row.role);
    expect(roles.filter((role) => !held.includes(role))).toEqual([]);
    expect(roles.length).toBe(17);
  });

  it('lets everybody begin in the identity that the list tells', async () => {
    const accounts = JSON.parse(await readFile(join(folder, 'demo-accounts.json'), 'utf8')) as { username: string; role: string }[];
    const { rows } = await database.ownerPool.query<{ username: string; role: string }>(`select a.username, i.role from account a join identity i on i.id = a.last_identity_id and i.person_id = a.person_id`);
    expect(rows.sort((a, b) => (a.username < b.username ? -1 : 1))).toEqual(accounts.map(({ username, role }) => ({ username, role })).sort((a, b) => (a.username < b.username ? -1 : 1)));
  });

  it('leaves old notices read and new ones unread for those who can log in', async () => {
    const unread = `select count(*) from notice n where n.person_id in (select person_id from account where state = 'active') and not exists (select 1 from notice_read r where r.notice_id = n.id and r.person_id = n.person_id)`;
    expect(await count(`${unread} and n.at < '2026-10-01'`)).toBe(0);
    expect(await count(`${unread} and n.at > '2026-10-10'`)).toBeGreaterThan(10);
    expect(await count(`select count(*) from notice_read r join notice n on n.id = r.notice_id where r.read_at < n.at`)).toBe(0);
  });

  it('has a head who is away and a liaison who is back', async () => {
    const { rows } = await database.ownerPool.query<{ state: string; role: string }>('select state, principal_role as role from acting_mandate order by created_at, state desc');
    expect(rows).toEqual([{ state: 'inForce', role: 'unitHead' }, { state: 'ended', role: 'unitLiaison' }]);
  });

  it('has a unit with a former name, and nothing open that still bears it', async () => {
    expect(await count(`select count(*) from organisation_former_name f join organisation o on o.congress_id = f.congress_id and o.id = f.organisation_id where f.name <> o.name`)).toBe(1);
    expect(await count(`select count(*) from handling_task t join organisation_former_name f on f.congress_id = t.congress_id and f.organisation_id = t.unit_id and f.name = t.unit_name where t.state not in ('finished', 'reassigned', 'released')`)).toBe(0);
  });

  it('has a unit that was merged, with nothing left that it would have to do, and open cases carried on', async () => {
    expect(await count(`select count(*) from unit_succession where told_on is not null`)).toBe(1);
    expect(await count(`select count(*) from handling_task t join unit_succession u on u.congress_id = t.congress_id and u.unit_id = t.unit_id where t.state not in ('finished', 'reassigned', 'released')`)).toBe(0);
    expect(await count(`select count(*) from handling_task where former_units <> '[]'`)).toBeGreaterThan(0);
    expect(await count(`select count(*) from identity i join unit_succession u on u.congress_id = i.congress_id and u.unit_id = i.organisation_id where i.state = 'active'`)).toBe(0);
  });

  it('has what the calendar needs to go on', async () => {
    expect(await count(`select count(*) from due_event where due_on <= '2026-10-20'`)).toBe(0);
    expect(await count(`select count(*) from due_event where record_kind = 'evaluationRound'`)).toBeGreaterThanOrEqual(4);
    expect(await count(`select count(*) from evaluation_round where congress_id = 'county' and state = 'open'`)).toBe(2);
  });

  it('has townships with histories of their own, in every state of a township’s suggestion that people rest in, and matters shared with the county', async () => {
    expect(await count(`select count(*) from suggestion where congress_id <> 'county'`)).toBeGreaterThan(40);
    const { rows } = await database.ownerPool.query<{ state: string }>(`select distinct to_state as state from audit_entry where congress_id <> 'county' and record_kind = 'suggestion'`);
    const stood = rows.map((row) => row.state);
    expect(['draft', 'underPresidiumReview', 'returned', 'reviewed', 'registered', 'handling', 'replied', 'evaluated', 'concluded'].filter((state) => !stood.includes(state))).toEqual([]);
    expect(await count(`select count(*) from handling_task t join organisation o on o.congress_id = t.congress_id and o.id = t.unit_id where t.congress_id <> 'county' and t.channel <> 'direct'`)).toBe(0);
    const twins = await database.ownerPool.query<{ state: string }>('select state from twin_matter order by state');
    expect(twins.rows.map((row) => row.state)).toEqual(['linked', 'proposed']);
  });

  it('has an assignment meeting whose plan waits for the government office', async () => {
    expect(await count(`select count(*) from assignment_meeting where state = 'submitted'`)).toBe(1);
    expect(await count(`select count(*) from assignment_meeting_item where state = 'listed' and signed_plan is not null`)).toBeGreaterThan(0);
  });

  it('passes every verification, files and all', async () => {
    const { isSound, checks } = await verifySite({ db: database.db, dataDir: folder, files, keys: { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey }, sealer: secrets.sealer, scope: 'all', now });
    expect(checks.flatMap((check) => check.findings)).toEqual([]);
    expect(isSound).toBe(true);
  }, 120_000);
});
