import { dateInShanghai } from '../domain/src/kernel/dates.ts';
import { describe, expect, it } from 'vitest';
import type { Person } from './people.ts';
import type { BrowsedSite } from './site.ts';
import type { stepsOfTheYear } from './steps-of-the-year.ts';

/** A photograph of four by four pixels. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEUlEQVR4nGOYsCABjhiI4wAAjVIZAdTRhzYAAAAASUVORK5CYII=', 'base64');

export interface Year { readonly as: (username: string) => Promise<Person>; readonly steps: ReturnType<typeof stepsOfTheYear>; readonly site: () => BrowsedSite; readonly id: () => string }

/** The last chapter: what was promised is shown, verified from outside, told again and closed. */
export function keptOfTheYear({ as, steps: { take, signLetter }, site, id }: Year): void {
  describe('kept', () => {
    it('is claimed with a photograph and verified from outside the unit, at the desk and on the phone', async () => {
      site().clock.moveTo('2026-08-20T01:00:00Z');
      for (const n of [1, 2]) {
        const section = await take('roads-section', '落实承诺');
        await section.fill('落实情况', `现场已经完工（${n}）`);
        await section.page.locator('input[type=file]').setInputFiles({ name: `现场${n}.png`, mimeType: 'image/png', buffer: picture });
        await section.see(new RegExp(`现场${n}\\.png（`));
        await section.submit('报已落实');
        await section.see('单位报已落实，待核验');
        await section.page.getByRole('img', { name: `现场${n}.png` }).waitFor();
      }
      const affairs = await take('affairs', '核验');
      await affairs.press('核验属实');
      await affairs.fill('核验情况', '工委同志到场察看，属实');
      await affairs.submit('核验属实');
      await affairs.see('已核验落实');
      const lin = await as('lin');
      await lin.start();
      await lin.press(/请核验：铺设排水管道一公里/);
      await lin.fill('看到的情况', '本人到现场看过，管道已经通水');
      await lin.press('属实，办成了');
      await lin.agree('属实，办成了');
      await lin.see('核验属实');
    });

    it('is told again in a second reply and closed', async () => {
      // It tells of the promise that was to be kept later; what was solved on the reply's own day needs no second letter.
      const section = await take('roads-section', '起草答复');
      await section.see('核验：本人到现场看过，管道已经通水');
      await section.fill('落实情况说明', '路面和排水管道均已完工，特此再次答复。');
      await expect.poll(() => section.field('联系人').inputValue()).toBe('李卫锋');
      await section.see('答复要素已经齐全，可以送核稿。');
      await section.submit('送核稿');
      await section.see('已送核稿。');
      await signLetter();
      for (const one of (await site().get('affairs', `/api/v1/suggestions/${id()}`)).records['publication'] ?? []) if (one.state === 'toDecide') await site().act('affairs', `publications/${one.id}`, 'decide', { form: 'titleOnly', reason: '先公开标题', showNames: true, releaseOn: dateInShanghai(site().clock.now().toISOString()) });
      const affairs = await take('affairs', '销号');
      await affairs.submit('销号');
      await affairs.agree('销号');
      await affairs.see('已销号');
      const lin = await as('lin');
      await lin.open(`/m/suggestions/${id()}`);
      await lin.see('已销号');
      await lin.see('单位的承诺：2项，已核验落实2项');
    });
  });
}
