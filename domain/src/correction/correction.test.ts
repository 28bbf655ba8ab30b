import { describe, expect, it } from 'vitest';
import { session } from '../testing/people.ts';
import { driveCase } from '../testing/case-driver.ts';
import { attendee } from '../testing/bodies.ts';
import { makeWorld } from '../testing/world.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((one) => one.code);

describe('corrections', () => {
  it('void a wrong number, keep it with the reason, and give the next of the right series', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilRegistered();
    const own = d.file.suggestion;
    const old = own.numberLabel;
    const correct = (category: string, by = d.affairs) => world.act(d.file, 'suggestion', own, 'correctNumber', by, { sessionId: session.id, category, reason: '选错类别' });
    expect(codes(correct('inSession'))).toEqual(['sameSeries']);
    expect(correct('interSessional', d.lead)).toMatchObject({ why: 'notYourRole' });
    expect(correct('interSessional').ok).toBe(true);
    expect(own).toMatchObject({ category: 'interSessional', number: 1, voidedNumbers: [{ number: 1, category: 'inSession', numberLabel: old, reason: '选错类别' }], corrections: [{ subject: 'number', changes: [{ what: '编号', before: `${old ?? ''}（作废）` }, { what: '类别' }] }] });
    expect(d.file.deadline.filter((one) => one.state === 'running').map((one) => one.kind)).toEqual(['assignment']);
  });

  it('mend a typing error, keep the old words, and never the number of asks once answered', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilReplied();
    const own = d.file.suggestion;
    const mend = (body: object) => world.act(d.file, 'suggestion', own, 'correctText', d.affairs, { reason: '错字', ...body });
    const version = own.textVersion;
    expect(codes(mend({ asks: ['一条'] }))).toEqual(['asksCounted']);
    expect(codes(mend({}))).toEqual(['nothingCorrected']);
    const before = own.situation;
    expect(mend({ situation: '路面破损四公里' }).ok).toBe(true);
    expect(own).toMatchObject({ situation: '路面破损四公里', textVersion: version + 1, corrections: [{ changes: [{ what: '情况', before, after: '路面破损四公里' }] }] });
    expect(own.textVersions.at(-1)).toMatchObject({ by: 'erratum', hash: own.textHash });
  });

  it('ask the deputy anew when a confirmed talk was recorded wrongly, and not behind a letter', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilHandling();
    d.consult();
    const talk = d.consultation();
    const body = { heldOn: world.today(), place: '县交通局', deputiesPresent: [d.lead.name], attendees: [attendee('unitHead')], reason: '地点写错' };
    const correct = () => world.act(d.file, 'consultation', talk, 'correct', d.sectionOf('transport'), body);
    expect(correct().ok).toBe(true);
    expect(talk).toMatchObject({ state: 'held', place: '县交通局', corrections: [{ changes: [{ what: '地点', before: '联络站', after: '县交通局' }] }] });
    expect(codes(correct())).toEqual(['nothingCorrected']);
  });
});
