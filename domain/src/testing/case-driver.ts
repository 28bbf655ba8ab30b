/** Tells the story of one case by acts of the right people; each step is one thing that somebody does. */
import type { Answer, AttendeeRank, CaseFile, CommitmentRow, ConsultationRow, EvaluationRow, HandlingTaskRow, MediationRow, PublicationRow, ReplyRow, SatisfactionLevel } from '../case-file/rows.ts';
import { addDays, startOfDayInstant } from '../kernel/dates.ts';
import type { UnitChoice } from '../suggestion/bodies.ts';
import { attendee } from './bodies.ts';
import { session } from './people.ts';
import { conductingRole } from '../identity/township-congress.ts';
import type { World } from './world.ts';

export interface CaseOptions { readonly lead?: string; readonly coSponsors?: readonly string[]; readonly units?: UnitChoice }
export type CaseDriver = ReturnType<typeof driveCase>;

export function driveCase(world: World, options: CaseOptions = {}) {
  const units = options.units ?? { leadUnitId: 'transport', assistingUnitIds: ['housing'] };
  const { actorOf, deputyActor } = world;
  const lead = deputyActor(options.lead ?? 'deputy-1');
  const affairs = actorOf(conductingRole(lead));
  const file: CaseFile = world.draft(lead.personId);
  const own = file.suggestion;
  const coSponsors = options.coSponsors ?? [];

  const onSuggestion = (action: string, actor = lead, body: unknown = {}) => world.must(file, 'suggestion', own, action, actor, body);
  function last<T>(items: readonly T[], what: string): T {
    const found = items.at(-1);
    if (found === undefined) throw new Error(`no ${what} yet`);
    return found;
  }
  const task = (unitId: string = units.leadUnitId): HandlingTaskRow => last(file.handlingTask.filter((t) => t.unitId === unitId), `task of ${unitId}`);
  const sectionOf = (unitId: string) => actorOf('unitSection', unitId, `${unitId}-a`);
  const reply = (): ReplyRow => last(file.reply, 'reply');
  const evaluation = (): EvaluationRow => last(file.evaluation, 'evaluation');
  const mediation = (): MediationRow => last(file.mediation, 'mediation');
  const publication = (): PublicationRow => last(file.publication, 'publication');
  const consultation = (): ConsultationRow => last(file.consultation, 'consultation');

  const steps = {
    file, lead, affairs, units, task, publication, reply, evaluation, mediation, consultation, sectionOf,
    commitment: (askNo = 1): CommitmentRow => last(file.commitment.filter((c) => c.askNo === askNo), 'commitment'),
    write: (title = '关于修复通村公路的建议') => onSuggestion('save', lead, { title, situation: '路面破损三公里', analysis: '超载车辆多', asks: ['修复路面', '设置限高架'] }),
    invite: () => onSuggestion('inviteCoSponsors', lead, { personIds: coSponsors }),
    freeze: () => onSuggestion('freeze'),
    coSign: () => {
      for (const c of file.coSponsorship) if (c.state === 'invited') world.must(file, 'coSponsorship', c, 'confirm', deputyActor(c.personId));
    },
    submit: () => onSuggestion('submit'),
    passPresidium: () => onSuggestion('passReview', actorOf('townshipPresidium', own.leadTownshipId ?? ''), { note: '同意' }),
    passAffairs: () => onSuggestion('passReview', affairs),
    passOffice: () => onSuggestion('passReview', actorOf('committeeOffice')),
    review: () => {
      if (own.state === 'underPresidiumReview') steps.passPresidium();
      if (own.state === 'underAffairsReview') steps.passAffairs();
      if (own.state === 'underOfficeReview') steps.passOffice();
    },
    register: (category: 'inSession' | 'interSessional' = 'inSession') => onSuggestion('register', affairs, { sessionId: session.id, category }),
    proposeAssignment: () => onSuggestion('assign', affairs, units),
    assign: () => {
      steps.proposeAssignment();
      if (own.state === 'awaitingJointAssignment') onSuggestion('confirmAssignment', actorOf('governmentOffice'));
    },
    accept: (unitId: string) => world.must(file, 'handlingTask', task(unitId), 'accept', actorOf('unitLiaison', unitId)),
    route: (unitId: string) => world.must(file, 'handlingTask', task(unitId), 'routeToSection', actorOf('unitLiaison', unitId), { sectionId: `${unitId}-a`, handlerName: '钱科长' }),
    takeIn: (unitId: string = units.leadUnitId) => { steps.accept(unitId); steps.route(unitId); },
    deliverOpinion: (unitId: string) => {
      const opinion = last(file.assistingOpinion.filter((o) => o.unitId === unitId), 'opinion');
      world.must(file, 'assistingOpinion', opinion, 'save', sectionOf(unitId), { text: '同意配套资金', contactName: '孙', contactPhone: '1' });
      world.must(file, 'assistingOpinion', opinion, 'submitForCheck', sectionOf(unitId));
      world.must(file, 'assistingOpinion', opinion, 'deliver', actorOf('unitDeputyHead', unitId));
    },
    schedule: () => world.must(file, 'handlingTask', task(), 'scheduleConsultation', sectionOf(units.leadUnitId), { plannedAt: startOfDayInstant(addDays(world.today(), 1)), place: '联络站', mode: 'meeting', phase: 'during' }),
    recordConsultation: (rank: AttendeeRank = 'unitHead') => world.must(file, 'consultation', consultation(), 'record', sectionOf(units.leadUnitId), {
      heldOn: world.today(), place: '联络站', mode: 'meeting', phase: 'during', deputiesPresent: [lead.name], attendees: [attendee(rank)], deputyOpinion: '尽快', unitOpinion: '同意',
    }),
    confirmConsultation: () => world.must(file, 'consultation', consultation(), 'confirm', lead),
    consult: (rank: AttendeeRank = 'unitHead') => { steps.schedule(); steps.recordConsultation(rank); steps.confirmConsultation(); },
    answers: (classes: readonly Answer['resultClass'][] = ['solved', 'planned']): Answer[] => classes.map((resultClass, index) => ({
      askNo: index + 1, resultClass, text: `第${index + 1}条已办理`,
      promise: resultClass === 'inProgress' || resultClass === 'planned' ? { content: '安装限高架', ownerName: '钱科长', dueOn: addDays(world.today(), 30) } : null,
    })),
    writeReply: (answers: readonly Answer[] = steps.answers()) => world.must(file, 'reply', reply(), 'save', sectionOf(units.leadUnitId), {
      ...(reply().type === 'second' ? {} : { answers }), opening: '收悉', closing: '特此答复', contactName: '钱科长', contactPhone: '0577-1',
    }),
    checkReply: () => {
      world.must(file, 'reply', reply(), 'submitForCheck', sectionOf(units.leadUnitId));
      world.must(file, 'reply', reply(), 'passCheck', actorOf('unitDeputyHead', units.leadUnitId));
    },
    sign: (body: unknown = {}) => world.must(file, 'reply', reply(), 'signOff', actorOf('unitHead', units.leadUnitId), body),
    onPublication: (action: string, body: unknown = {}, actor = affairs) => world.must(file, 'publication', publication(), action, actor, body),
    decidePublication: (body: object = {}) => steps.onPublication('decide', { form: 'full', releaseOn: world.today(), showNames: true, ...body }),
    openRound: (days = 10, sequence = file.evaluation.length + 1) => {
      const round = world.planRound(`第${sequence}轮`, world.today(), addDays(world.today(), days), sequence);
      world.actOnRound(round, 'open', world.system);
      return round;
    },
    rate: (result: SatisfactionLevel, attitude: SatisfactionLevel = 'satisfied') => world.must(file, 'evaluation', evaluation(), 'rate', lead, { attitude, result, reason: '理由' }),
    closeRound: () => world.moveTo(addDays(evaluation().closesOn, 1)),
    mediate: (action: string, body: unknown, actor = affairs) => world.must(file, 'mediation', mediation(), action, actor, body),
    convene: () => steps.mediate('convene', { meetingAt: startOfDayInstant(addDays(world.today(), 1)), place: '县人大会议室' }),
    recordMeeting: (agreed: object = { agreed: 'nothing' }) => steps.mediate('recordMeeting', {
      heldOn: world.today(), place: '县人大会议室', attendees: [attendee('unitHead')], deputiesPresent: [lead.name], minutes: '双方交换了意见', files: ['file-minutes'], ...agreed,
    }),
    concludeMediation: (body: object) => steps.mediate('conclude', { reasons: '已充分听取双方意见', ...body }),
    conclude: () => onSuggestion('conclude', affairs),
    report: () => onSuggestion('report', affairs, { sessionId: session.id, reportedOn: world.today(), reportedBy: 'presidium' }),
    archive: () => {
      // A township's suggestion is reported to its congress before it is filed (代表法 51).
      if (own.leadTownshipId === world.congressId) steps.report();
      onSuggestion('archive', affairs);
    },
    close: () => {
      for (const one of file.publication) if (one.state === 'toDecide') world.must(file, 'publication', one, 'decide', affairs, { form: 'full', releaseOn: world.today(), showNames: true });
      onSuggestion('close', affairs);
    },
    claim: (c: CommitmentRow) => world.must(file, 'commitment', c, 'claim', sectionOf(c.unitId), { statement: '已完工', files: ['file-photo'] }),
    verify: (c: CommitmentRow) => world.must(file, 'commitment', c, 'verify', affairs, { finding: '属实' }),
    answerSecond: () => { steps.writeReply(); steps.checkReply(); steps.sign(); },

    untilRegistered: () => {
      steps.write();
      if (coSponsors.length > 0) { steps.invite(); steps.freeze(); steps.coSign(); }
      steps.submit(); steps.review(); steps.register();
    },
    untilHandling: () => { steps.untilRegistered(); steps.assign(); for (const id of [units.leadUnitId, ...units.assistingUnitIds]) steps.takeIn(id); },
    untilReplied: (answers?: readonly Answer[]) => {
      steps.untilHandling();
      for (const id of units.assistingUnitIds) steps.deliverOpinion(id);
      steps.consult(); steps.writeReply(answers); steps.checkReply(); steps.sign();
    },
    untilEvaluated: (result: SatisfactionLevel = 'satisfied', answers?: readonly Answer[]) => { steps.untilReplied(answers); steps.openRound(); steps.rate(result); steps.closeRound(); },
    untilRated: (result: SatisfactionLevel) => { steps.openRound(); steps.rate(result); steps.closeRound(); },
    untilMediation: () => { steps.untilEvaluated('dissatisfied'); steps.consult(); steps.writeReply(); steps.checkReply(); steps.sign(); steps.untilRated('dissatisfied'); },
    untilArchived: () => { steps.untilEvaluated(); steps.conclude(); steps.archive(); },
    settleCommitments: () => {
      for (const c of file.commitment) {
        if (c.state === 'verified' || c.state === 'replaced') continue;
        steps.claim(c); steps.verify(c);
        if (c.needsSecondReply) steps.answerSecond();
      }
    },
    untilClosed: () => { steps.untilArchived(); steps.settleCommitments(); steps.close(); },
  };
  return steps;
}
