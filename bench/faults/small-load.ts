import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { createPrng } from '../../server/src/demo/content/prng.ts';
import { makeSuggestion } from '../../server/src/demo/content/suggestions.ts';
import type { World } from '../http/world.ts';
import { live, notYetLived } from '../scenario/live.ts';
import { planOf } from '../scenario/rules.ts';
import type { Message } from '../scenario/read-messages.ts';

/** An invented letter, answered on the day it came: all its steps up to the signed reply fall on today. */
function letterOf(seed: string, today: IsoDate): Message {
  const { title, situation, asks } = makeSuggestion(createPrng(seed), { year: Number(today.slice(0, 4)) });
  return { id: seed, subject: title, body: `${situation}${asks.map((ask) => `请${ask}。`).join('')}`, askedOn: today, repliedOn: today, reply: asks.map((ask) => `关于“${ask}”，已列入工作安排，我们将抓紧办理。`).join('') };
}

/** One client: letter after letter from draft to signed reply, until told to stop. What goes wrong ends a letter, never the client. */
export async function workThrough(name: string, world: World, today: IsoDate, isOver: () => boolean, onFailure: (error: unknown) => void): Promise<void> {
  for (let n = 1; !isOver(); n += 1) {
    const days = live(planOf(letterOf(`${name}/${n}`, today)), world, notYetLived());
    try {
      for (;;) {
        const step = await days.next();
        if (step.done === true || step.value > today || isOver()) break;
      }
    } catch (error) {
      onFailure(error);
    }
  }
}
