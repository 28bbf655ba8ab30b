import { addDays } from '@luoshi/domain/kernel/dates.ts';
import { createClient } from '../http/client.ts';
import { createWorld } from '../http/world.ts';
import { startOwnSite } from '../site/own-site.ts';
import { verifyOwnSite } from '../site/verify-own-site.ts';
import { createClockMover } from './move-clock.ts';
import { live, notYetLived, planRounds } from './live.ts';
import { readMessages } from './read-messages.ts';
import { reportLines, speedLines, type Measured } from './report.ts';
import { planOf, roundsBetween, statedRules } from './rules.ts';
import { runDays } from './run-days.ts';


export interface ScenarioOptions { readonly file: string; readonly limit: number | undefined; readonly parallel: number; readonly keep: boolean; readonly progress: (line: string) => void }

/** Real messages as suggestions through the API, with their real dates; resolves with the exit code. */
export async function runScenario({ file, limit, parallel, keep, progress }: ScenarioOptions): Promise<number> {
  const read = await readMessages(file);
  // A part of them is spread over all the years.
  const messages = limit === undefined || limit >= read.length ? read : Array.from({ length: limit }, (_, index) => read[Math.floor((index * read.length) / limit)]).filter((one) => one !== undefined);
  const days = messages.map((message) => message.askedOn).sort();
  const replied = messages.map((message) => message.repliedOn).sort();
  const [first, last] = [days[0], replied.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('no messages');
  console.log(['情景规则：', ...statedRules.map((rule, index) => `  ${index + 1}. ${rule}`), `留言 ${messages.length} 件，${first} 至 ${last}，同时 ${parallel} 个客户端`].join('\n'));

  const site = await startOwnSite({ now: `${addDays(first, -1)}T09:00:00+08:00` });
  const client = createClient(site.url, parallel);
  const world = createWorld(client.send);
  const clock = createClockMover(site, client);
  const measured: Measured[] = [];
  const failures = new Map<string, number>();
  const fail = (what: string): void => void failures.set(what, (failures.get(what) ?? 0) + 1);
  client.onAnswer = (kind, milliseconds, status) => {
    measured.push({ kind, milliseconds });
    if (status >= 500) fail(`HTTP ${status}`);
  };
  try {
    const lives = messages.map(() => notYetLived());
    const rounds = roundsBetween(first, last);
    const stories = [
      { name: 'rounds', days: planRounds(rounds, (round) => addDays(round.opensOn, -30), world) },
      ...messages.map((message, index) => ({ name: message.id, days: live(planOf(message), world, lives[index] ?? notYetLived()) })),
    ];
    let opened = 0;
    let year = '';
    const began = performance.now();
    await runDays(stories, parallel, async (day) => {
      opened += 1;
      if (day.slice(0, 4) !== year) progress(`${(year = day.slice(0, 4))} 年，已有请求 ${measured.length} 次`);
      await clock.moveTo(day);
    }, (story, error) => {
      fail(error instanceof Error ? error.message : String(error));
      progress(`留言 ${story.name}：${error instanceof Error ? error.message : String(error)}`);
    });
    const seconds = (performance.now() - began) / 1000;
    client.onAnswer = undefined;
    console.log(['', ...await reportLines(world, messages, lives), `文本截短：${lives.reduce((sum, lived) => sum + lived.cut, 0)} 处`, ...speedLines(measured, seconds, opened)].join('\n'));
    console.log(failures.size === 0 ? '错误：0' : `错误：${[...failures].map(([what, n]) => `${what} × ${n}`).join('；')}`);
    const verified = await verifyOwnSite(site);
    return failures.size === 0 && verified ? 0 : 1;
  } finally {
    client.close();
    await clock.close();
    await site.stop();
    if (keep) progress(`数据保留在 ${site.dataDir}`);
    else await site.remove();
  }
}
