import { isPerson, type MatterContext } from '../before-session/matter.ts';
import { isLivingAnswer, isSettledAnswer, type CountyAnswer } from '../county-referral/rows.ts';
import type { ReminderPlan } from '../deadline/reminder-dates.ts';
import { isUnitRole } from '../identity/roles.ts';
import { isOfTownshipCongress } from '../identity/township-congress.ts';
import { isValidIsoDate } from '../kernel/dates.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { EndKind, LivelihoodRow, MatterFile } from './rows.ts';

/** What stands outside of the matter and its rules look at. */
export interface LivelihoodFacts {
  /** Who can be given a matter, by what the form sends: `unit`, `unit/section`. */
  readonly handlers: Readonly<Record<string, string>>;
  /** An upload by its number, with who sent it. */
  readonly upload: (id: string) => (Omit<MatterFile, 'of'> & { readonly personId: string }) | undefined;
  /** The suggestion that was made of it. */
  readonly suggestion: { readonly state: string; readonly numberLabel: string | null } | null;
  /** The deputy who raised it is none any more: the presidium asks the residents in their place. */
  readonly isDeputyGone: boolean;
  /** County deputies in office who were elected in this township, by person. */
  readonly countyDeputies: Readonly<Record<string, string>>;
  /** What the county's deputies who were asked made of it. */
  readonly answers: readonly CountyAnswer[];
  /** On which days before and after its day a matter reminds. */
  readonly reminders: ReminderPlan;
}
export type LivelihoodContext = MatterContext<LivelihoodRow, LivelihoodFacts>;

export const VILLAGE = 'village';
interface Handing { readonly handler: string; readonly village?: string; readonly dueOn: string; readonly note?: string }
export interface LivelihoodBodies {
  takeUp: Handing;
  handOver: Handing & { readonly reason: string };
  reportDone: { readonly doneText: string; readonly doneOn: string; readonly files?: readonly string[] };
  confirm: { readonly note?: string };
  notDone: { readonly reason: string };
  end: { readonly kind: EndKind; readonly reason: string };
  proposeSuggestion: { readonly reason: string };
  writeSuggestion: Record<string, never>;
  declineSuggestion: { readonly reason: string };
  handToCounty: { readonly deputies: readonly string[]; readonly reason: string };
  resume: { readonly reason: string };
  withdraw: { readonly reason?: string };
}

/** A matter is raised by a deputy's name or by the office's own reception: a suggestion needs the deputy. */
const hasDeputy = ({ record }: LivelihoodContext) => (record.deputyPersonId === null ? refusal('noDeputy', '这件事不是代表反映的，没有可以提出建议的代表；请告诉有关代表，由代表反映后再转') : null);
const gone: readonly string[] = ['discarded', 'withdrawn', 'declined'];
const suggestionGone = ({ facts }: LivelihoodContext) => (facts.suggestion !== null && !gone.includes(facts.suggestion.state) ? refusal('suggestionThere', '据此提出的建议还在办理，请在那一件里跟踪') : null);

const countyGone = ({ facts }: LivelihoodContext) => (facts.answers.some(isLivingAnswer) ? refusal('countySuggestionThere', '县人大代表据此提出的建议还在办理，请在下面跟踪；镇里不再跟踪的，请选“另行了结”') : null);
/** Past its day the presidium has to see to it: another day, or another hand. What a village has, it reports itself. */
const isLateWithUnit = ({ record, today }: LivelihoodContext) => record.unitId !== null && record.dueOn !== null && record.dueOn < today;
const reminderDue = ({ record, today }: LivelihoodContext) => (record.nextReminderOn !== null && record.nextReminderOn <= today ? null : refusal('notDueYet', '还没有到提醒的日子'));
const isAsked = (facts: LivelihoodFacts, personId: string): boolean => facts.answers.some((one) => one.personId === personId && (one.state === 'asked' || isLivingAnswer(one)));
const nobodyLeft = ({ facts }: LivelihoodContext) => !facts.answers.some((one) => one.state === 'asked' || isLivingAnswer(one));

