/** What must hold in a world after every act, whoever did it. */
import { offersFor } from '../case-file/perform.ts';
import { addresseesOf } from '../case-file/relations.ts';
import { childKinds, findRecord, type CaseFile, type CaseKind, type RecordBase } from '../case-file/rows.ts';
import type { Actor } from '../identity/actor.ts';
import { isUnitRole } from '../identity/roles.ts';
import { isLiveClock } from '../case-file/work.ts';
import { underSupervision } from '../handling-task/workflow.ts';
import { canSee, canSeeRecord } from '../visibility.ts';
import { isSettledEvaluation } from '../suggestion/guards.ts';
import type { World } from './world.ts';

export const deadStates: readonly string[] = ['closed', 'withdrawn', 'declined', 'discarded', 'split'];

export function recordsOf(file: CaseFile): { kind: CaseKind; record: RecordBase }[] {
  return [{ kind: 'suggestion' as CaseKind, record: file.suggestion as RecordBase }, ...childKinds.flatMap((kind) => file[kind].map((record) => ({ kind: kind as CaseKind, record: record as RecordBase })))];
}

/** Versions step by one and each step has exactly one entry; clocks are born and ended by their records' acts, with no entry of their own. */
export function versionFaults(world: World, file: CaseFile): string[] {
  const counted = new Map<string, number[]>();
  for (const entry of world.entries.get(file.suggestion.id) ?? []) counted.set(entry.recordId, [...(counted.get(entry.recordId) ?? []), entry.version]);
  return recordsOf(file).flatMap(({ kind, record }) => {
    const first = kind === 'deadline' ? 2 : 1;
    const expected = Array.from({ length: record.version - first + 1 }, (_, i) => first + i);
    const versions = counted.get(record.id) ?? [];
    return JSON.stringify(versions) === JSON.stringify(expected) ? [] : [`${kind} ${record.state} has version ${record.version} but entries ${versions.join(',')}`];
  });
}

/** A dead case presses on nobody; a live clock belongs to a duty that is still open. */
export function clockFaults(file: CaseFile): string[] {
  const running = file.deadline.filter(isLiveClock);
  if (deadStates.includes(file.suggestion.state)) {
    return [...running.map((d) => `${d.kind} runs on a ${file.suggestion.state} case`), ...file.turns.map((t) => `${t.recordKind}.${t.action} is a turn on a ${file.suggestion.state} case`)];
  }
  return running.flatMap((d) => {
    const owner = findRecord(file, d.recordKind, d.recordId);
    const duties = owner === undefined ? undefined : dutyStates[d.kind];
    return duties?.includes(owner?.state ?? '') === true ? [] : [`${d.kind} runs while its ${d.recordKind} is ${owner?.state ?? 'gone'}`];
  });
}

/** In which states of its record a clock of a kind may run. */
export const dutyStates: Readonly<Record<string, readonly string[]>> = {
  coSponsorConfirm: ['awaitingCoSponsors'], draftTakeover: ['handingOver'], presidiumReview: ['underPresidiumReview'], affairsReview: ['underAffairsReview'], officeReview: ['underOfficeReview'], revision: ['returned'],
  acceptanceNotice: ['reviewed'], assignment: ['registered', 'awaitingJointAssignment'], sessionAssignment: ['registered', 'awaitingJointAssignment'], receipt: ['assigned'], firstContact: ['assigned', 'accepted', 'returnRequested', 'inSection'],
  reply: ['assigned', 'accepted', 'returnRequested', 'inSection'], replyComplex: ['inSection', 'returnRequested'], returnDecision: ['returnRequested'], extensionDecision: ['inSection'], returnRequest: ['assigned', 'accepted', 'inSection'], disputeDecision: ['assigned', 'accepted', 'inSection'], objectionDecision: ['assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling'], supervisionFeedback: underSupervision, assistingOpinion: ['assigned', 'accepted', 'returnRequested', 'inSection'], assistingOpinionRedo: ['inSection', 'returnRequested'], rehandledReply: ['rehandling', 'assigned', 'accepted', 'returnRequested', 'inSection'],
  consultationConfirm: ['held'], evaluation: ['open'], finalRating: ['open'], mediation: ['opened', 'meetingCalled', 'opinionSought'], expertOpinion: ['opinionSought'], envelopeOpening: ['awaitingOpening', 'readingProposed'], commitment: ['undertaken', 'underWay', 'claimed', 'changeProposed', 'broken'], commitmentVerification: ['claimed'], termExplanation: ['asked', 'awaitingSignature', 'signed'], publication: ['toDecide', 'approved'],
  commitmentSecondReply: ['drafting', 'underCheck', 'awaitingSignOff', 'handSigned'],
};

