import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** At a desk and on a phone, the two layouts there are; in between (200 % zoom of 1280) a page must not scroll sideways either. */
export const widths = [1280, 390];
const between = 640;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeAnswer { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[] }

let script: Promise<string> | undefined;

/** What axe finds on the page as it stands, at each width, whether it scrolls sideways, and words that no person wrote. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  await page.evaluate(await (script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await page.evaluate<AxeAnswer>(`axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })})`);
    found.push(...violations.flatMap((one) => one.nodes.map((node) => `${width}: ${one.id}: ${node.html.slice(0, 160)} ${(node.failureSummary ?? '').split('\n')[1] ?? ''}`)));
    found.push(...await sideways(page, width));
  }
  await page.setViewportSize({ width: between, height: 900 });
  found.push(...await sideways(page, between));
  const spilled = /.{0,20}(?:undefined|NaN|\[object |Invalid Date).{0,10}/.exec(await page.locator('body').innerText());
  if (spilled !== null) found.push(`words of the program: ${spilled[0]}`);
  return found;
}

async function sideways(page: Page, width: number): Promise<string[]> {
  const by = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return by > 0 ? [`${width}: scrolls sideways by ${by}px`] : [];
}
