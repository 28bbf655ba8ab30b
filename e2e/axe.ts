import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** At a desk, at 200 % zoom (half of 1280), on a phone. */
export const widths = [1280, 640, 390];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeAnswer { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[] }

let script: Promise<string> | undefined;

/** What axe finds on the page as it stands, at each width, and whether it scrolls sideways. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  await page.evaluate(await (script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await page.evaluate<AxeAnswer>(`axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })})`);
    found.push(...violations.flatMap((one) => one.nodes.map((node) => `${width}: ${one.id}: ${node.html.slice(0, 160)} ${(node.failureSummary ?? '').split('\n')[1] ?? ''}`)));
    const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (sideways > 0) found.push(`${width}: scrolls sideways by ${sideways}px`);
  }
  return found;
}
