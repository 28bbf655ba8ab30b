import type { CaseContext } from '../case-file/context.ts';
import type { AttachmentRow, SuggestionRow } from '../case-file/rows.ts';
import { caseName, notifySigners, stopAllDeadlines, type Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { SplitPart, SuggestionBodies } from '../suggestion/bodies.ts';
import { bornReviewed, startAcceptance, takeOverSigners } from './born-reviewed.ts';
import { link, standingLinks } from './group.ts';

export function hasSeveralAsks({ record }: CaseContext<SuggestionRow>): Refusal | null {
  return record.asks.length > 1 ? null : refusal('oneAsk', '只有一条具体建议，不必拆分');
}

/** 一事一议 (X12; 重庆条例 9): each ask goes to exactly one part, so that nothing that was asked is lost or asked twice. */
export function splitRule({ record }: CaseContext<SuggestionRow>, { parts }: SuggestionBodies['split']): Refusal[] {
  if (parts.length < 2) return [refusal('onePart', '至少拆分成两件', '/parts')];
  const faults: Refusal[] = [];
  const taken = new Map<number, number>();
  parts.forEach((part, index) => {
    if (part.title.trim() === '') faults.push(refusal('noTitle', `第${index + 1}件没有标题，请填写`, `/parts/${index}/title`));
    if (part.askNos.length === 0) faults.push(refusal('noAsks', `第${index + 1}件没有选具体建议，请至少选一条`, `/parts/${index}/askNos`));
    for (const no of part.askNos) {
      const before = taken.get(no);
      if (!record.asks.some((ask) => ask.no === no)) faults.push(refusal('unknownAsk', `没有第${no}条具体建议，请改选`, `/parts/${index}/askNos`));
      else if (before !== undefined) faults.push(refusal('askTwice', `第${no}条已经分在第${before + 1}件，每条只能分到一件`, `/parts/${index}/askNos`));
      taken.set(no, index);
    }
  });
  const left = record.asks.filter((ask) => !taken.has(ask.no));
  return left.length === 0 ? faults : [...faults, refusal('askLeft', `第${left.map((ask) => ask.no).join('、')}条还没有分到哪一件，请补上`, '/parts')];
}

export function wasSplit(work: Work, record: SuggestionRow, { parts, reason }: SuggestionBodies['split']): void {
  stopAllDeadlines(work);
  record.closingReason = reason;
  for (const part of parts) openPart(work, record, part, reason);
  notifySigners(work, 'suggestion', record, 'split', `建议${caseName(work.file)}涉及不同事项，按一事一议拆分为${parts.length}件：${parts.map((part) => `《${part.title}》`).join('、')}。各件分别编号、交办、答复和测评，您不必重新提交：${reason}`);
}

/** What a part is as much as the original was: whose name is kept secret, who speaks for it, on what paper it came, from which term. */
function takenOver(record: SuggestionRow): Partial<SuggestionRow> {
  const { submittedOn, motion, topicId, carriedFrom, carriedOn } = record;
  const { identityKeptOn, identityKeptBy, identityKeptReason } = record;
  const { contactPersonId, contactName, contactPhone, contactEmployerId, contactSince, contactReason } = record;
  const { entryChannel, enteredByName, enteredByRole, paperReceivedOn, entryObjectionState, entryObjection, entryObjectionAnswer } = record;
  return {
    submittedOn, motion, topicId, carriedFrom, carriedOn,
    identityKeptOn, identityKeptBy, identityKeptReason,
    contactPersonId, contactName, contactPhone, contactEmployerId, contactSince, contactReason,
    entryChannel, enteredByName, enteredByRole, paperReceivedOn, entryObjectionState, entryObjection, entryObjectionAnswer,
  };
}

function openPart(work: Work, record: SuggestionRow, { title, askNos }: SplitPart, reason: string): void {
  const { env, file } = work;
  const { situation, analysis, source, occasion, raisedBefore, preferredUnits, disclosureWish, disclosureReason } = record;
  const sponsor = { personId: record.leadPersonId, name: record.leadName, delegationId: record.leadDelegationId, delegationName: record.leadDelegationName, townshipId: record.leadTownshipId, employerId: record.leadEmployerId, phone: record.leadPhone };
  const asks = record.asks.filter((ask) => askNos.includes(ask.no)).map((ask) => ask.text);
  const part = work.open(bornReviewed(env, sponsor, {
    title, situation, analysis, asks, ...(source === null ? {} : { source }), occasion: record.category ?? occasion, raisedBefore, preferredUnits, ...(disclosureWish === null ? {} : { disclosureWish }), ...(disclosureReason === null ? {} : { disclosureReason }),
  }, { event: 'SuggestionSplitOff', body: { splitFrom: record.id, askNos }, known: takenOver(record) }));
  takeOverSigners(part, file.coSponsorship.filter((c) => c.state === 'confirmed'), 'SignatureTakenOver');
  link(work, 'splitInto', part.file.suggestion.id, reason);
  link(part, 'splitFrom', record.id, reason);
  for (const earlier of standingLinks(file, 'earlier')) link(part, 'earlier', earlier.otherId, earlier.reason);
  startAcceptance(part, part.file.suggestion);
  for (const paper of file.attachment.filter((each) => each.recordId === record.id)) {
    const copy: AttachmentRow = { ...paper, id: env.newId(), suggestionId: part.file.suggestion.id, recordId: part.file.suggestion.id };
    part.file.attachment.push(copy);
  }
}