/** Whoever a turn names finds its action offered (perhaps with what is still missing), and can see the record. */
export function turnFaults(world: World, file: CaseFile): string[] {
  return file.turns.flatMap((turn) => {
    const record = findRecord(file, turn.recordKind, turn.recordId);
    if (record === undefined) return [`turn ${turn.action} on nothing`];
    const holders = world.actors.filter((a) => a.congressId === file.congressId && a.role === turn.role && (turn.personId === null || a.personId === turn.personId)
      && (turn.organisationId === null || a.organisationId === turn.organisationId) && (turn.sectionId === null || a.sectionId === turn.sectionId));
    if (holders.length === 0) return [`turn ${turn.recordKind}.${turn.action} names nobody`];
    return holders.flatMap((actor) => [
      ...(offersFor(file, turn.recordKind, record, { actor, today: world.today(), settings: world.settings }).some((o) => o.action === turn.action) ? [] : [`turn ${turn.recordKind}.${turn.action} is not offered to ${actor.role}`]),
      ...(canSeeRecord(actor, file, turn.recordKind, record) ? [] : [`turn ${turn.recordKind}.${turn.action} is invisible to ${actor.role}`]),
    ]);
  });
}

export function embargoFaults(world: World, file: CaseFile): string[] {
  const closed = file.evaluation.filter((e) => !isSettledEvaluation(e.state));
  return closed.flatMap((e) => world.actors.filter((a) => isUnitRole(a.role)).flatMap((actor) => [
    ...(canSeeRecord(actor, file, 'evaluation', e) ? [`${actor.organisationId} sees a rating under embargo`] : []),
    ...file.deadline.filter((d) => d.recordId === e.id && canSeeRecord(actor, file, 'deadline', d)).map(() => `${actor.organisationId} sees the clock of a rating under embargo`),
  ]));
}

export function caseFaults(world: World, file: CaseFile): string[] {
  return [...versionFaults(world, file), ...clockFaults(file), ...turnFaults(world, file), ...embargoFaults(world, file)];
}

/** Every byte of the case that an actor can fetch: records, clocks, notices, entries' public parts, files and turns. */
export function bytesFor(world: World, file: CaseFile, actor: Actor): string {
  if (!canSee(actor, file)) return '';
  const seen = recordsOf(file).filter(({ kind, record }) => canSeeRecord(actor, file, kind, record));
  const ids = new Set(seen.map(({ record }) => record.id));
  const mine = (to: { role: string; organisationId: string | null; sectionId: string | null; personId: string | null }) => to.role === actor.role
    && (to.organisationId === null || to.organisationId === actor.organisationId) && (to.sectionId === null || to.sectionId === actor.sectionId) && (to.personId === null || to.personId === actor.personId);
  return JSON.stringify({
    seen,
    offers: seen.map(({ kind, record }) => offersFor(file, kind, record, { actor, today: world.today(), settings: world.settings })),
    attachments: file.attachment.filter((a) => ids.has(a.recordId)),
    turns: file.turns.filter(mine),
    notices: world.notices.filter((n) => n.suggestionId === file.suggestion.id && mine(n)),
    timeline: (world.entries.get(file.suggestion.id) ?? []).filter((e) => ids.has(e.recordId))
      .map(({ recordKind, recordId, version, action, event, fromState, toState, at, actor: by }) => ({ recordKind, recordId, version, action, event, fromState, toState, at, by: by.name })),
  });
}

/** The relation's addressees are exactly people for whom the relation holds. */
export function relationFaults(world: World, file: CaseFile, names: readonly string[], holds: (name: string, actor: Actor, record: RecordBase) => boolean): string[] {
  return recordsOf(file).flatMap(({ kind, record }) => names.flatMap((name) => {
    const context = { file, record, actor: world.system, today: world.today(), settings: world.settings, directory: world.directory };
    const addressees = addresseesOf(name, context);
    return world.actors.filter((a) => a.congressId === file.congressId).flatMap((actor) => {
      const told = addressees.some((to) => to.role === actor.role && (to.organisationId === null || to.organisationId === actor.organisationId) && (to.sectionId === null || to.sectionId === actor.sectionId) && (to.personId === null || to.personId === actor.personId));
      return told === holds(name, actor, record) ? [] : [`${name} of ${kind}: told ${String(told)} but may act ${String(!told)} (${actor.role} ${actor.organisationId})`];
    });
  }));
}
