import type { Locator } from 'playwright-core';
import type { Person } from './people.ts';

/** Where a case’s acts stand at the desk. */
export const panel = (one: Person): Locator => one.page.getByRole('complementary', { name: '状态与办理' });

/** Opens a case and the form of one of its acts. */
export async function openAct(one: Person, id: string, action: string): Promise<Person> {
  await one.open(`/suggestions/${id}`);
  await one.press(action, panel(one));
  return one;
}
