/** A guided random walk through the whole process: seven steps in ten do what somebody may do now, the rest anything at all. */
import { caseKinds, workflowIn } from '../case-file/kinds.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import { conductingRole, isOfTownshipCongress } from '../identity/township-congress.ts';
import { offersFor } from '../case-file/perform.ts';
import { findRecord, type CaseFile, type CaseKind, type CoSponsorshipRow, type EvaluationRow, type HandlingTaskRow, type RecordBase } from '../case-file/rows.ts';
import { spareRefusal } from '../handling-task/spare-unit.ts';
import type { CaseActor } from '../case-file/context.ts';
import { addDays } from '../kernel/dates.ts';
import { paperText, randomBody } from './bodies.ts';
import { deadStates, recordsOf } from './invariants.ts';
import { isInGroup, isMember, standingLinks } from '../suggestion-link/group.ts';
import { isRatedThoughJoined } from '../handling-task/succeed-unit.ts';
import { deputies } from './people.ts';
import { canSeeRecord } from '../visibility.ts';
import type { World } from './world.ts';

export interface Step { readonly file: CaseFile; readonly kind: CaseKind; readonly record: RecordBase; readonly action: string; readonly actor: CaseActor; readonly body: unknown; readonly valid: boolean }

export interface WalkOptions {
  readonly steps: number;
  readonly live: number;
  readonly onStep: (step: Step, before: string, accepted: boolean, ready: boolean, couldSee: boolean) => void;
  readonly onDay?: () => void;
  /** Actions that this walk leaves alone. */
  readonly without?: readonly string[];
}

const everybody = (world: World): readonly CaseActor[] => [...world.actors, world.system, { congressId: world.congressId, role: 'process', name: '流程' }];

export function walk(world: World, options: WalkOptions): void {
  const { random } = world;
  const anybody = everybody(world);
  const done = new Map<string, number>();
  for (let n = 0; n < options.steps; n += 1) {
    if (n % 40 === 0) passTime(world, options);
    const file = chooseCase(world, options.live);
    const step = random.chance(0.7) ? guided(world, file, options, done) : wild(world, file, anybody);
    if (step === undefined || options.without?.includes(step.action)) continue;
    const ready = isReady(world, step);
    const couldSee = !('personId' in step.actor) || canSeeRecord(step.actor, step.file, step.kind, step.record);
    const before = JSON.stringify(file);
    // A round that is open, or another case that could be handled together: without one no body fits.
    const others = (step.body as { readonly suggestionIds?: readonly string[] }).suggestionIds;
    const fits = step.valid && (others === undefined || others.every((id) => id !== step.file.suggestion.id && world.directory.otherCase(id) !== undefined)) && (step.action !== 'openEvaluation' || world.rounds.some((r) => r.state === 'open' && r.closesOn >= world.today()));
    // Somebody must owe the reply: where every unit has the case already, none can take it over.
    const isTakeable = !['reassign', 'agreeReturn'].includes(step.action) || spareRefusal(step.file, step.record as HandlingTaskRow, '') === null || (step.body as { readonly unitId?: string }).unitId !== undefined;
    // Some unit must be left that has not got the case; members that wait for their second signature are waited for.
    const isAddable = step.action !== 'addUnits' || ((step.body as { readonly unitIds?: readonly string[] }).unitIds?.length !== 0 && standingLinks(step.file, 'member').every((link) => world.directory.otherCase(link.otherId)?.suggestion.state !== 'awaitingJointAssignment'));
    // A sheet with one name on which no other deputy could stand has nothing to put right.
    const { removedIds } = step.body as { readonly removedIds?: readonly string[] };
    const isChange = step.action !== 'correctSigners' || removedIds === undefined || removedIds.length > 0;
    const passes = !['lapseDraft', 'passContact', 'passDraftOn'].includes(step.action) ? true : !world.directory.hasMandate(step.file.suggestion.contactPersonId ?? '');
    // Nobody in office is left to go on with the draft, or the system would answer for somebody who is.
    const named = (step.body as { readonly personId?: string }).personId;
    const canTake = !['arrangeHandOver', 'offerDraft', 'chooseHeir'].includes(step.action) || named !== 'stranger';
    const isWaitedFor = step.action === 'excuseFromWithdrawal' && world.directory.hasMandate((step.record as CoSponsorshipRow).personId);
    const answersForItself = step.action !== 'declineDraft' || step.actor.role !== 'system' || !world.directory.hasMandate(step.file.suggestion.heirPersonId ?? '');
    const accepted = world.act(file, step.kind, step.record, step.action, step.actor, step.body).ok;
    if (accepted) done.set(`${step.kind}.${step.action}`, (done.get(`${step.kind}.${step.action}`) ?? 0) + 1);
    options.onStep({ ...step, valid: fits && isTakeable && isAddable && isChange && passes && canTake && answersForItself && !isWaitedFor }, before, accepted, ready, couldSee);
  }
}