/** 代表法 28: the presidium helps the deputies of its area, the county's among them, to hear and pass on what residents say (26: those of the own constituency). */
function askingFaults({ facts }: LivelihoodContext, body: LivelihoodBodies['handToCounty']) {
  if (Object.keys(facts.countyDeputies).length === 0) return [refusal('noCountyDeputies', '系统中没有从本乡镇选出、可以登录的在任县人大代表，请与县人大代表工委联系', '/deputies')];
  return body.deputies.flatMap((personId, index) => {
    const name = facts.countyDeputies[personId];
    if (name === undefined) return [refusal('unknownCountyDeputy', '只能转请从本乡镇选出的在任县人大代表，请从列表中选择', `/deputies/${index}`)];
    return isAsked(facts, personId) ? [refusal('askedAlready', `${name}代表已经请过，还没有答复或者正在写建议，请去掉`, `/deputies/${index}`)] : [];
  });
}

function handingFaults({ facts, today }: LivelihoodContext, body: Handing) {
  const isVillage = body.handler === VILLAGE;
  return [
    ...(!isVillage && facts.handlers[body.handler] === undefined ? [refusal('unknownHandler', '没有这个承办单位或者站所，请从列表中选择', '/handler')] : []),
    ...(isVillage && (body.village ?? '').trim() === '' ? [refusal('noVillage', '交给村（社区）办的，请填写是哪个村（社区）', '/village')] : []),
    ...(!isVillage && (body.village ?? '').trim() !== '' ? [refusal('villageToo', '交给单位或者站所办的不填村（社区）；交给村办的，承办请选“村（社区）”', '/village')] : []),
    ...(!isValidIsoDate(body.dueOn) || body.dueOn < today ? [refusal('badDay', '办理期限须为有效日期，且不早于今天', '/dueOn')] : []),
  ];
}

