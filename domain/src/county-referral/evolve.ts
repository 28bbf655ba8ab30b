import { toPerson, type MatterHandler, type MatterNotice } from '../before-session/matter.ts';
import type { CountyReferralRow } from './rows.ts';
import type { ReferralBodies, ReferralFacts } from './workflow.ts';

const TOPIC = 'countyReferral';
const named = ({ townshipName, title }: CountyReferralRow): string => `${townshipName}人大主席团转来的“${title}”`;

/** What the deputy who was asked is told first. */
export const askedNotice = (referral: CountyReferralRow): MatterNotice => toPerson('deputy', referral.personId, TOPIC, `${named(referral)}镇里办不了，请您考虑写成建议`);

export const countyReferralHandlers: { readonly [E in keyof typeof eventBodies]: MatterHandler<CountyReferralRow, (typeof eventBodies)[E], ReferralFacts> } = {
  ReferralTakenUp: (referral, _body, { facts, today }) => {
    referral.answeredOn = today;
    return facts.stillAsked.map((personId) => toPerson('deputy', personId, TOPIC, `${named(referral)}，${referral.personName}代表已经在写建议，您可以与其联名`));
  },
  ReferralDeclined: (referral, body, { today }) => {
    referral.answer = body.reason.trim();
    referral.answeredOn = today;
    return [];
  },
  ReferralTakenBack: (referral, body, { today }) => {
    referral.answer = body.reason.trim();
    referral.answeredOn = today;
    return [toPerson('deputy', referral.personId, TOPIC, `${named(referral)}已由乡镇收回，不用再考虑：${body.reason.trim()}`)];
  },
};
declare const eventBodies: { ReferralTakenUp: ReferralBodies['takeUp']; ReferralDeclined: ReferralBodies['decline']; ReferralTakenBack: ReferralBodies['takeBack'] };