function chooseCase(world: World, live: number): CaseFile {
  const { random } = world;
  const open = world.cases.filter((f) => !deadStates.includes(f.suggestion.state));
  if (open.length < live) return (random.chance(0.2) ? paperCase(world) : undefined) ?? world.draft(random.pick(deputies).personId);
  return random.chance(0.97) ? random.pick(open) : random.pick(world.cases);
}

function paperCase(world: World): CaseFile | undefined {
  const [drawn, ...others] = world.random.shuffle(deputies);
  const sponsor = world.directory.deputy(drawn?.personId ?? '');
  if (sponsor === undefined) return undefined;
  const isTownship = isOfTownshipCongress({ congressId: world.congressId, townshipId: sponsor.townshipId });
  const clerk = !isTownship && (sponsor.townshipId === null || world.random.chance(0.5)) ? world.actorOf('deputyAffairs') : world.actorOf('townshipPresidium', sponsor.townshipId ?? '');
  return world.enterPaper(clerk, { ...paperText, leadPersonId: sponsor.personId, coSignerIds: world.random.some(others, 2).map((one) => one.personId), receivedOn: world.today(), files: ['file-photo'] });
}

/** Days pass, rounds are planned, and now and then moved or called off. */
function passTime(world: World, options: WalkOptions): void {
  const { random } = world;
  for (let days = random.below(4); days > 0; days -= 1) {
    world.nextDay();
    options.onDay?.();
  }
  const affairs = world.actorOf(conductingRole({ congressId: world.congressId, townshipId: world.deputyActor('deputy-3').townshipId }));
  for (const sequence of [1, 2]) {
    if (world.rounds.some((r) => r.sequence === sequence && (r.state === 'planned' || r.state === 'open'))) continue;
    world.planRound(`第${world.rounds.length + 1}轮`, addDays(world.today(), random.below(6)), addDays(world.today(), 6 + random.below(8)), sequence);
  }
  const round = random.pick(world.rounds.slice(-3));
  if (random.chance(0.2)) world.actOnRound(round, random.pick(['open', 'close', 'cancel']), random.pick([affairs, world.system]), { reason: '改期' });
  if (random.chance(0.3)) world.actOnRound(round, 'reschedule', affairs, { closesOn: addDays(world.today(), random.below(6) - 1) });
  // Now and then nobody who signed is a deputy any more.
  world.withoutMandate.clear();
  // Whose draft was passed on is none any more; and now and then neither author nor the deputy named for the draft is.
  for (const { suggestion: { state, handOverTo, contactReason, contactPersonId, heirPersonId } } of world.cases) {
    if (contactPersonId === null) continue;
    if (state === 'handingOver' && contactReason !== null && random.chance(0.8)) world.withoutMandate.add(contactPersonId);
    else if (state === 'draft' && handOverTo === 'deputy' && heirPersonId !== null && random.chance(0.1)) world.withoutMandate.add(contactPersonId).add(heirPersonId);
  }
  if (random.chance(0.05)) for (const { personId } of deputies) world.withoutMandate.add(personId);
  else {
    // Or one is none any more who is asked to rate what somebody else has signed too.
    const asked = world.cases.flatMap((file) => (file.coSponsorship.some((c) => c.state === 'confirmed') ? file.evaluation : [])).flatMap((e) => (e.state === 'open' && e.raterPersonId !== null ? [e.raterPersonId] : []));
    if (asked.length > 0 && random.chance(0.7)) world.withoutMandate.add(random.pick(asked));
    else if (random.chance(0.2)) world.withoutMandate.add(random.pick(deputies).personId);
  }
}

