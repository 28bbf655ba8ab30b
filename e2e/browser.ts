import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Switches of the packaged Chromium that Playwright does not bear: it needs processes of its own. */
const unwanted = new Set(['--single-process', '--no-zygote', '--headless=shell', "--headless='shell'"]);

/** Chromium from the npm package (or CHROME_PATH): the tests need no browser on the machine. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH'];
  const executablePath = own !== undefined && existsSync(own) ? own : await unpackedChromium();
  const args = [...chromium.args.filter((arg) => !unwanted.has(arg)), '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  // Without a locale of its own the machine would take Chinese names of downloaded files for no names at all.
  return playwright.launch({ executablePath, headless: true, args, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } });
}

/** Unpacks into a folder of this user's: the package's own fixed place belongs to whoever of the machine came first. */
async function unpackedChromium(): Promise<string> {
  const before = process.env['TMPDIR'];
  const folder = join(tmpdir(), `luoshi-browser-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR']; else process.env['TMPDIR'] = before;
  }
}

export const desk = { width: 1280, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

/** What the console says when the server refuses something or the test cuts the connection. */
const expected = /status of 4\d\d|net::ERR_INTERNET_DISCONNECTED/;

export interface Visitor { readonly context: BrowserContext; readonly page: Page; readonly problems: string[] }

/** One person's browser: what goes wrong on their page (script errors, refused resources, 5xx answers) is kept for the test to see. */
export async function visit(browser: Browser, baseURL: string, viewport: { width: number; height: number } = desk): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: viewport.width < 500, hasTouch: viewport.width < 500 });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error' && !expected.test(message.text())) problems.push(`console: ${message.text()}`); });
  page.on('response', (response) => { if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`); });
  return { context, page, problems };
}
