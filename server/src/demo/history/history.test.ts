import { createHash } from 'node:crypto';
import { caseKinds, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseFile, EvaluationRow, RecordBase } from '@luoshi/domain/case-file/rows.ts';
import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoLogIns } from '../content/demo-log-ins.ts';
import { collectHistory, type CollectedHistory } from './collect-history.ts';

const now = new Date('2026-10-20T09:00:00+08:00');
const small = { now, size: { inSession: 12, interSessional: 9 }, years: [2025, 2026], coming: 2, hasPlants: true } as const;
const fingerprint = (history: CollectedHistory) => createHash('sha256').update(JSON.stringify([history.files, history.entries, history.notices, history.uploads, history.roundActs])).digest('hex');

let county: CollectedHistory;
beforeAll(async () => { county = await collectHistory({ now, size: { inSession: 155, interSessional: 95 }, years: [2024, 2025, 2026], coming: 14, hasPlants: true }); }, 120_000);

const ofYear = (year: number) => county.files.filter((file) => file.suggestion.registeredOn?.startsWith(`${year}-`));
const share = <T>(items: readonly T[], holds: (item: T) => boolean) => items.filter(holds).length / items.length;
const recordsOf = (file: CaseFile, kind: (typeof caseKinds)[number]): readonly RecordBase[] => (kind === 'suggestion' ? [file.suggestion] : file[kind]);

