import { isPerson, type MatterContext } from '../before-session/matter.ts';
import { isOfTownshipCongress } from '../identity/township-congress.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { CountyReferralRow } from './rows.ts';

/** The same matter with the other deputies who were asked. */
export interface ReferralFacts {
  /** Who is writing, or has brought in, a suggestion of the same matter. */
  readonly takenBy: string | null;
  readonly stillAsked: readonly string[];
}
export type ReferralContext = MatterContext<CountyReferralRow, ReferralFacts>;
export interface ReferralBodies {
  takeUp: Record<string, never>;
  decline: { readonly reason: string };
  takeBack: { readonly reason: string };
}

/** One matter, one suggestion: a second deputy signs with the first, rather than write it again. What a deputy writes without the matter nobody keeps from him (代表法 24, 36). */
const notTaken = ({ facts }: ReferralContext) => (facts.takenBy === null ? null : refusal('takenByOther', `${facts.takenBy}代表已经据此写建议，请与其联系，由其邀请您联名；您不再提的，请选“不提建议”并写明理由`));

export const countyReferralWorkflow = defineWorkflow<ReferralContext>()({
  kind: 'countyReferral',
  label: '转请县代表的事项',
  initial: 'asked',
  rows: [
    ['takeUp',   ['asked'], 'takenUp',   ['askedDeputy'],      ['notTaken'], 'ReferralTakenUp'],
    ['decline',  ['asked'], 'declined',  ['askedDeputy'],      [],           'ReferralDeclined'],
    ['takeBack', ['asked'], 'takenBack', ['askingPresidium'],  [],           'ReferralTakenBack'],
  ],
  roles: {
    askedDeputy: ({ actor, record }) => isPerson(actor) && actor.role === 'deputy' && actor.personId === record.personId,
    /** It acts in the township's congress: when the matter is taken back or ended there. */
    askingPresidium: ({ actor, record }) => isPerson(actor) && actor.role === 'townshipPresidium' && isOfTownshipCongress(actor) && actor.congressId === record.townshipId,
  },
  guards: { notTaken },
  routes: {},
  states: { asked: '请代表考虑', takenUp: '代表写成建议', declined: '代表不提建议', takenBack: '乡镇收回' },
  actions: { takeUp: '写成建议', decline: '不提建议', takeBack: '收回' },
  events: { ReferralTakenUp: '代表写成建议', ReferralDeclined: '代表不提建议', ReferralTakenBack: '乡镇收回' },
  turns: { asked: [{ by: 'askedDeputy', action: 'takeUp' }, { by: 'askedDeputy', action: 'decline', if: (context) => notTaken(context) !== null }] },
});
