import type { Browser, Locator } from 'playwright-core';
import { desk, phone, visit, type Visitor } from './browser.ts';
import { password, seats as ofCounty } from '../server/src/testing/process-county.ts';
import { townSeats } from '../server/src/testing/township-county.ts';

const seats = [...ofCounty, ...townSeats];
/** Patience for a page to come to the awaited state; nothing here waits a fixed time. */
const PATIENCE_MS = 30_000;

export interface Person extends Visitor {
  readonly username: string;
  /** Opens an address as if typed by hand, and logs in where the page asks for it. */
  readonly open: (path: string) => Promise<void>;
  /** The page of one's own start: a deputy's home, an office's 我的待办. */
  readonly start: () => Promise<void>;
  readonly see: (text: string | RegExp, within?: Locator) => Promise<Locator>;
  /** Presses the button or link of this name. */
  readonly press: (name: string | RegExp, within?: Locator) => Promise<void>;
  readonly field: (label: string, within?: Locator) => Locator;
  readonly fill: (label: string, text: string, within?: Locator) => Promise<void>;
  readonly choose: (question: string, answer: string, within?: Locator) => Promise<void>;
  /** The form of an act at the desk: sends it and waits until it says that it is done. */
  readonly submit: (label: string, button?: string) => Promise<void>;
  /** The question that is asked once before what cannot be taken back. */
  readonly agree: (label: string) => Promise<void>;
  /** Everything that the page tells, folded parts too, but not the choices of its filters. */
  readonly words: () => Promise<string>;
}

/** Runs in the page. */
const wordsOfPage = `(() => {
  const copy = document.body.cloneNode(true);
  for (const choice of copy.querySelectorAll('option, noscript')) choice.remove();
  return copy.textContent;
})()`;
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A person in a browser of their own: deputies on a phone, everybody else at a desk. */
export async function person(browser: Browser, baseURL: string, username: string, viewport = seats.some((seat) => seat.username === username) ? desk : phone): Promise<Person> {
  const visitor = await visit(browser, baseURL, viewport);
  const { page, context } = visitor;
  context.setDefaultTimeout(PATIENCE_MS);
  const isDeputy = !seats.some((seat) => seat.username === username);
  const shown = (found: Locator) => found.filter({ visible: true }).first();
  const labelled = (label: string) => new RegExp(`^${escaped(label)}(（可不填）|（可不加）)?$`);

  const see: Person['see'] = async (text, within) => {
    const found = shown((within ?? page).getByText(text));
    await found.waitFor();
    return found;
  };
  const field: Person['field'] = (label, within) => shown((within ?? page).getByLabel(labelled(label)));
  const fill: Person['fill'] = async (label, text, within) => field(label, within).fill(text);
  const press: Person['press'] = async (name, within) => {
    const place = within ?? page;
    await shown(place.getByRole('button', { name }).or(place.getByRole('link', { name }))).click();
  };
  const logIn = async () => {
    await fill('登录名', username);
    await fill('密码', password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    // The phone's tabs or the desk's navigation: somebody is in.
    await shown(page.getByRole('navigation').or(page.locator('header.bar'))).waitFor();
  };
  const open: Person['open'] = async (path) => {
    await page.goto(path);
    const first = shown(page.getByRole('button', { name: '登录', exact: true }).or(page.locator('main h1, main h2, main .note, main .empty, .bar h1')));
    await first.waitFor();
    if (await page.getByRole('button', { name: '登录', exact: true }).isVisible()) await logIn();
  };
  return {
    ...visitor, username, open, see, press, field, fill,
    start: () => open(isDeputy ? '/m' : '/to-do'),
    choose: async (question, answer, within) => {
      const group = (within ?? page).getByRole('radiogroup', { name: question });
      await shown(group.getByText(answer, { exact: true })).click();
    },
    submit: async (label, button = label) => {
      await shown(page.getByRole('form', { name: label, exact: true }).getByRole('button', { name: button, exact: true })).click();
    },
    agree: async (label) => shown(page.getByRole('dialog').or(page.getByRole('alertdialog')).last().getByRole('button', { name: label, exact: true })).click(),
    words: () => page.evaluate<string>(wordsOfPage),
  };
}

/** The people of one story; each opens their browser when first called on. */
export function cast(browser: Browser, baseURL: string) {
  const people = new Map<string, Promise<Person>>();
  return {
    as: (username: string): Promise<Person> => {
      const known = people.get(username) ?? person(browser, baseURL, username);
      people.set(username, known);
      return known;
    },
    /** What went wrong on anybody's pages. */
    problems: async (): Promise<string[]> => (await Promise.all(people.values())).flatMap(({ username, problems }) => problems.map((problem) => `${username}: ${problem}`)),
    everybody: (): Promise<Person[]> => Promise.all(people.values()),
  };
}