export const livelihoodWorkflow = defineWorkflow<LivelihoodContext>()({
  kind: 'livelihoodMatter',
  label: '民生事项',
  initial: 'raised',
  rows: [
    ['takeUp',            ['raised'],             'handling',  ['ownPresidium'],                 [],                 'MatterTakenUp'],
    ['handOver',          ['handling'],           'unchanged', ['ownPresidium'],                 [],                 'MatterHandedOver'],
    ['reportDone',        ['handling'],           'reported',  ['handler', 'forVillage'],        [],                 'MatterReportedDone'],
    ['confirm',           ['reported'],           'settled',   ['raiser', 'forResidents'],       [],                 'MatterConfirmed'],
    ['notDone',           ['reported'],           'handling',  ['raiser', 'forResidents'],       [],                 'MatterNotDone'],
    ['handToCounty',      ['raised', 'handling', 'atCounty'], 'atCounty', ['ownPresidium'],       [],                 'HandedToCounty'],
    ['end',               ['raised', 'handling', 'atCounty'], 'ended',     ['ownPresidium'],                 [],                 'MatterEnded'],
    ['proposeSuggestion', ['raised', 'handling'], 'proposed',  ['ownPresidium'],                 ['hasDeputy'],      'SuggestionProposed'],
    ['writeSuggestion',   ['proposed'],           'passedOn',  ['raiser'],                       [],                 'SuggestionWritten'],
    ['declineSuggestion', ['proposed'],           'raised',    ['raiser'],                       [],                 'SuggestionDeclined'],
    ['resume',            ['proposed', 'passedOn', 'atCounty'], 'raised', ['ownPresidium'],         ['suggestionGone', 'countyGone'], 'MatterResumed'],
    ['remind',            ['handling'],           'unchanged', ['system'],                       ['reminderDue'],    'MatterReminded'],
    ['withdraw',          ['raised'],             'withdrawn', ['raiser'],                       [],                 'MatterWithdrawn'],
  ],
  roles: {
    system: ({ actor }) => actor.role === 'system',
    ownPresidium: ({ actor }) => isPerson(actor) && actor.role === 'townshipPresidium' && isOfTownshipCongress(actor),
    /** Whoever does the work says that it is done: the section, or anybody of the unit where no section was named. */
    handler: ({ actor, record }) => isPerson(actor) && isUnitRole(actor.role) && record.unitId === actor.organisationId && (actor.role === 'unitSection' ? record.sectionId === null || record.sectionId === actor.sectionId : record.sectionId === null || actor.role === 'unitLiaison'),
    forVillage: ({ actor, record }) => isPerson(actor) && actor.role === 'townshipPresidium' && isOfTownshipCongress(actor) && record.unitId === null,
    raiser: ({ actor, record }) => isPerson(actor) && actor.role === 'deputy' && record.deputyPersonId === actor.personId,
    forResidents: ({ actor, record, facts }) => isPerson(actor) && actor.role === 'townshipPresidium' && isOfTownshipCongress(actor) && (record.deputyPersonId === null || facts.isDeputyGone),
  },
  guards: { hasDeputy, suggestionGone, countyGone, reminderDue },
  routes: {},
  states: { raised: '待受理', handling: '办理中', reported: '报办结，待确认', settled: '已解决', ended: '另行了结', proposed: '建议代表提建议', passedOn: '已转为建议', atCounty: '转请县代表', withdrawn: '已撤回' },
  actions: {
    takeUp: '受理并交办', handOver: '改交办或者改期', reportDone: '报办结', confirm: '确认已解决', notDone: '没有办好，退回', end: '另行了结', handToCounty: '转请县人大代表', proposeSuggestion: '请代表写成建议', writeSuggestion: '写成建议',
    declineSuggestion: '不写成建议', resume: '收回继续办', remind: '到期提醒', withdraw: '撤回',
  },
  events: {
    MatterTakenUp: '受理并交办', MatterHandedOver: '改交办', MatterReportedDone: '报办结', MatterConfirmed: '确认已解决', MatterNotDone: '确认没有办好，退回办理', MatterEnded: '另行了结', HandedToCounty: '转请县人大代表', SuggestionProposed: '请代表写成建议',
    SuggestionWritten: '写成建议', SuggestionDeclined: '不写成建议', MatterResumed: '收回继续办理', MatterReminded: '到期提醒', MatterWithdrawn: '撤回',
  },
  bodyRules: {
    takeUp: (context: LivelihoodContext, body: LivelihoodBodies['takeUp']) => handingFaults(context, body),
    handOver: (context: LivelihoodContext, body: LivelihoodBodies['handOver']) => handingFaults(context, body),
    handToCounty: (context: LivelihoodContext, body: LivelihoodBodies['handToCounty']) => askingFaults(context, body),
    end: ({ facts }: LivelihoodContext, body: LivelihoodBodies['end']) => (body.kind === 'viaCounty' && !facts.answers.some(isSettledAnswer) ? [refusal('countyNotDone', '县里还没有据此办结的建议，不能这样了结；等县里办结，或者改选别的了结方式', '/kind')] : []),
    reportDone: ({ record, today, facts, actor }: LivelihoodContext, body: LivelihoodBodies['reportDone']) => [
      ...(!isValidIsoDate(body.doneOn) || body.doneOn > today || body.doneOn < record.raisedOn ? [refusal('badDoneDay', '办结日期须为有效日期，不早于反映之日，不晚于今天', '/doneOn')] : []),
      ...fileFaults(facts, actor, body.files),
    ],
  },
  turns: {
    raised: [{ by: 'ownPresidium', action: 'takeUp' }],
    handling: [{ by: 'handler', action: 'reportDone' }, { by: 'forVillage', action: 'reportDone' }, { by: 'ownPresidium', action: 'handOver', if: isLateWithUnit }],
    reported: [{ by: 'raiser', action: 'confirm' }, { by: 'forResidents', action: 'confirm' }],
    proposed: [{ by: 'raiser', action: 'writeSuggestion' }],
    atCounty: [{ by: 'ownPresidium', action: 'resume', if: nobodyLeft }, { by: 'ownPresidium', action: 'end', if: ({ facts }) => facts.answers.some(isSettledAnswer) }],
  },
});

/** Only what one has sent oneself can be put to a matter. */
export function fileFaults(facts: Pick<LivelihoodFacts, 'upload'>, actor: LivelihoodContext['actor'], files: readonly string[] = []) {
  return files.flatMap((id, index) => (isPerson(actor) && facts.upload(id)?.personId === actor.personId ? [] : [refusal('unknownFile', '附件没有上传成功，请重新选择文件上传', `/files/${index}`)]));
}
