import { describe, expect, it } from 'vitest';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf, deputyActor } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld } from '../testing/world.ts';

const presidium = actorOf('townshipPresidium', 'township-1');
const affairs = actorOf('deputyAffairs');
const refusalCodes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);

describe('writing and signing', () => {
  it('refuses an incomplete text and names what is missing', () => {
    const world = makeWorld(1);
    const file = world.draft('deputy-1', { title: '修路' });
    const outcome = world.act(file, 'suggestion', file.suggestion, 'submit', deputyActor('deputy-1'));
    expect(outcome).toMatchObject({ ok: false, why: 'guards', refusals: [{ code: 'textIncomplete', text: '建议内容不完整，请补充：情况、分析、具体建议（至少一条）' }] });
  });

  it('numbers the asks and drops empty lines', () => {
    const world = makeWorld(1);
    const file = world.draft('deputy-1');
    world.must(file, 'suggestion', file.suggestion, 'save', deputyActor('deputy-1'), { asks: ['修路', ' ', '装灯'] });
    expect(file.suggestion.asks).toEqual([{ no: 1, text: '修路' }, { no: 2, text: '装灯' }]);
  });

  it('lets a co-sponsor confirm nothing but the frozen text', () => {
    const { world, driver, record } = reach('coSponsorship', 'invited');
    expect(refusalCodes(world.act(driver.file, 'coSponsorship', record, 'confirm', deputyActor('deputy-4')))).toEqual(['textNotFrozen']);
    driver.freeze();
    driver.coSign();
    expect(driver.file.coSponsorship[0]).toMatchObject({ state: 'confirmed', textHash: driver.file.suggestion.textHash });
  });

  it('waits for invited co-sponsors before it is submitted', () => {
    const { world, driver } = reach('suggestion', 'awaitingCoSponsors');
    expect(refusalCodes(world.act(driver.file, 'suggestion', driver.file.suggestion, 'submit', driver.lead))).toEqual(['coSponsorsOpen']);
  });

  it('lapses a confirmation when the text changes, and asks the co-sponsor anew (浙江规定 9)', () => {
    const { world, driver } = reach('coSponsorship', 'confirmed');
    const { suggestion, coSponsorship } = driver.file;
    world.must(driver.file, 'suggestion', suggestion, 'unfreeze', driver.lead);
    driver.write('关于修复另一条公路的建议');
    expect(refusalCodes(world.act(driver.file, 'suggestion', suggestion, 'submit', driver.lead))).toEqual(['textChanged']);
    driver.freeze();
    expect(coSponsorship[0]).toMatchObject({ state: 'invited', textHash: null });
    expect(world.notices.at(-1)).toMatchObject({ personId: 'deputy-4', topic: 'coSponsor' });
    driver.coSign();
    driver.submit();
    expect(suggestion.state).toBe('underPresidiumReview');
  });

  it('keeps a confirmation when a change is taken back', () => {
    const { world, driver } = reach('coSponsorship', 'confirmed');
    world.must(driver.file, 'suggestion', driver.file.suggestion, 'unfreeze', driver.lead);
    driver.write('改坏了的标题');
    driver.write();
    driver.submit();
    expect(driver.file.coSponsorship[0]?.state).toBe('confirmed');
    expect(driver.file.suggestion).toMatchObject({ state: 'underPresidiumReview', textVersion: 1 });
  });

  it('invites nobody twice, but may ask again who declined', () => {
    const { world, driver } = reach('coSponsorship', 'declined');
    const { file, lead } = driver;
    world.must(file, 'suggestion', file.suggestion, 'unfreeze', lead);
    driver.invite();
    driver.invite();
    expect(file.coSponsorship.map((c) => c.state)).toEqual(['declined', 'invited']);
  });

  it('tells the co-sponsors and ends open invitations when it is withdrawn', () => {
    const { world, driver } = reach('suggestion', 'awaitingCoSponsors');
    world.must(driver.file, 'suggestion', driver.file.suggestion, 'withdraw', driver.lead, { reason: '已解决' });
    expect(driver.file.coSponsorship[0]?.state).toBe('removed');
    expect(driver.file.deadline.filter((d) => d.state === 'running')).toEqual([]);
  });
});

