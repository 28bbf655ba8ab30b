import { describe, expect, it } from 'vitest';
import type { EvaluationRow } from './case-file/rows.ts';
import type { Actor } from './identity/actor.ts';
import { administratorRoles, isUnitRole, type RoleId } from './identity/roles.ts';
import { bytesFor } from './testing/invariants.ts';
import { plainHash } from './testing/random.ts';
import { actorOf, actors, deputyActor } from './testing/people.ts';
import { everyState, reach } from './testing/reach.ts';
import { walk } from './testing/walk.ts';
import { makeWorld, type World } from './testing/world.ts';
import { canSee, canSeeEvaluation, canSeeLevels, canSeeRecord } from './visibility.ts';

const unitsAndGovernment = actors.filter((a) => isUnitRole(a.role) || a.role === 'governmentOffice');

describe('who sees a suggestion', () => {
  const who = (kindState: readonly ['suggestion', string]): string[] => {
    const { driver } = reach(...kindState);
    return [...new Set(actors.filter((a) => canSee(a, driver.file)).map((a) => (a.role === 'deputy' ? a.personId : isUnitRole(a.role) || a.role === 'townshipPresidium' ? a.organisationId : a.role)))].toSorted();
  };

  it('a draft is its author’s and the invited co-sponsors’', () => {
    expect(who(['suggestion', 'draft'])).toEqual(['deputy-1']);
    expect(who(['suggestion', 'awaitingCoSponsors'])).toEqual(['deputy-1', 'deputy-4']);
  });

  it('one under review is seen by its reviewers too', () => {
    expect(who(['suggestion', 'underPresidiumReview'])).toEqual(['committeeOffice', 'deputy-1', 'deputyAffairs', 'township-1']);
  });

  it('one with a number is open to all deputies and to the congress and the government, and to units once it is theirs', () => {
    const everybody = ['committeeMember', 'committeeOffice', 'councilMember', 'countyLeader', 'deputy-1', 'deputy-2', 'deputy-3', 'deputy-4', 'deputy-5', 'deputy-6', 'deputyAffairs', 'governmentOffice', 'specialCommittee', 'township-1', 'township-2'];
    expect(who(['suggestion', 'registered'])).toEqual(everybody);
    expect(who(['suggestion', 'handling'])).toEqual([...everybody, 'housing', 'transport'].toSorted());
  });

  it.each(everyState)('administrators and another congress see nothing of %s %s', (kind, state) => {
    const { driver } = reach(kind, state);
    const barred = actors.filter((a) => (administratorRoles as readonly RoleId[]).includes(a.role) || a.role === 'stationKeeper' || a.congressId !== 'county');
    expect(barred.filter((a) => canSee(a, driver.file))).toEqual([]);
  });
});

describe('papers inside a unit', () => {
  it('are the unit’s own until they go out', () => {
    const { driver } = reach('reply', 'awaitingSignOff');
    const seers = actors.filter((a) => canSeeRecord(a, driver.file, 'reply', driver.reply())).map((a) => a.organisationId);
    expect([...new Set(seers)]).toEqual(['transport']);
    driver.sign();
    expect(canSeeRecord(driver.lead, driver.file, 'reply', driver.reply())).toBe(true);
    expect(canSeeRecord(actorOf('unitSection', 'housing'), driver.file, 'reply', driver.reply())).toBe(true);
  });
});

describe('a rating under embargo', () => {
  it('is known to its rater and to the deputies’ affairs commission; its levels to the rater alone', () => {
    const { driver, record } = reach('evaluation', 'rated');
    const evaluation = record as EvaluationRow;
    expect(actors.filter((a) => a.congressId === 'county' && canSeeEvaluation(a, evaluation)).map((a) => a.name)).toEqual([driver.lead.name, '代表工委']);
    expect(actors.filter((a) => canSeeLevels(a, evaluation)).map((a) => a.personId)).toEqual([driver.lead.personId]);
  });

  it.each(['disclosed', 'noResponse', 'noRater'])('is settled when %s, and open to all who see the case', (state) => {
    const { driver, record } = reach('evaluation', state);
    expect(canSeeRecord(actorOf('unitHead', 'transport'), driver.file, 'evaluation', record)).toBe(true);
    expect(canSeeRecord(deputyActor('deputy-6'), driver.file, 'evaluation', record)).toBe(true);
  });

  /** Walks one way; the first rating given is turned round in the second world. Tells what units saw of its case until it was settled. */
  function bytesOfWalk(seed: number, turned: boolean): { seen: string[]; watched: number } {
    const world = makeWorld(seed);
    let target: EvaluationRow | undefined;
    const act: World['act'] = (file, kind, record, action, actor, body) => {
      const rating = kind === 'evaluation' && (action === 'rate' || action === 'revise');
      const mine = rating && (target === undefined || target === record) && (body as { reason?: string }).reason !== undefined;
      const outcome = world.act(file, kind, record, action, actor, mine ? { attitude: turned ? 'dissatisfied' : 'satisfied', result: turned ? 'dissatisfied' : 'satisfied', reason: '理由' } : body);
      if (outcome.ok && mine) target ??= record as EvaluationRow;
      return outcome;
    };
    const seen: string[] = [];
    let over = false;
    const look = () => {
      if (target === undefined || over) return;
      over = target.state !== 'rated';
      const file = world.cases.find((f) => f.suggestion.id === target?.suggestionId);
      if (!over && file !== undefined) seen.push(plainHash(unitsAndGovernment.map((actor: Actor) => bytesFor(world, file, actor)).join('\n')));
    };
    walk({ ...world, act }, { steps: 2500, live: 8, without: ['liftEmbargo'], onStep: look, onDay: look });
    return { seen, watched: seen.length };
  }

  // How long a first rating lies under embargo is the walk's own affair: enough is watched over all of them.
  let watchedInAll = 0;
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('shows units and the government the same bytes in two worlds that differ in it alone, seed %i', (seed) => {
    const [pleased, displeased] = [bytesOfWalk(seed, false), bytesOfWalk(seed, true)];
    watchedInAll += pleased.watched;
    expect(pleased.watched).toBeGreaterThan(0);
    expect(pleased.seen).toEqual(displeased.seen);
  }, 20_000);

  it('was watched long enough for that to mean something', () => expect(watchedInAll).toBeGreaterThan(100));
});
