import { toOrganisation, toPerson, type MatterHandler, type MatterNotice } from '../before-session/matter.ts';
import { formatChineseDate } from '../kernel/dates.ts';
import { endKindLabels, handlerName, livelihoodLabel, type LivelihoodRow, type MatterFile } from './rows.ts';
import { nextMatterReminder, reminderWords } from './reminders.ts';
import { VILLAGE, type LivelihoodBodies, type LivelihoodContext, type LivelihoodFacts } from './workflow.ts';

const TOPIC = 'livelihoodMatter';
const named = (matter: LivelihoodRow): string => `${livelihoodLabel(matter)}“${matter.title}”`;
const clean = (text: string | undefined): string | null => ((text ?? '').trim() === '' ? null : (text ?? '').trim());
const toRaiser = (matter: LivelihoodRow, text: string): MatterNotice[] => (matter.deputyPersonId === null ? [] : [toPerson('deputy', matter.deputyPersonId, TOPIC, text)]);
/** The office of a township's congress is addressed by its township. */
const toOffice = ({ actor }: Pick<LivelihoodContext, 'actor'>, text: string): MatterNotice[] => ('congressId' in actor ? [toOrganisation('townshipPresidium', actor.congressId, TOPIC, text)] : []);

function toHandler(matter: LivelihoodRow, text: string): MatterNotice[] {
  if (matter.unitId === null) return [];
  const liaison = toOrganisation('unitLiaison', matter.unitId, TOPIC, text);
  return matter.sectionId === null ? [liaison] : [liaison, { ...toOrganisation('unitSection', matter.unitId, TOPIC, text), sectionId: matter.sectionId }];
}

type Context = LivelihoodContext & { readonly now: string };
/** Every act adds its sentence; notes are trimmed here once. */
function step(matter: LivelihoodRow, { actor, now }: Context, what: string, note?: string | null): void {
  matter.steps = [...matter.steps, { at: now, byName: actor.name, what, note: clean(note ?? undefined) }];
}

function handTo(matter: LivelihoodRow, body: LivelihoodBodies['takeUp'], { facts, today }: Context): void {
  const isVillage = body.handler === VILLAGE;
  const [unitId = '', sectionId = null] = body.handler.split('/');
  Object.assign(matter, {
    unitId: isVillage ? null : unitId, sectionId: isVillage ? null : sectionId, unitName: isVillage ? null : (facts.handlers[body.handler] ?? null), village: isVillage ? clean(body.village) : null, dueOn: body.dueOn, takenOn: matter.takenOn ?? today, nextReminderOn: nextMatterReminder(today, body.dueOn, facts.reminders, today),
  } satisfies Partial<LivelihoodRow>);
}

/** The files of a body, as they are kept with the matter. */
export const keptFiles = (facts: Pick<LivelihoodFacts, 'upload'>, ids: readonly string[] | undefined, of: MatterFile['of']): MatterFile[] => (ids ?? []).flatMap((id) => {
  const found = facts.upload(id);
  return found === undefined ? [] : [{ id, name: found.name, mediaType: found.mediaType, size: found.size, sha256: found.sha256, of }];
});

