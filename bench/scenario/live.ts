import { startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { channelOf, sectionOf, sessions, type HandlingUnit } from '../site/county.ts';
import { classifyAnswer } from './classify-answer.ts';
import { firstRating, nextWorkingDay, ratedOn, rehandledOn, roundFor, secondRating, secondRoundAfter, stepAfter, unitById, type Plan, type Round } from './rules.ts';
import { partsOf } from './split-text.ts';
import type { View, World } from '../http/world.ts';

/** What a life leaves for the report. */
export interface Lived { suggestionId: string | null; recommendation: 'first' | 'among' | 'other' | 'none' | null; dated: number; saidDone: number; /** Texts shortened to what the API takes. */ cut: number }
export const notYetLived = (): Lived => ({ suggestionId: null, recommendation: null, dated: 0, saidDone: 0, cut: 0 });

type Days = AsyncGenerator<IsoDate, void>;
type DaysUntil<T> = AsyncGenerator<IsoDate, T>;

/** One suggestion from draft to file. Each yielded day is one on which the story goes on; everything between two days is one person after the other. */
export async function* live(plan: Plan, world: World, lived: Lived): Days {
  const { message, lead } = plan;
  yield message.askedOn;
  const id = await draftAndSubmit(plan, world, lived);
  lived.suggestionId = id;
  let day = stepAfter(message.askedOn, message);
  yield day;
  await onSuggestion(world, id, `presidium-${lead.townshipId.slice(-2)}`, 'passReview');
  day = stepAfter(day, message);
  yield day;
  await onSuggestion(world, id, 'affairs', 'passReview');
  await onSuggestion(world, id, 'office', 'passReview');
  day = stepAfter(day, message);
  yield day;
  const unit = await registerAndAssign(plan, world, id, lived);
  const assisting = plan.assisting === null || plan.assisting.id === unit.id ? null : plan.assisting;
  day = stepAfter(day, message);
  yield day;
  for (const one of [unit, ...(assisting === null ? [] : [assisting])]) await takeIn(world, id, one);
  day = stepAfter(day, message);
  yield day;
  await world.act(`${unit.id}-section`, await child(world, `${unit.id}-section`, id, 'handlingTask', unit.id), 'recordContact', { note: '已电话联系代表,听取意见。' });
  day = yield* consult(plan, world, id, unit, day);
  if (assisting !== null) await deliverOpinion(world, id, assisting);
  yield message.repliedOn;
  await reply(plan, world, id, unit, lived, null);
  yield* evaluate(plan, world, id, unit, lived);
}

/** Texts go in as they are; what the API would not take is cut and counted. */
function fit(text: string, most: number, lived: Lived): string {
  if (text.length <= most) return text;
  lived.cut += 1;
  return text.slice(0, most);
}

async function draftAndSubmit({ message, lead, coSponsor, asks }: Plan, world: World, lived: Lived): Promise<string> {
  const draft = await world.create(lead.username, {
    title: fit(message.subject, 100, lived), situation: fit(message.body, 10_000, lived), analysis: '群众来信反映,由代表转为建议提出。', asks: asks.map((ask) => fit(ask, 2000, lived)), source: 'reception', disclosureWish: 'full',
  });
  let mine = draft;
  if (coSponsor !== null) {
    mine = await world.act(lead.username, mine, 'inviteCoSponsors', { personIds: [coSponsor.personId] });
    await world.act(lead.username, mine, 'freeze');
    const invited = await world.see(coSponsor.username, `suggestions/${draft.id}`);
    const invitation = invited.records['coSponsorship']?.[0];
    if (invitation !== undefined) await world.act(coSponsor.username, invitation, 'confirm', { opinion: '同意联名。' });
    mine = await world.see(lead.username, `suggestions/${draft.id}`);
  }
  await world.act(lead.username, mine, 'submit');
  return draft.id;
}

const onSuggestion = async (world: World, id: string, username: string, action: string, body: unknown = {}): Promise<View> => world.act(username, await world.see(username, `suggestions/${id}`), action, body);

/** A unit's record of a kind in the case as one person sees it: the last one. */
async function child(world: World, username: string, id: string, kind: string, unitId: string, state?: string): Promise<View> {
  const view = await world.see(username, `suggestions/${id}`);
  const found = view.records[kind]?.findLast((record) => record['unitId'] === unitId && (state === undefined || record.state === state));
  if (found === undefined) throw new Error(`${username} sees no ${kind} of ${unitId}`);
  return found;
}

async function registerAndAssign(plan: Plan, world: World, id: string, lived: Lived): Promise<HandlingUnit> {
  const { askedOn } = plan.message;
  const session = sessions.findLast((one) => one.opensOn <= askedOn) ?? sessions[0];
  const category = session !== undefined && askedOn <= session.closesOn ? 'inSession' : 'interSessional';
  await onSuggestion(world, id, 'affairs', 'register', { sessionId: session?.id, category });
  const { items } = await world.get<{ items: { unitId: string }[] }>('affairs', `suggestions/${id}/recommended-units`);
  const place = items.findIndex((item) => item.unitId === plan.unit?.id);
  lived.recommendation = plan.unit === null ? null : items.length === 0 ? 'none' : place === 0 ? 'first' : place > 0 ? 'among' : 'other';
  const unit = plan.unit ?? unitById(items[0]?.unitId ?? '');
  const assisting = plan.assisting === null || plan.assisting.id === unit.id ? [] : [plan.assisting];
  await onSuggestion(world, id, 'affairs', 'assign', { leadUnitId: unit.id, assistingUnitIds: assisting.map((one) => one.id) });
  if ([unit, ...assisting].some((one) => channelOf(one) === 'government')) await onSuggestion(world, id, 'government', 'confirmAssignment');
  return unit;
}

async function takeIn(world: World, id: string, unit: HandlingUnit): Promise<void> {
  const liaison = `${unit.id}-liaison`;
  const accepted = await world.act(liaison, await child(world, liaison, id, 'handlingTask', unit.id), 'accept');
  await world.act(liaison, accepted, 'routeToSection', { sectionId: sectionOf(unit), handlerName: '经办人' });
}

async function* consult(plan: Plan, world: World, id: string, unit: HandlingUnit, from: IsoDate): DaysUntil<IsoDate> {
  const { message, lead, consultation } = plan;
  const section = `${unit.id}-section`;
  const task = await child(world, section, id, 'handlingTask', unit.id);
  if (consultation === 'waived') {
    await world.act(section, task, 'requestWaiver', { reason: '代表来电表示情况已经清楚,不需要面商。' });
    await world.act(lead.username, await child(world, lead.username, id, 'consultation', unit.id, 'waiverRequested'), 'confirmWaiver');
    return from;
  }
  if (consultation === 'unreachable') return from;
  const day = stepAfter(from, message);
  await world.act(section, task, 'scheduleConsultation', { plannedAt: startOfDayInstant(day), place: '代表联络站', mode: 'meeting', phase: 'during' });
  yield day;
  await hold(plan, world, id, unit, day, consultation === 'valid' ? 'unitHead' : 'deputyHead');
  return day;
}

async function hold({ lead }: Plan, world: World, id: string, unit: HandlingUnit, heldOn: IsoDate, rank: 'unitHead' | 'deputyHead'): Promise<void> {
  const section = `${unit.id}-section`;
  await world.act(section, await child(world, section, id, 'consultation', unit.id, 'scheduled'), 'record', {
    heldOn, place: '代表联络站', mode: 'meeting', phase: 'during', deputiesPresent: ['领衔代表'], deputyOpinion: '希望尽快办理。', unitOpinion: '按职责研究办理。',
    attendees: [{ name: '单位负责人', position: rank === 'unitHead' ? unit.headTitle : unit.deputyHeadTitle, rank }],
  });
  await world.act(lead.username, await child(world, lead.username, id, 'consultation', unit.id, 'held'), 'confirm');
}

async function deliverOpinion(world: World, id: string, unit: HandlingUnit): Promise<void> {
  const section = `${unit.id}-section`;
  const saved = await world.act(section, await child(world, section, id, 'assistingOpinion', unit.id), 'save', { text: '同意主办单位意见,按职责配合办理。', contactName: '联系人', contactPhone: '0000-8000000' });
  await world.act(section, saved, 'submitForCheck');
  const head = `${unit.id}-deputy-head`;
  await world.act(head, await child(world, head, id, 'assistingOpinion', unit.id), 'deliver');
}

/** Draft, check and signature on one day; `again` is the sentence that a re-handled reply adds. */
async function reply(plan: Plan, world: World, id: string, unit: HandlingUnit, lived: Lived, again: string | null): Promise<void> {
  const { message, asks, consultation } = plan;
  const section = `${unit.id}-section`;
  const draft = await child(world, section, id, 'reply', unit.id, 'drafting');
  const answers = partsOf(message.reply, asks.length).map((part, index) => {
    const text = fit(part, 10_000, lived);
    const { resultClass, promise } = classifyAnswer(text, message.repliedOn);
    if (again === null && resultClass === 'planned') lived.dated += 1;
    if (again === null && resultClass === 'solved') lived.saidDone += 1;
    // By the time a matter is handled again the first promise may be past: it is told, not promised anew.
    if (again !== null && resultClass === 'planned') return { askNo: index + 1, resultClass: 'reference', text, promise: null };
    return { askNo: index + 1, resultClass, text, promise: promise === null ? null : { content: fit(promise.content, 2000, lived), dueOn: promise.dueOn, ownerName: '承办科室负责人' } };
  });
  const saved = await world.act(section, draft, 'save', { answers, closing: again ?? '', contactName: '联系人', contactPhone: '0000-8000000' });
  await world.act(section, saved, 'submitForCheck');
  const checker = `${unit.id}-deputy-head`;
  await world.act(checker, await child(world, checker, id, 'reply', unit.id, 'underCheck'), 'passCheck');
  const head = `${unit.id}-head`;
  const without = again !== null || consultation === 'valid' ? {}
    : consultation === 'waived' ? { withoutConsultation: 'deputyDeclined' }
      : { withoutConsultation: consultation === 'lowRank' ? 'rankNotAvailable' : 'deputyUnreachable', withoutConsultationText: '按情景规则写明的原因。' };
  await world.act(head, await child(world, head, id, 'reply', unit.id, 'awaitingSignOff'), 'signOff', without);
}

async function* evaluate(plan: Plan, world: World, id: string, unit: HandlingUnit, lived: Lived): Days {
  const first = roundFor(plan.message.repliedOn);
  const level = firstRating(plan);
  const day = ratedOn(first, plan.message.repliedOn, plan.draw);
  const rating = day === null ? null : level;
  let last: Round = first;
  yield* rate(plan, world, id, first, day, rating);
  yield nextWorkingDay(first.closesOn);
  if (rating === 'dissatisfied') {
    const again = rehandledOn(first);
    yield again;
    const section = `${unit.id}-section`;
    const task = await child(world, section, id, 'handlingTask', unit.id);
    await world.act(section, task, 'scheduleConsultation', { plannedAt: startOfDayInstant(again), place: '代表联络站', mode: 'meeting', phase: 'during' });
    await hold(plan, world, id, unit, again, 'unitHead');
    await reply(plan, world, id, unit, lived, '我单位已再次与代表面商,并按代表意见重新办理。');
    last = secondRoundAfter(first);
    yield* rate(plan, world, id, last, ratedOn(last, again, plan.draw), secondRating(plan));
  }
  const concluded = nextWorkingDay(last.closesOn);
  yield concluded;
  await onSuggestion(world, id, 'affairs', 'conclude');
  yield nextWorkingDay(concluded);
  const archived = await onSuggestion(world, id, 'affairs', 'archive');
  // Messages of real residents: none of their text is made public.
  for (const one of archived.records['publication'] ?? []) {
    if (one.state === 'toDecide') await world.act('affairs', one, 'decide', { form: 'notPublic', ground: 'otherLaw', reason: '演练所用的来信，未征得来信人同意，不公开' });
  }
  if ((archived.records['commitment'] ?? []).every((one) => one.state === 'replaced')) await onSuggestion(world, id, 'affairs', 'close');
}

async function* rate({ lead }: Plan, world: World, id: string, round: Round, day: IsoDate | null, level: ReturnType<typeof firstRating>): Days {
  if (level === null || day === null) return;
  yield day;
  const view = await world.see(lead.username, `suggestions/${id}`);
  const open = view.records['evaluation']?.findLast((one) => one.state === 'open');
  if (open === undefined) throw new Error(`no rating is open in ${round.name}`);
  await world.act(lead.username, open, 'rate', { attitude: level === 'dissatisfied' ? 'basicallySatisfied' : 'satisfied', result: level, ...(level === 'dissatisfied' ? { reason: '没有解决来信反映的问题。' } : {}) });
}

/** The rounds of all years, planned by the commission a month before each opens. */
export async function* planRounds(rounds: readonly Round[], dayBefore: (round: Round) => IsoDate, world: World): Days {
  for (const round of rounds.toSorted((a, b) => (dayBefore(a) < dayBefore(b) ? -1 : 1))) {
    yield dayBefore(round);
    await world.post('affairs', 'evaluation-rounds', { name: round.name, opensOn: round.opensOn, closesOn: round.closesOn, sequence: round.sequence });
  }
}
