import type { TermExplanation } from '../api/types.ts';

/** 换届书面说明 in rows of label and text, for desks, phones and paper. */
export function explanationRows(one: TermExplanation, day: (date: string) => string): [string, string | null][] {
  const text = (written: string) => (written === '' ? null : written);
  return [
    ['要求说明', `${day(one.askedOn)}（${one.termName}换届）`], ['办理进展', text(one.standing)], ['没有解决的原因', text(one.reason)],
    ['下一步安排', one.nextSteps === '' ? null : `${one.nextSteps}${one.nextBy === null ? '' : `（${day(one.nextBy)}前）`}`],
    ['签发', one.signedOn === null ? null : `${day(one.signedOn)} ${one.signedByName ?? ''}`], ['审核', one.acceptedOn === null ? null : `${day(one.acceptedOn)} ${one.acceptedByName ?? ''}`],
    ['告知提出人', one.sentOn === null ? null : day(one.sentOn)], ['意见', one.note], ['缺少说明', one.missingOn === null || one.sentOn !== null || one.state === 'waived' || one.state === 'lapsed' ? null : `${day(one.missingOn)}换届时没有说明，继续催交`],
  ];
}
