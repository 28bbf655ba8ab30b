import { addDays, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { MotionEntry } from '@luoshi/domain/suggestion-link/from-motion.ts';
import { createPrng } from '../content/prng.ts';
import { makeSuggestion } from '../content/suggestions.ts';
import type { CountyCast } from '../county-cast.ts';
import { sessionIdOf } from '../make-county.ts';
import type { Story } from './story.ts';

/** A motion of twelve deputies that the presidium had handled as a suggestion. */
export function motionOf(cast: CountyCast, today: IsoDate): MotionEntry {
  const [lead, ...others] = createPrng('motion-signers').sample(cast.deputies, 12).map((deputy) => deputy.personId);
  return {
    number: '第4号议案', title: '关于建立全县饮用水水源地生态补偿机制的建议', situation: '上游三个乡镇为保护饮用水水源地限制了种养和开发，村集体和农户收入受到影响，现有补助标准多年没有调整。',
    analysis: '保护责任在上游，受益在下游，缺少稳定的补偿来源和分配办法，单靠乡镇难以长期坚持。', asks: ['制定县级饮用水水源地生态补偿办法，明确标准和资金来源', '把补偿资金列入年度预算，按断面水质考核结果分配'],
    leadPersonId: lead ?? '', personIds: others, decidedOn: addDays(today, -14), decision: '属于县人民政府职权范围内的工作，不列入会议议程，作为代表建议办理。',
  };
}

export function planOfMotion(entry: MotionEntry, cast: CountyCast, startsAt: number): Pick<Story, 'plan' | 'content' | 'prng'> {
  const prng = createPrng('motion');
  return {
    prng, content: makeSuggestion(prng.fork('content'), { year: 2026, month: 10 }),
    plan: {
      prng, sponsor: cast.deputyOf(entry.leadPersonId), startsAt, makeContent: () => makeSuggestion(prng.fork('content'), { year: 2026, month: 10 }), coSponsors: [], category: 'inSession', sessionId: sessionIdOf({ number: 5 }), sessionName: '县十八届人大五次会议',
      registerOn: null, assignOn: null, isRushed: false, isBrisk: true, stop: 'reviewed', stopUnitId: null, stopSectionId: null, outcome: 'planned', consultation: 'held', firstRating: 'satisfied', replyAfter: 42,
    },
  };
}
