import { conductingOfficeOf } from '@luoshi/domain/case-file/offices-of-case.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { categoryWords, disclosureWords, sourceWords } from './form-words.ts';
import { officePartOf } from './office-part.ts';
import type { SheetFacts } from './read/sheet-facts.ts';
import type { SuggestionSheetData } from './templates/suggestion-sheet.ts';
import { fill } from './wording/fill.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';

/** Who works on the matter reaches the deputy by what stands on the sheet; others who may read the suggestion do not. */
export function seesContact(actor: Actor, file: CaseFile): boolean {
  return actor.role !== 'deputy' || actor.personId === file.suggestion.leadPersonId;
}

/** 代表建议、批评和意见专用纸 from the record. Every suggestion here is handled and answered, and its deputy is met: law leaves no choice there. */
export function writeSuggestionSheet(file: CaseFile, facts: SheetFacts, contact: boolean, today: IsoDate, words: WordingTexts<'suggestionSheet'> = shippedTexts('suggestionSheet')): SuggestionSheetData {
  const { suggestion } = file;
  const lead = facts.sponsors.get(suggestion.leadPersonId);
  const units = suggestion.preferredUnits.map((id) => facts.unitNames.get(id)).filter((name) => name !== undefined).join('、');
  return {
    documentDate: suggestion.submittedOn ?? today, draft: suggestion.submittedOn === null, sessionName: facts.sessionName, kindLabel: '建议',
    raisedLabel: suggestion.category === null ? '' : categoryWords[suggestion.category], number: suggestion.number === null ? null : String(suggestion.number), title: suggestion.title === '' ? '（未填写标题）' : suggestion.title,
    leadSponsor: {
      name: suggestion.leadName, certificateNumber: lead?.certificateNumber ?? '', delegation: suggestion.leadDelegationName ?? lead?.delegation ?? '', position: lead?.workplace ?? '',
      address: contact ? (lead?.address ?? '') : '', postcode: contact ? (lead?.postcode ?? '') : '', phone: contact ? (suggestion.leadPhone ?? lead?.phone ?? '') : '',
    },
    coSponsors: file.coSponsorship.filter((each) => each.state === 'confirmed' || (suggestion.submittedOn === null && each.state === 'invited')).map((each) => ({
      name: each.personName, certificateNumber: facts.sponsors.get(each.personId)?.certificateNumber ?? '', delegation: each.delegationName ?? '',
      ...(each.onPaper ? { onPaper: true } : {}), confirmedOn: each.state === 'confirmed' && each.answeredAt !== null ? dateInShanghai(each.answeredAt) : null,
    })),
    situation: suggestion.situation, analysis: suggestion.analysis, asks: suggestion.asks.map((ask) => ask.text),
    attachments: file.attachment.filter((each) => each.recordId === suggestion.id && each.purpose === 'suggestion').map((each) => each.name),
    answers: {
      disclosure: suggestion.disclosureWish === null ? '代表未表示' : disclosureWords[suggestion.disclosureWish] + (suggestion.disclosureReason === null || suggestion.disclosureReason === '' ? '' : `：${suggestion.disclosureReason}`),
      formedBy: suggestion.source === null ? '未注明' : sourceWords[suggestion.source], proposedUnits: units === '' ? fill(words.openUnits, { 交办机构: conductingOfficeOf(file) }) : units,
      raisedBefore: facts.earlier.length === 0 ? '未注明' : `曾提出${facts.earlier.length}次：${facts.earlier.join('、')}`,
    },
    office: officePartOf(file),
    submitted: suggestion.submittedOn === null ? null : { by: suggestion.entryChannel === 'paper' ? `${suggestion.leadName}（纸质件亲笔签名，${suggestion.enteredByName ?? ''}录入）` : suggestion.leadName, on: suggestion.submittedOn },
  };
}