export const livelihoodHandlers: { readonly [E in keyof typeof eventBodies]: MatterHandler<LivelihoodRow, (typeof eventBodies)[E], LivelihoodFacts> } = {
  MatterTakenUp: (matter, body, context) => {
    handTo(matter, body, context);
    step(matter, context, `受理，交${handlerName(matter)}办理，${formatChineseDate(body.dueOn)}前办结`, body.note);
    return [...toRaiser(matter, `您反映的${named(matter)}已受理，交${handlerName(matter)}办理`), ...toHandler(matter, `${named(matter)}交你单位办理，${formatChineseDate(body.dueOn)}前办结`)];
  },
  MatterHandedOver: (matter, body, context) => {
    const before = toHandler(matter, `${named(matter)}已改交办，按新的交办办理`);
    const [unit, section] = [matter.unitId, matter.sectionId];
    handTo(matter, body, context);
    step(matter, context, `改由${handlerName(matter)}办理，${formatChineseDate(body.dueOn)}前办结`, body.reason);
    // Who keeps it hears of it once.
    const isSame = unit === matter.unitId && section === matter.sectionId;
    return [...(isSame ? [] : before), ...toHandler(matter, `${named(matter)}交你单位办理，${formatChineseDate(body.dueOn)}前办结`), ...toRaiser(matter, `您反映的${named(matter)}改由${handlerName(matter)}办理，${formatChineseDate(body.dueOn)}前办结`)];
  },
  MatterReportedDone: (matter, body, context) => {
    matter.doneText = body.doneText.trim();
    matter.doneOn = body.doneOn;
    matter.nextReminderOn = null;
    matter.files = [...matter.files, ...keptFiles(context.facts, body.files, 'done')];
    step(matter, context, `${handlerName(matter)}报办结`, body.doneText);
    const text = `${named(matter)}报办结，请看是不是办好了`;
    return matter.deputyPersonId === null ? toOffice(context, text) : toRaiser(matter, `您反映的${text}`);
  },
  MatterConfirmed: (matter, body, context) => {
    matter.settledOn = context.today;
    step(matter, context, '确认已解决', body.note);
    const text = `${named(matter)}已确认解决`;
    return [...toOffice(context, text), ...toHandler(matter, text)];
  },
  MatterNotDone: (matter, body, context) => {
    matter.returns += 1;
    matter.nextReminderOn = nextMatterReminder(context.today, matter.dueOn, context.facts.reminders, context.today);
    step(matter, context, '没有办好，退回办理', body.reason);
    const text = `${named(matter)}没有办好，请继续办理：${body.reason.trim()}`;
    return [...toHandler(matter, text), ...toOffice(context, text)];
  },
  MatterEnded: (matter, body, context) => {
    Object.assign(matter, { endKind: body.kind, endReason: body.reason.trim(), endedOn: context.today, nextReminderOn: null } satisfies Partial<LivelihoodRow>);
    step(matter, context, `另行了结：${endKindLabels[body.kind]}`, body.reason);
    return [...toRaiser(matter, `您反映的${named(matter)}${endKindLabels[body.kind]}：${body.reason.trim()}`), ...toHandler(matter, `${named(matter)}不再办理`)];
  },
  HandedToCounty: (matter, body, context) => {
    const handlers = toHandler(matter, `${named(matter)}已转请县人大代表，不再由你单位办理`);
    Object.assign(matter, { unitId: null, unitName: null, sectionId: null, village: null, dueOn: null, nextReminderOn: null, takenOn: matter.takenOn ?? context.today } satisfies Partial<LivelihoodRow>);
    const names = body.deputies.map((personId) => context.facts.countyDeputies[personId] ?? '').join('、');
    step(matter, context, `转请县人大代表${names}`, body.reason);
    return [...toRaiser(matter, `您反映的${named(matter)}已转请县人大代表${names}考虑`), ...handlers];
  },
  SuggestionProposed: (matter, body, context) => {
    const handlers = toHandler(matter, `${named(matter)}将由代表写成建议，不再按民生事项办理`);
    Object.assign(matter, { unitId: null, unitName: null, sectionId: null, village: null, dueOn: null, nextReminderOn: null } satisfies Partial<LivelihoodRow>);
    step(matter, context, '建议写成代表建议', body.reason);
    return [...toRaiser(matter, `您反映的${named(matter)}不是镇里当场能办的，主席团请您写成建议：${body.reason.trim()}`), ...handlers];
  },
  SuggestionWritten: (matter, _body, context) => {
    step(matter, context, '写成建议');
    return toOffice(context, `${matter.deputyName ?? ''}代表把${named(matter)}写成建议`);
  },
  SuggestionDeclined: (matter, body, context) => {
    step(matter, context, '不写成建议', body.reason);
    return toOffice(context, `${matter.deputyName ?? ''}代表不把${named(matter)}写成建议：${body.reason.trim()}`);
  },
  MatterResumed: (matter, body, context) => {
    matter.suggestionId = null;
    step(matter, context, '收回，继续按民生事项办理', body.reason);
    return toRaiser(matter, `您反映的${named(matter)}改回按民生事项办理：${body.reason.trim()}`);
  },
  /** To whoever has it, and to the presidium that handed it on. */
  MatterReminded: (matter, _body, context) => {
    const { dueOn, takenOn } = matter;
    if (dueOn === null) return [];
    matter.nextReminderOn = nextMatterReminder(takenOn ?? context.today, dueOn, context.facts.reminders, context.today);
    const words = reminderWords(dueOn, context.today);
    return [...toHandler(matter, `${named(matter)}${words}，请办理并报办结`), ...toOffice(context, `交${handlerName(matter)}办理的${named(matter)}${words}`)];
  },
  MatterWithdrawn: (matter, body, context) => {
    matter.endedOn = context.today;
    step(matter, context, '撤回', body.reason);
    return toOffice(context, `${matter.deputyName ?? ''}代表撤回${named(matter)}`);
  },
};
declare const eventBodies: {
  MatterTakenUp: LivelihoodBodies['takeUp']; MatterHandedOver: LivelihoodBodies['handOver']; MatterReportedDone: LivelihoodBodies['reportDone']; MatterConfirmed: LivelihoodBodies['confirm']; MatterNotDone: LivelihoodBodies['notDone'];
  MatterEnded: LivelihoodBodies['end']; HandedToCounty: LivelihoodBodies['handToCounty']; SuggestionProposed: LivelihoodBodies['proposeSuggestion']; SuggestionWritten: LivelihoodBodies['writeSuggestion']; SuggestionDeclined: LivelihoodBodies['declineSuggestion'];
  MatterResumed: LivelihoodBodies['resume']; MatterReminded: unknown; MatterWithdrawn: LivelihoodBodies['withdraw'];
};