describe('the histories of the demo county', () => {
  it('are the same for the same options', async () => {
    expect(fingerprint(await collectHistory(small))).toBe(fingerprint(await collectHistory(small)));
  });

  it('go forward in time, act by act, and never past now', () => {
    const times = county.entries.map((entry) => entry.at);
    expect(times.every((at, index) => index === 0 || (times[index - 1] ?? '') <= at)).toBe(true);
    expect(times.at(-1)! <= now.toISOString()).toBe(true);
  });

  it('number about 250 a year, without gaps', () => {
    for (const year of [2024, 2025, 2026]) expect(ofYear(year).length).toBeGreaterThan(215);
    for (const year of [2024, 2025, 2026]) expect(ofYear(year).length).toBeLessThan(285);
    for (const [name, last] of county.series) {
      if (!name.startsWith('suggestion/')) continue;
      const [, sessionId, category] = name.split('/');
      const given = county.files.flatMap(({ suggestion }) => [suggestion, ...suggestion.voidedNumbers]);
      const numbers = given.filter((s) => s.sessionId === sessionId && s.category === category).map((s) => s.number!).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: last }, (_, n) => n + 1));
    }
  });

  it('stand in every state of every table now, or stood there on the way', () => {
    const stood = new Set(county.entries.map((entry) => `${entry.recordKind}/${entry.toState}`));
    const never = caseKinds.flatMap((kind) => Object.keys(workflowOf(kind).states).map((state) => `${kind}/${state}`)).filter((one) => !stood.has(one) && !one.startsWith('deadline/'));
    // Nobody's mandate ends in the demo, so there is always somebody to rate; no second rating on paper is misread there.
    expect(never).toEqual(['evaluation/noRater', 'mediation/lapsed']);
  });

  it('stand in every state of the suggestion and of papers in the making now', () => {
    const stands = new Set(county.files.flatMap((file) => caseKinds.flatMap((kind) => recordsOf(file, kind).map((record) => `${kind}/${record.state}`))));
    const wanted = [
      ...Object.keys(workflowOf('suggestion').states).map((state) => `suggestion/${state}`),
      ...['assigned', 'accepted', 'inSection', 'opinionDelivered', 'replied', 'rehandling', 'finished'].map((state) => `handlingTask/${state}`),
      ...['scheduled', 'held', 'confirmed', 'denied', 'waiverRequested', 'waived', 'waiverRefused'].map((state) => `consultation/${state}`),
      ...['drafting', 'underCheck', 'delivered'].map((state) => `assistingOpinion/${state}`),
      ...['drafting', 'underCheck', 'awaitingSignOff', 'handSigned', 'delivered', 'replaced'].map((state) => `reply/${state}`),
      ...['open', 'rated', 'envelopeReceived', 'awaitingOpening', 'readingProposed', 'disclosed', 'noResponse'].map((state) => `evaluation/${state}`),
      ...['undertaken', 'underWay', 'claimed', 'verified', 'changeProposed', 'broken', 'explained', 'replaced'].map((state) => `commitment/${state}`),
    ];
    expect(wanted.filter((one) => !stands.has(one))).toEqual([]);
    expect(new Set(county.rounds.map((round) => round.state))).toEqual(new Set(['closed', 'open', 'planned']));
  });

  it('have a few that came on paper, rated on paper, signed by hand, and one whose copy the deputy disputes', () => {
    const paper = county.files.filter((file) => file.suggestion.entryChannel === 'paper');
    expect(share(county.files, (file) => paper.includes(file))).toBeGreaterThan(0.005);
    expect(share(county.files, (file) => paper.includes(file))).toBeLessThan(0.05);
    expect(new Set(paper.map((file) => file.suggestion.enteredByRole))).toEqual(new Set(['deputyAffairs', 'townshipPresidium']));
    expect(new Set(paper.map((file) => file.suggestion.entryObjectionState))).toEqual(new Set([null, 'raised', 'kept', 'corrected']));
    expect(county.files.flatMap((file) => file.evaluation).filter((e) => e.state === 'disclosed' && e.entryChannel === 'paper').length).toBeGreaterThan(5);
    expect(county.files.flatMap((file) => file.reply).filter((r) => r.state === 'delivered' && r.handSignedByName !== null).length).toBeGreaterThan(5);
  });

  it('have a reply signed by two units, letters in each form, a talk confirmed on paper, and a note of supervision that was answered and struck off', () => {
    const letters = county.files.flatMap((file) => file.reply.flatMap(({ letter }) => (letter === null ? [] : [letter as ReplyLetter])));
    expect(letters.some(({ jointWith }) => (jointWith ?? []).length > 0)).toBe(true);
    expect([...new Set(letters.map(({ form }) => form))].toSorted()).toEqual(['document', 'letter', 'upward']);
    const events = new Set(county.entries.map((entry) => entry.event));
    for (const event of ['ConsultationConfirmedOnPaper', 'SupervisionAnswered', 'SupervisionSettled']) expect(events).toContain(event);
  });

  it('have what units and deputies ask for in between granted and refused, and going on', () => {
    const events = new Set(county.entries.map((entry) => entry.event));
    for (const event of ['ReturnRefused', 'ReturnAgreed', 'ExtensionGranted', 'ExtensionRefused', 'ObjectionAnswered', 'DisputeKept', 'UnitsAdded']) expect(events, event).toContain(event);
    const tasks = county.files.flatMap((file) => file.handlingTask.map((task) => ({ file, task })));
    const returned = tasks.find(({ task }) => task.returnState === 'agreed');
    const next = returned?.file.handlingTask.find((task) => task.id !== returned.task.id && task.role === 'lead');
    expect([returned?.task.state, next?.state]).toEqual(['reassigned', 'inSection']);
    const clockOf = (id: string | undefined) => returned?.file.deadline.find((clock) => clock.recordId === id && clock.kind === 'reply');
    expect(clockOf(next?.id)!.startedOn > clockOf(returned?.task.id)!.startedOn, 'a clock of its own').toBe(true);
    expect(county.files.some((file) => file.deadline.some((clock) => clock.kind === 'replyComplex' && clock.state === 'running'))).toBe(true);
  });

  it('have suggestions that several units answered separately, each rated, and a group answered number by number', () => {
    const separate = county.files.filter((file) => file.handlingTask.filter((task) => task.role === 'separate' && task.repliedOn !== null).length > 1);
    expect(separate.some((file) => file.handlingTask.every((task) => file.evaluation.some((one) => one.taskId === task.id && one.result !== null)))).toBe(true);
    const principal = county.files.find((file) => file.suggestionLink.some((link) => link.relation === 'member' && link.state === 'standing'));
    const members = principal!.suggestionLink.filter((link) => link.state === 'standing').map((link) => county.files.find((file) => file.suggestion.id === link.otherId)!);
    expect([principal!, ...members].map((file) => file.reply.some((one) => one.deliveredOn !== null))).toEqual([true, true]);
    const left = county.files.find((file) => file.suggestion.id === principal!.suggestionLink.find((link) => link.state === 'ended')?.otherId);
    expect(left!.handlingTask.length, 'who left the group is handed over alone').toBeGreaterThan(0);
  });

  it('have a mistake of each kind, put right', () => {
    const corrections = county.files.flatMap((file) => [...file.suggestion.corrections, ...file.consultation.flatMap((one) => one.corrections), ...file.reply.flatMap((one) => one.classNotices), ...file.evaluation.flatMap((one) => one.corrections)]);
    expect(new Set(corrections.map((one) => one.subject))).toEqual(new Set(['number', 'text', 'signers', 'consultation', 'class', 'reading']));
    expect(county.files.flatMap((file) => file.suggestion.voidedNumbers)).toHaveLength(1);
  });

  it('have the rates of a county', () => {
    const evaluations = (year: number): EvaluationRow[] => ofYear(year).flatMap((file) => file.evaluation).filter((e) => e.sequence === 1 && e.state === 'disclosed');
    for (const year of [2024, 2025, 2026]) {
      const dissatisfied = share(evaluations(year), (e) => e.result === 'dissatisfied');
      expect(dissatisfied).toBeGreaterThanOrEqual(0.02);
      expect(dissatisfied).toBeLessThanOrEqual(0.11);
      const solved = share(ofYear(year).filter((f) => f.suggestion.overallClass !== null), (f) => f.suggestion.overallClass === 'solved' || f.suggestion.overallClass === 'partly');
      expect(solved).toBeGreaterThanOrEqual(0.5);
      expect(solved).toBeLessThanOrEqual(0.8);
      expect(share(ofYear(year).filter((f) => f.handlingTask.length > 0), (f) => f.handlingTask.length > 1)).toBeGreaterThanOrEqual(0.5);
    }
    const final = ofYear(2024).filter((f) => f.suggestion.finalResult !== null);
    expect(share(final, (f) => f.suggestion.finalResult === 'dissatisfied')).toBeLessThan(0.03);
    const replyClocks = county.files.flatMap((f) => f.deadline).filter((d) => d.kind === 'reply' && d.endedOn !== null);
    expect(share(replyClocks, (d) => d.state === 'metLate')).toBeGreaterThan(0.01);
    expect(share(replyClocks, (d) => d.state === 'metLate')).toBeLessThan(0.1);
    const promises = county.files.flatMap((f) => f.commitment);
    expect(promises.filter((c) => c.brokenOn !== null).length).toBeGreaterThan(20);
    expect(promises.filter((c) => c.changedCount > 0).length).toBeGreaterThan(5);
    expect(county.files.flatMap((f) => f.reply).filter((r) => r.marksMissingConsultation).length).toBeGreaterThan(5);
  });

  it('have promises of the former term: one explained, one whose explanation is missing; and a meeting after a second dissatisfaction', () => {
    const carried = county.files.filter((file) => file.suggestion.carriedFrom !== null);
    expect(carried.map((file) => [file.termExplanation[0]!.state, file.termExplanation[0]!.missingOn === null]).toSorted()).toEqual([['asked', false], ['sent', true]]);
    expect(carried.every((file) => file.commitment.some((one) => one.state === 'undertaken' || one.state === 'underWay'))).toBe(true);
    expect(county.files.flatMap((file) => file.mediation).filter((one) => one.state === 'meetingCalled').length).toBeGreaterThan(0);
  });

  it('leave something on the desk of every log-in whose role has turns', () => {
    const turns = county.files.flatMap((file) => file.turns);
    const roles = new Set<string>(turns.map((turn) => turn.role));
    const actors = [...county.cast.deputies, ...[...roles].flatMap((role) => county.cast.office(role as never))];
    const waiting = demoLogIns.map((logIn) => {
      const own = actors.filter((actor) => actor.personId === logIn.personId);
      const mine = turns.filter((turn) => own.some((actor) => actor.role === turn.role && (turn.personId === null || turn.personId === actor.personId)
        && (turn.organisationId === null || turn.organisationId === (actor.role === 'townshipPresidium' ? actor.townshipId : actor.organisationId))
        && (turn.sectionId === null || turn.sectionId === actor.sectionId)));
      return { username: logIn.username, hasTurns: own.some((actor) => roles.has(actor.role)), waits: mine.length };
    });
    expect(waiting.filter((one) => one.hasTurns && one.waits === 0)).toEqual([]);
    // The county's leader, the township deputy, the station and the administrators have no step in the county's table.
    expect(waiting.filter((one) => !one.hasTurns).map((one) => one.username).sort()).toEqual(['anquanguanli', 'anquanshenji', 'panlihua', 'wengxiaoli', 'xitongguanli']);
  });
});
