import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';

export interface Story { readonly name: string; readonly days: AsyncGenerator<IsoDate, void> }

/**
 * Runs many stories along one calendar, which only goes forward. A story yields the day on which it goes on; all that fall on a day
 * run there, several at once but each one in its own order. A story that throws ends; the others go on.
 */
export async function runDays(stories: readonly Story[], parallel: number, openDay: (day: IsoDate) => Promise<void>, onFailure: (story: Story, error: unknown) => void): Promise<void> {
  const waiting = new Map<IsoDate, Story[]>();
  const put = (day: IsoDate, story: Story): void => void (waiting.get(day)?.push(story) ?? waiting.set(day, [story]));

  /** Until the story waits for a later day or ends. */
  async function goOn(story: Story, today: IsoDate): Promise<void> {
    try {
      for (;;) {
        const step = await story.days.next();
        if (step.done === true) return;
        if (step.value > today) return put(step.value, story);
      }
    } catch (error) {
      onFailure(story, error);
    }
  }

  for (const story of stories) await goOn(story, '0000-00-00');
  while (waiting.size > 0) {
    const today = [...waiting.keys()].reduce((a, b) => (a < b ? a : b));
    const queue = waiting.get(today) ?? [];
    waiting.delete(today);
    await openDay(today);
    await Promise.all(Array.from({ length: Math.min(parallel, queue.length) }, async () => {
      for (let story = queue.shift(); story !== undefined; story = queue.shift()) await goOn(story, today);
    }));
  }
}
