import { describe, expect, it } from 'vitest';
import { driveCase } from '../testing/case-driver.ts';
import { defaultSettings, type Settings } from '../setting/settings.ts';
import { makeWorld } from '../testing/world.ts';

/** 浙江规定 22: each deputy who signed is answered; 青岛条例 28: the lead sponsor is, and passes it on. */
describe('the reply to a co-signed suggestion', () => {
  const told = (coSignedReply: Settings['coSignedReply'], coSponsors: string[]) => {
    const world = makeWorld(1, '2026-03-02', { ...defaultSettings, coSignedReply });
    const d = driveCase(world, { coSponsors });
    d.untilReplied();
    return world.notices.filter(({ topic, personId }) => topic === 'reply' && personId !== null).map(({ personId, text }) => [personId, text.endsWith('并转复联名代表')]);
  };
  it('goes to every deputy who signed', () => expect(told('every', ['deputy-4', 'deputy-5'])).toEqual([['deputy-1', false], ['deputy-4', false], ['deputy-5', false]]));
  it('goes to the lead sponsor, who is asked to pass it on', () => expect(told('lead', ['deputy-4', 'deputy-5'])).toEqual([['deputy-1', true]]));
  it('asks nobody to pass on what one deputy signed alone', () => expect(told('lead', [])).toEqual([['deputy-1', false]]));
});