function isReady(world: World, { file, kind, record, action, actor }: Step): boolean {
  return offersFor(file, kind, record, { actor, today: world.today(), settings: world.settings }).some((o) => o.action === action && o.refusals.length === 0);
}

/** Half the time the next thing that is somebody's turn, else anything that somebody could do now; mostly with a fitting body. */
function guided(world: World, file: CaseFile, options: WalkOptions, done: ReadonlyMap<string, number>): Step | undefined {
  const { random } = world;
  const valid = random.chance(0.9);
  // In every fourth case nobody answers for a talk once it is arranged: unfinished business at the end is common in life.
  const leftOpen = world.cases.indexOf(file) % 4 === 3 && random.chance(0.95);
  // Groups mostly stay together until they are with their units, and members wait for their principal's second signature.
  const waits = [...(world.cases.indexOf(file) % 4 === 0 ? [] : ['unmerge']), ...(isMember(file) ? ['confirmAssignment', 'returnAssignment'] : []), ...(isInGroup(file) || random.chance(0.3) ? [] : ['assign'])];
  // In every fifth case the deputy rates on paper; and groups are mostly made before their units are chosen.
  const onPaper = world.cases.indexOf(file) % 5 === 2 && random.chance(0.85);
  const leftForLater = (kind: CaseKind, action: string) => (onPaper && kind === 'evaluation' && action === 'rate') || (kind === 'suggestion' && action === 'merge' && file.suggestion.state === 'handling' && random.chance(0.8));
  // A mandate ends once in many lives, not whenever the clock could pass it on.
  const lostRater = file.evaluation.some((e) => e.state === 'open' && e.raterPersonId !== null && world.withoutMandate.has(e.raterPersonId));
  const isRare = (action: string) => !lostRater && (action === 'passContact' || action === 'lapseDraft' || action === 'lapse' || (action === 'passDraftOn' && world.directory.hasMandate(file.suggestion.contactPersonId ?? ''))) && !random.chance(0.02);
  const left = (kind: CaseKind, action: string) => isRare(action) || (action === 'withdrawOnPaper' && !random.chance(0.02)) || (action === 'renameUnit' && !random.chance(0.02)) || (action === 'succeedUnit' && !random.chance(0.05)) || leftForLater(kind, action) || options.without?.includes(action) === true || (leftOpen && kind === 'consultation' && action !== 'record') || (kind === 'suggestion' && waits.includes(action)) || (leftOpen && kind === 'evaluation' && action === 'rate' && file.mediation.length > 0);
  const made = (kind: CaseKind, record: RecordBase, action: string, actor: CaseActor): Step => ({ file, kind, record, action, actor, valid, body: randomBody(world, file, kind, record, action, valid) });
  // A misreading that has set something in motion is mostly found out while that is under way.
  const misread = random.chance(0.4) ? misreadForm(file) : undefined;
  const reader = world.actorOf(conductingRole({ congressId: world.congressId, townshipId: world.deputyActor('deputy-3').townshipId }));
  if (misread !== undefined && options.without?.includes('proposeRereading') !== true) return made('evaluation', misread, 'proposeRereading', reader);
  // Who is asked to go on with the draft of somebody who is a deputy no more often will not.
  const { state, contactReason, contactPersonId, heirPersonId } = file.suggestion;
  if (state === 'handingOver' && contactReason !== null && heirPersonId !== null && !world.directory.hasMandate(contactPersonId ?? '') && random.chance(0.4)) return made('suggestion', file.suggestion, 'declineDraft', world.deputyActor(heirPersonId));
  // What only a unit that is no more has answered, an opinion that is not waited for and a last rating that nobody gives come up seldom: they are not passed by.
  const waitsForRating = (task: HandlingTaskRow) => file.reply.some((reply) => reply.taskId === task.id && reply.state === 'delivered' && !file.evaluation.some((e) => e.replyId === reply.id));
  const joined = file.handlingTask.find((task) => isRatedThoughJoined(file, task) && waitsForRating(task));
  if (joined !== undefined && random.chance(0.3) && options.without?.includes('openEvaluation') !== true) return made('handlingTask', joined, 'openEvaluation', world.system);
  const answered = file.handlingTask.find((task) => task.state === 'replied' && waitsForRating(task) && file.handlingTask.some((other) => other.role === 'separate' && ['assigned', 'accepted', 'inSection'].includes(other.state)));
  if (answered !== undefined && random.chance(0.2) && options.without?.includes('succeedUnit') !== true) return made('handlingTask', answered, 'succeedUnit', world.system);
  const sought = file.mediation.find((one) => one.state === 'opinionSought');
  if (sought !== undefined && random.chance(0.1) && options.without?.includes('withdrawCommission') !== true) return made('mediation', sought, 'withdrawCommission', reader);
  const unrated = file.evaluation.find((e) => e.mediationId !== null && e.state === 'open' && e.closesOn < world.today());
  if (unrated !== undefined && random.chance(0.3) && options.without?.includes('closeUnrated') !== true) return made('evaluation', unrated, 'closeUnrated', reader);
  if (random.chance(0.5) && file.turns.length > 0) {
    const turn = random.pick(file.turns);
    const record = findRecord(file, turn.recordKind, turn.recordId);
    const actor = world.actors.find((a) => a.role === turn.role && a.congressId === file.congressId && (turn.personId === null || a.personId === turn.personId)
      && (turn.organisationId === null || a.organisationId === turn.organisationId) && (turn.sectionId === null || a.sectionId === turn.sectionId));
    if (record !== undefined && actor !== undefined && !left(turn.recordKind, turn.action)) {
      const step = made(turn.recordKind, record, turn.action, actor);
      if (isReady(world, step)) return step;
    }
  }
  // Of what anybody could do here, half the time what was done least so far: rare rows come up without a path written for them.
  let least: { kind: CaseKind; record: RecordBase; action: string; actor: CaseActor; count: number } | undefined;
  const seekRare = random.chance(0.5);
  for (const { kind, record } of random.shuffle(recordsOf(file)).slice(0, 6)) {
    for (const actor of random.shuffle([...world.actors, world.system])) {
      const offers = offersFor(file, kind, record, { actor, today: world.today(), settings: world.settings }).filter((o) => o.refusals.length === 0 && !left(kind, o.action));
      for (const { action } of offers) {
        const count = done.get(`${kind}.${action}`) ?? 0;
        if (least === undefined || (seekRare && count < least.count)) least = { kind, record, action, actor, count };
      }
      if (!seekRare && least !== undefined) break;
    }
  }
  return least && made(least.kind, least.record, least.action, least.actor);
}

