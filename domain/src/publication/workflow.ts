import type { CaseContext } from '../case-file/context.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { PublicationRow } from '../case-file/rows.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { Decision } from './bodies.ts';
import { asApproved, changedSinceApproval, dayCome, decisionRule, showsNames, wishRule } from './guards.ts';

type Ctx = CaseContext<PublicationRow>;
const isPublic = (body: unknown): boolean => (body as Partial<Decision> | undefined)?.form !== 'notPublic';
const isToday = ({ today }: Ctx, body: unknown): boolean => ((body as Partial<Decision> | undefined)?.releaseOn ?? today) <= today;

/** Reconsidered after the case was closed: done by whoever takes it up, a duty of nobody. */
const isOfOpenCase = ({ file }: Ctx): boolean => file.suggestion.state !== 'closed';

/** 公开: the deputy wishes, the unit proposes with its reply, the office that runs the suggestions decides, and only then anything is read outside (山东 27, 青岛 30, 重庆 36). */
export const publicationWorkflow = defineWorkflow<Ctx>()({
  kind: 'publication',
  label: '公开',
  initial: 'toDecide',
  rows: [
    // action       from                                  to           by                 when           emits                     only
    ['stateWish',   ['toDecide'],                         'unchanged', ['leadSponsor'],   [],            'PublicationWishStated'],
    ['decide',      ['toDecide'],                         'withheld',  ['deputyAffairs'], [],            'PublicationWithheld',    'toWithhold'],
    ['decide',      ['toDecide'],                         'released',  ['deputyAffairs'], [],            'ApprovedAndReleased',    'toReleaseNow'],
    ['decide',      ['toDecide'],                         'approved',  ['deputyAffairs'], [],            'PublicationApproved',    'toReleaseLater'],
    // By itself on its day; until then the office may take it back (reconsider).
    ['release',     ['approved'],                         'released',  ['system'],        ['dayCome', 'asApproved'], 'PublicationReleased'],
    ['freeze',      ['released'],                         'unchanged', ['process'],       [],            'ReleaseFrozen'],
    ['reconsider',  ['approved', 'withheld', 'recalled'], 'toDecide',  ['deputyAffairs'], [],            'PublicationReconsidered'],
    ['recall',      ['released'],                         'recalled',  ['deputyAffairs'], [],            'PublicationRecalled'],
    ['recallName',  ['approved'],                         'toDecide',  ['process'],       ['showsNames'], 'ApprovalEndedForIdentity'],
    ['recallName',  ['released'],                         'recalled',  ['process'],       ['showsNames'], 'RecalledForIdentity'],
    ['supersede',   ['released'],                         'superseded', ['process'],      [],            'PublicationSuperseded'],
    ['lapse',       ['toDecide', 'approved'],             'lapsed',    ['process'],       [],            'PublicationLapsed'],
  ],
  roles: rolesOf('leadSponsor', 'deputyAffairs', 'system', 'process'),
  guards: { dayCome, asApproved, showsNames },
  routes: {
    toWithhold: (_context, body) => !isPublic(body),
    toReleaseNow: (context, body) => isPublic(body) && isToday(context, body),
    toReleaseLater: (context, body) => isPublic(body) && !isToday(context, body),
  },
  states: { toDecide: '待审定公开', approved: '已审定，到日公开', released: '已公开', withheld: '不予公开', recalled: '已撤下', superseded: '已由新答复的公开接替', lapsed: '已终止' },
  actions: { stateWish: '表明公开意愿', decide: '审定公开', release: '到日公开', freeze: '固定公开的文本', reconsider: '重新审定', recall: '撤下', recallName: '因身份保密撤下', supersede: '由新答复的公开接替', lapse: '不再需要' },
  events: {
    PublicationWishStated: '代表表明公开意愿', PublicationWithheld: '审定不予公开', ApprovedAndReleased: '审定并公开', PublicationApproved: '审定公开，待到日公开', PublicationReleased: '到审定的日期，公开', ReleaseFrozen: '固定公开的文本，登记散列值', PublicationReconsidered: '重新审定公开',
    PublicationRecalled: '撤下已公开的内容', ApprovalEndedForIdentity: '因代表身份保密，重新审定公开', RecalledForIdentity: '因代表身份保密撤下', PublicationSuperseded: '由新答复的公开接替', PublicationLapsed: '不再需要审定公开',
  },
  bodyRules: { stateWish: wishRule, decide: decisionRule },
  turns: {
    toDecide: [{ by: 'deputyAffairs', action: 'decide', if: isOfOpenCase }],
    approved: [{ by: 'deputyAffairs', action: 'reconsider', if: (context) => isOfOpenCase(context) && changedSinceApproval(context) }],
  },
});
