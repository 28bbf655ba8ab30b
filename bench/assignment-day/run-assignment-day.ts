import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../server/src/demo/make-county.ts';
import { createPool } from '../../server/src/platform/db/create-pool.ts';
import { createClient, type Answer } from '../http/client.ts';
import { startOwnSite, type OwnSite } from '../site/own-site.ts';
import { createLimits } from './limits.ts';

const clerk = 'heyaqin';
const office = 'guozhiyuan';
const meetings = '/api/v1/assignment-meetings';
interface Row { readonly id: string; readonly version: number; readonly lead: readonly { readonly unitId: string }[]; readonly assisting: readonly { readonly unitId: string }[] }
interface Meeting { readonly id: string; readonly version: number; readonly handedOver: number; readonly counts: { readonly listed: number } }

/**
 * Lives the assignment day of 200 (m: 500) suggestions through HTTP and times what people wait for: a click within a second, a batch of 200 within
 * twenty. In the middle of the hand-over the web process is killed. Resolves with the exit code: 1 if anything was slower or is not there exactly once.
 */
export async function runAssignmentDay({ size, progress }: { readonly size: 's' | 'm'; readonly progress: (line: string) => void }): Promise<number> {
  progress('正在建立演练交办日的演示县');
  const site = await startOwnSite({ now: '2026-02-27T08:00:00+08:00', county: 'demo', size, exercise: 'assignment-day', processes: 2, onLine: progress });
  const client = createClient(site.url, 8, DEMO_PASSWORD);
  const limits = createLimits();
  const get = async <T>(username: string, path: string): Promise<T> => read<T>(await client.send('GET', path, { username }));
  const post = async <T>(username: string, path: string, body?: unknown, version?: number): Promise<T> => read<T>(await client.send('POST', path, { username, body: body ?? {}, ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }) }));
  try {
    await client.cookieOf(clerk);
    const { items } = await get<{ items: Row[] }>(clerk, '/api/v1/assignment-plans');
    const count = items.length;
    await limits.click('打开拟办表', () => get(clerk, '/api/v1/assignment-plans'));
    const wanted = items.flatMap(({ id, version, lead, assisting }) => (lead[0] === undefined ? [] : [{ id, version, plan: { leadUnitId: lead[0].unitId, assistingUnitIds: assisting.map((unit) => unit.unitId).filter((unitId) => unitId !== lead[0]?.unitId) } }]));
    await limits.click('拟定一件', () => post(clerk, '/api/v1/assignment-plans', { items: wanted.slice(0, 1) }));
    await limits.batch('都按推荐拟定', count, async () => { for (let from = 1; from < wanted.length; from += 50) await post(clerk, '/api/v1/assignment-plans', { items: wanted.slice(from, from + 50) }); });
    let meeting = await post<Meeting>(clerk, meetings, { title: '集中交办会', heldOn: '2026-02-27', place: '会议室', convener: '县人大常委会', agenda: [] });
    const path = `${meetings}/${meeting.id}`;
    const act = async (username: string, action: string, body?: unknown): Promise<void> => { meeting = await post<Meeting>(username, `${path}/actions/${action}`, body, meeting.version); };
    await limits.click('列入全部', () => act(clerk, 'addSuggestions', { suggestionIds: wanted.map(({ id }) => id) }));
    await limits.click('打开交办会', () => get(clerk, path));
    await limits.click('送政府办确认', () => act(clerk, 'submitToGovernment'));
    await limits.click('政府办确认方案', () => act(office, 'confirmPlan'));
    await limits.click('按开会交办', () => act(clerk, 'hold'));
    await limits.batch('交办全部，中途结束网站进程', wanted.length, () => handOver(site, () => post<Meeting>(clerk, `${path}/hand-over`), () => get<Meeting>(clerk, path)));
    const wrong = await notOnce(site, meeting.id, wanted.length);
    await limits.click('交办以后打开交办会', () => get(clerk, path));
    await limits.click('打开交办日小结', () => get(clerk, `${path}/summary`));
    await limits.batch('一个单位签收整张清单', count, () => post('wangmengyao', `${path}/receive`));
    await limits.batch('全部单位的交办清单（PDF）', count, async () => { const { status } = await client.send('GET', `${path}/unit-lists.pdf`, { username: clerk }); if (status !== 200) throw new Error(`PDF: ${status}`); });
    for (const line of [`交办日 ${count} 件`, ...limits.lines, wrong === 0 ? '每件恰好交办一次' : `✗ ${wrong} 件没有恰好交办一次`]) console.log(line);
    return limits.missed === 0 && wrong === 0 ? 0 : 1;
  } finally {
    client.close();
    await site.stop();
    await site.remove();
  }
}

function read<T>({ status, text }: Answer): T {
  if (status >= 300) throw new Error(`${status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** As the page does it: asks until nothing is left; the process is killed once on the way, and what it was asked meanwhile is asked again. */
async function handOver(site: OwnSite, next: () => Promise<Meeting>, look: () => Promise<Meeting>): Promise<void> {
  let wasKilled = false;
  for (let left = 1; left > 0;) {
    const asked = next().catch(() => undefined);
    if (!wasKilled) {
      await sleep(60);
      for (const { pid } of site.processes().filter(({ role }) => role === 'web')) process.kill(pid, 'SIGKILL');
      wasKilled = true;
    }
    left = (await asked)?.counts.listed ?? (await look().catch(() => undefined))?.counts.listed ?? left;
    if (!(await site.isReady())) await sleep(50);
  }
}

async function notOnce(site: OwnSite, meetingId: string, count: number): Promise<number> {
  const pool = createPool({ url: site.databaseUrl, max: 1 });
  try {
    const { rows } = await pool.query<{ once: number; wrong: number }>(`select count(*) filter (where n = 1)::int as once, count(*) filter (where n <> 1)::int as wrong from (
      select i.suggestion_id, (select count(*) from audit_entry a where a.record_id = i.suggestion_id and a.event in ('HandedOverAtMeeting', 'ProposedAtMeeting')) as n from assignment_meeting_item i where i.meeting_id = $1) each`, [meetingId]);
    return (rows[0]?.wrong ?? 0) + Math.abs(count - (rows[0]?.once ?? 0) - (rows[0]?.wrong ?? 0));
  } finally {
    await pool.end();
  }
}