function misreadForm(file: CaseFile): EvaluationRow | undefined {
  const current = file.evaluation.findLast((one) => one.state === 'disclosed');
  if (current === undefined || current.entryChannel !== 'paper' || current.rereading !== null || current.result !== 'dissatisfied') return undefined;
  return file.suggestion.state === 'rehandling' || file.mediation.some((one) => one.evaluationId === current.id && ['opened', 'meetingCalled', 'opinionSought'].includes(one.state)) ? current : undefined;
}

/** Anybody tries anything on any record: mostly refused, never half done. */
function wild(world: World, file: CaseFile, anybody: readonly CaseActor[]): Step {
  const { random } = world;
  const { kind, record } = random.pick(recordsOf(file));
  // The process acts only as a consequence; the writer never lets it in from outside, so neither do we.
  const actor = random.pick(anybody.filter((a) => a.role !== 'process'));
  const actions = random.chance(0.95) ? Object.keys(workflowIn(kind, placeOf(file)).actions) : Object.keys(workflowIn(random.pick(caseKinds), placeOf(file)).actions);
  const action = random.pick([...actions, ...(random.chance(0.05) ? ['noSuchAction'] : [])]);
  const valid = random.chance(0.7);
  return { file, kind, record, action, actor, valid, body: randomBody(world, file, kind, record, action, valid) };
}