describe('three reviews of a frozen text', () => {
  it('goes from township presidium to deputies’ affairs to committee office', () => {
    const { driver } = reach('suggestion', 'reviewed');
    expect(driver.file.suggestion.passes.map((p) => p.level)).toEqual(['presidium', 'affairs', 'office']);
  });

  it('sends a deputy without a township to the deputies’ affairs commission first', () => {
    const driver = driveCase(makeWorld(1), { lead: 'deputy-3' });
    driver.write();
    driver.submit();
    expect(driver.file.suggestion.state).toBe('underAffairsReview');
  });

  it('does not review an unchanged text again', () => {
    const { world, driver } = reach('suggestion', 'underOfficeReview');
    const { file, lead } = driver;
    world.must(file, 'suggestion', file.suggestion, 'returnForRevision', actorOf('committeeOffice'), { guidance: '请再核' });
    driver.submit();
    expect(file.suggestion.state).toBe('underOfficeReview');
    driver.passOffice();
    world.must(file, 'suggestion', file.suggestion, 'returnForRevision', affairs, { guidance: '请再核' });
    world.must(file, 'suggestion', file.suggestion, 'submit', lead);
    expect(file.suggestion.state).toBe('reviewed');
  });

  it('reviews a changed text from the first level, wherever it was returned from', () => {
    const { world, driver } = reach('suggestion', 'reviewed');
    const { file } = driver;
    world.must(file, 'suggestion', file.suggestion, 'returnForRevision', affairs, { guidance: '请改' });
    driver.write('关于另一件事的建议');
    driver.submit();
    expect(file.suggestion.state).toBe('underPresidiumReview');
    expect(file.suggestion.textVersion).toBe(2);
  });

  it('returns with guidance and a clock, which stops at the next submission', () => {
    const { world, driver } = reach('suggestion', 'returned');
    expect(driver.file.suggestion).toMatchObject({ guidance: '写清路段', guidanceFrom: '乡镇人大主席团' });
    expect(world.notices.at(-1)).toMatchObject({ personId: 'deputy-1', topic: 'returned' });
    driver.submit();
    expect(driver.file.deadline.map((d) => [d.kind, d.state])).toEqual([['presidiumReview', 'met'], ['revision', 'met'], ['presidiumReview', 'running']]);
    expect(driver.file.suggestion.guidance).toBeNull();
  });

  it('tells every signer the reason when it is declined, and stops every clock', () => {
    const { world, driver } = reach('suggestion', 'declined');
    expect(world.notices.filter((n) => n.topic === 'declined')[0]).toMatchObject({ personId: 'deputy-1', text: expect.stringContaining('个人问题') as string });
    expect(driver.file.suggestion).toMatchObject({ declineCode: 'X01', declineText: '个人问题' });
    expect(driver.file.turns).toEqual([]);
  });

  it('is no other township’s to review', () => {
    const { world, driver } = reach('suggestion', 'underPresidiumReview');
    expect(world.act(driver.file, 'suggestion', driver.file.suggestion, 'passReview', actorOf('townshipPresidium', 'township-2'))).toMatchObject({ ok: false, why: 'notYourRole' });
    expect(world.act(driver.file, 'suggestion', driver.file.suggestion, 'register', presidium)).toMatchObject({ ok: false, why: 'notYourRole' });
  });
});

