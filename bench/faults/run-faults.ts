import { setTimeout as sleep } from 'node:timers/promises';
import { createPrng } from '../../server/src/demo/content/prng.ts';
import { createClient } from '../http/client.ts';
import { createWorld } from '../http/world.ts';
import { startOwnSite, type OwnSite } from '../site/own-site.ts';
import { verifyOwnSite } from '../site/verify-own-site.ts';
import { createSiteChecker } from './check-site.ts';
import { createGate } from './gate.ts';
import { keepTrying, type Acknowledged } from './keep-trying.ts';
import { createKiller, targetLabels } from './kill.ts';
import { workThrough } from './small-load.ts';

export interface FaultOptions { readonly runs: number; readonly seed: number; readonly clients: number; readonly keep: boolean; readonly progress: (line: string) => void }

const today = '2026-03-10';
const READY_MS = 120_000;
const LONGEST_BEFORE_MS = 3_000;

/** Rounds of kill -9 under load on one site; resolves with the exit code: 1 if anything acknowledged is missing or anything is half-done. */
export async function runFaults({ runs, seed, clients, keep, progress }: FaultOptions): Promise<number> {
  const draw = createPrng(`faults ${seed}`);
  const site = await startOwnSite({ now: `${today}T08:00:00+08:00`, processes: 2 });
  const client = createClient(site.url, clients);
  const gate = createGate(clients);
  const all: Acknowledged[] = [];
  let round: Acknowledged[] = [];
  let retries = 0;
  let isOver = false;
  const faults: string[] = [];
  const failed = (what: string): void => {
    faults.push(what);
    console.log(`  ✗ ${what}`);
  };
  const world = createWorld(keepTrying(client, gate, (act) => { all.push(act); round.push(act); }, () => { retries += 1; }));
  const checker = createSiteChecker(site.databaseUrl, today);
  const killer = createKiller(site, draw);
  console.log(`故障演练：${runs} 轮，种子 ${seed}，${clients} 个客户端；每轮在随机时刻用 SIGKILL 结束进程，恢复后逐件核对已确认的操作`);
  const working = Array.from({ length: clients }, (_, index) => workThrough(`faults ${seed} client ${index}`, world, today, () => isOver, (error) => failed(`没有料到的回答：${error instanceof Error ? error.message : String(error)}`)));
  const began = performance.now();
  try {
    for (let number = 1; number <= runs; number += 1) {
      round = [];
      retries = 0;
      gate.open();
      // At a moment drawn from the seed: so many acts into the round and some milliseconds on, in the middle of others' acts.
      await Promise.race([afterSomeActs(() => round.length, draw.int(1, 24)), sleep(LONGEST_BEFORE_MS)]);
      await sleep(draw.int(0, 120));
      const target = killer.choose();
      const before = round.length;
      const killedAt = performance.now();
      const killed = await killer.kill(target);
      if (target === 'everything') await site.restart();
      await becomesReady(site);
      const recovered = (performance.now() - killedAt) / 1000;
      await Promise.race([afterSomeActs(() => round.length, before + 5), sleep(1500)]);
      await gate.shut();
      const wrong = await checker.check(round);
      console.log(`第 ${String(number).padStart(3)} 轮 ${targetLabels[target]}（${killed} 个进程），${recovered.toFixed(1)} 秒恢复；确认 ${round.length} 项（结束前 ${before}），重发 ${retries} 次，重发后得到答复 ${round.filter((act) => act.answeredWithFirst).length} 项：${wrong.length === 0 ? '无丢失，无半途' : '有问题'}`);
      for (const one of wrong) failed(`第 ${number} 轮 ${one}`);
    }
    for (const one of await checker.check(all)) failed(`全部轮次之后 ${one}`);
    isOver = true;
    gate.open();
    await Promise.race([Promise.all(working), sleep(5000)]);
    const again = all.filter((act) => act.attempts > 1).length;
    console.log(`\n合计 ${runs} 轮，${((performance.now() - began) / 1000).toFixed(0)} 秒；确认的操作 ${all.length} 项，其中 ${again} 项是重发后得到答复的；问题 ${faults.length} 项`);
    const verified = await verifyOwnSite(site);
    return faults.length === 0 && verified ? 0 : 1;
  } finally {
    isOver = true;
    gate.open();
    client.close();
    await checker.close();
    await site.stop();
    if (keep || faults.length > 0) progress(`数据保留在 ${site.dataDir}`);
    else await site.remove();
  }
}

async function becomesReady(site: OwnSite): Promise<void> {
  for (const until = Date.now() + READY_MS; ; await sleep(50)) {
    const roles = new Set(site.processes().map((one) => one.role));
    if (roles.has('web') && roles.has('worker') && roles.has('postgres') && await site.isReady()) return;
    if (Date.now() > until) throw new Error(`the site did not come back within ${READY_MS / 1000} s:\n${site.lastLines.slice(-20).join('\n')}`);
  }
}

async function afterSomeActs(count: () => number, wanted: number): Promise<void> {
  for (const until = Date.now() + READY_MS; count() < wanted && Date.now() < until;) await sleep(5);
}
