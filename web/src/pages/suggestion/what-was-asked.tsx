import type { HandlingTask } from '../../api/types.ts';

/** The words that a decision about a unit's task answers to, so that nobody decides without having them before their eyes. */
export function WhatWasAsked({ task }: { readonly task: HandlingTask }) {
  const asked = wordsAsked(task);
  if (asked.length === 0) return null;
  return <div className="note stack-sm">{asked.map(({ who, words }) => <p key={who}><strong>{who}：</strong><span className="pre">{words}</span></p>)}</div>;
}

function wordsAsked({ unitName, returnState, returnReason, returnGround, objectionState, objection, disputeState, disputeStatement, disputeGround, disputeProposal, extensionState, extensionReason }: HandlingTask): readonly { readonly who: string; readonly words: string }[] {
  return [
    ...(returnState === 'requested' ? [{ who: `${unitName}申请退办`, words: `${returnReason ?? ''}（职能依据：${returnGround ?? ''}）` }] : []),
    ...(disputeState === 'raised' ? [{ who: `${unitName}提请协调`, words: `${disputeStatement ?? ''}（依据：${disputeGround ?? ''}；建议由${disputeProposal ?? ''}承办）` }] : []),
    ...(objectionState === 'raised' ? [{ who: '代表的异议', words: objection ?? '' }] : []),
    ...(extensionState === 'requested' ? [{ who: `${unitName}申请延期`, words: extensionReason ?? '' }] : []),
  ];
}
