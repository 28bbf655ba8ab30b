/** Suggestions with a number, and what the office does with them as a whole: what the tests of links begin from. */
import { actorOf } from './people.ts';
import { driveCase } from './case-driver.ts';
import type { World } from './world.ts';

export const affairs = actorOf('deputyAffairs');
export const government = actorOf('governmentOffice');
export const registered = (world: World, lead: string, units = { leadUnitId: 'transport', assistingUnitIds: [] as string[] }) => {
  const d = driveCase(world, { lead, units });
  d.untilRegistered();
  return d;
};
export const on = (world: World, d: ReturnType<typeof registered>, action: string, actor: Parameters<World['act']>[4] = affairs, body: unknown = {}) => world.act(d.file, 'suggestion', d.file.suggestion, action, actor, body);
export const codes = (outcome: ReturnType<World['act']>) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code));
