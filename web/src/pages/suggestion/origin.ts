import type { Suggestion } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { raisedBeforeLabels, resultClassLabels } from '../../text/states.ts';

/** Where a suggestion comes from and where it went, beside the ordinary way. */
export function originRows({ motion, passedUp, raisedBefore, overallClass, closingReason, state }: Suggestion, today: string): (readonly [string, string | null])[] {
  return [
    ['议案转建议', motion === null ? null : `原${motion.number}，${motion.signers} 名代表签名；${formatDate(motion.decidedOn, today)}主席团决定：${motion.decision}（${motion.enteredByName}登记）`],
    ['以前提过', raisedBefore === null ? null : raisedBeforeLabels[raisedBefore] ?? null],
    ['转报上级', passedUp === null ? null : `${formatDate(passedUp.on, today)}转报${passedUp.to}${passedUp.letterNumber === null ? '' : `（${passedUp.letterNumber}）`}：${passedUp.reason}`],
    ['上级答复', passedUp?.outcome == null ? null : `${formatDate(passedUp.outcomeOn, today)}${overallClass === null ? '' : ` ${resultClassLabels[overallClass] ?? ''}`}：${passedUp.outcome}`],
    ['拆分理由', state === 'split' ? closingReason : null],
  ];
}

/** Signatures that were given before this case began: on the motion, or to the suggestion it was split from. */
export function takenOver({ motion, records }: Suggestion): string {
  if (motion !== null) return '，以议案上的签名为准';
  return records.suggestionLink.some((link) => link.relation === 'splitFrom') ? '，沿用原建议的联名确认' : '';
}