describe('numbering and assignment', () => {
  it('numbers each kind by itself, without gaps or doubles', () => {
    const world = makeWorld(1);
    const labels = (['inSession', 'inSession', 'interSessional', 'inSession'] as const).map((category) => {
      const driver = driveCase(world);
      driver.write(); driver.submit(); driver.review(); driver.register(category);
      return driver.file.suggestion.numberLabel;
    });
    expect(labels).toEqual(['十七届五次会议第1号', '十七届五次会议第2号', '十七届五次会议闭会第1号', '十七届五次会议第3号']);
  });

  it('assigns government units jointly with the government office, others directly', () => {
    const { driver } = reach('suggestion', 'awaitingJointAssignment');
    expect(driver.file.handlingTask).toEqual([]);
    const direct = driveCase(makeWorld(1), { units: { leadUnitId: 'court', assistingUnitIds: ['union'] } });
    direct.untilRegistered();
    direct.proposeAssignment();
    expect(direct.file.suggestion.state).toBe('handling');
    expect(direct.file.handlingTask.map((t) => [t.unitId, t.role])).toEqual([['court', 'lead'], ['union', 'assisting']]);
  });

  it('refuses an unknown unit and a unit named twice', () => {
    const { world, driver } = reach('suggestion', 'registered');
    const assign = (body: unknown) => refusalCodes(world.act(driver.file, 'suggestion', driver.file.suggestion, 'assign', affairs, body));
    expect(assign({ leadUnitId: 'nowhere', assistingUnitIds: [] })).toEqual(['unknownUnit']);
    expect(assign({ leadUnitId: 'court', assistingUnitIds: ['court'] })).toEqual(['unitTwice']);
  });

  it('gives the lead unit its reply clock from the day of assignment, three months by law at most (代表法 51)', () => {
    const { driver } = reach('handlingTask', 'assigned');
    expect(driver.file.deadline.find((d) => d.kind === 'reply')).toMatchObject({ startedOn: '2026-03-02', dueOn: '2026-06-02', unitId: 'transport' });
  });
});

describe('办结 is not 销号', () => {
  it('concludes with promises open, and closes only when they are settled and told', () => {
    const { world, driver } = reach('suggestion', 'archived');
    const { file } = driver;
    const close = () => refusalCodes(world.act(file, 'suggestion', file.suggestion, 'close', affairs));
    expect(file.suggestion.concludedOn).not.toBeNull();
    expect(close()).toEqual(['commitmentsOpen', 'publicationOpen']);
    for (const c of file.commitment) { driver.claim(c); driver.verify(c); }
    expect(close()).toEqual(['secondReplyOpen', 'publicationOpen']);
    driver.answerSecond();
    driver.close();
    expect(file.suggestion.state).toBe('closed');
    expect(file.deadline.filter((d) => d.state === 'running')).toEqual([]);
  });

  it('cannot be concluded before the ratings are settled', () => {
    const { world, driver } = reach('evaluation', 'rated');
    expect(world.act(driver.file, 'suggestion', driver.file.suggestion, 'conclude', affairs)).toMatchObject({ ok: false, why: 'wrongState' });
  });

  it('takes supplements to the file after it is closed', () => {
    const { world, driver } = reach('suggestion', 'closed');
    world.must(driver.file, 'suggestion', driver.file.suggestion, 'supplement', affairs, { note: '照片', files: ['file-photo'] });
    expect(driver.file.attachment.at(-1)).toMatchObject({ purpose: 'supplement', fileId: 'file-photo' });
  });

  it('ends the task of an assisting unit that never answered', () => {
    const world = makeWorld(1);
    const driver = driveCase(world);
    driver.untilRegistered(); driver.assign(); driver.takeIn('transport');
    world.moveTo('2026-03-10');
    driver.consult(); driver.writeReply(); driver.checkReply(); driver.sign();
    driver.openRound(); driver.rate('satisfied'); driver.closeRound(); driver.conclude();
    expect(driver.task('housing').state).toBe('finished');
    expect(driver.file.turns.filter((t) => t.organisationId === 'housing')).toEqual([]);
    expect(driver.file.deadline.filter((d) => d.recordId === driver.task('housing').id).map((d) => [d.kind, d.state])).toEqual([['receipt', 'cancelled'], ['returnRequest', 'cancelled']]);
  });
});
