import type { AssistingOpinionRow, ConsultationRow, EvaluationRow, HandlingTaskRow, MediationRow, ReplyRow, TermExplanationRow } from '@luoshi/domain/case-file/rows.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { composeLetter, type ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { editionTo, recipientOf } from './letter-recipients.ts';
import { isAsSigned, letterName } from './signed-letter.ts';
import type { OfficePart } from './office-part.ts';
import type { PaperKind } from './paper-kinds.ts';
import { readPlaceName } from './read/place-name.ts';
import { readDecline } from './read/decline.ts';
import { readSheetFacts } from './read/sheet-facts.ts';
import { readWording } from './read/wording.ts';
import { readUrges } from './read/urges.ts';
import { consultationRecord } from './templates/consultation-record.ts';
import { suggestionSheet } from './templates/suggestion-sheet.ts';
import { taskForm, type TaskFormData } from './templates/task-form.ts';
import { writeAssistingOpinion } from './write-assisting-opinion.ts';
import { writeClassNotice } from './write-class-notice.ts';
import { writeConsultationRecord } from './write-consultation-record.ts';
import { writeDeclineNotice } from './write-decline-notice.ts';
import { writeMediationNotice } from './write-mediation-notice.ts';
import { writeMediationMinutes } from './write-mediation-minutes.ts';
import { writeRatingForm } from './write-rating-form.ts';
import { writeReplyLetter } from './write-reply-letter.ts';
import { seesContact, writeSuggestionSheet } from './write-suggestion-sheet.ts';
import { supervisionEdition, writeSupervisionNote } from './write-supervision-note.ts';
import { writeTermExplanation } from './write-term-explanation.ts';
import { writeAssignmentForm, writeExtensionForm, writeReturnForm } from './write-task-forms.ts';
import type { PaperContext, WrittenPaper } from './written-paper.ts';
import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import { hashText } from '../cases/public.ts';
import { problem } from '../../platform/http/problem.ts';

/** What was put right is issued anew; what was issued before stays as it was. */
const afterCorrections = (corrections: readonly unknown[]): string => (corrections.length === 0 ? '' : `-corrected-${corrections.length}`);

/** Who handles it and until when may change: each stands on a sheet of its own. */
const afterAssignment = (office: OfficePart | null, assignedOn: string | null): string => (office === null || assignedOn === null ? '' : `-assigned-${hashText(canonicalJson(office)).slice(0, 8)}`);

const form = (data: TaskFormData | null, edition: string | null, signedBy: string | null, wordingVersion: number): WrittenPaper | null =>
  data === null ? null : { template: 'form', paper: taskForm(data), edition, wordingVersion, name: data.title, signedBy, issuedOn: data.documentDate };

const writers: Readonly<Record<PaperKind, (context: PaperContext) => Promise<WrittenPaper | null>>> = {
  replyLetter: async ({ tx, file, record, actor, settings, today, to }) => {
    const reply = record as ReplyRow;
    const name = letterName(file.suggestion.numberLabel);
    if (reply.letter === null || reply.letterHash === null || reply.deliveredOn === null) {
      return { template: 'official-letter', paper: writeReplyLetter(composeLetter(file, reply, settings, today, { form: reply.handSignedForm ?? undefined, joint: reply.handSignedJoint }), { signed: false, on: today }, (await readWording(tx, file.congressId, 'replyLetter')).texts), edition: null, wordingVersion: 0, name: `送审稿 ${name}`, signedBy: null, issuedOn: today };
    }
    // A letter that differs from what was signed is given to nobody: the auditor finds out why.
    if (!isAsSigned(reply)) throw problem(409, 'letterChanged', '这份答复与签发时登记的散列不符，已停止提供，请告诉审计员');
    const words = await readWording(tx, file.congressId, 'replyLetter', reply.deliveredOn);
    const letter = reply.letter as ReplyLetter;
    const coSigner = recipientOf(file, letter, actor, to);
    const paper = writeReplyLetter(letter, { signed: true, on: reply.deliveredOn, ...(coSigner === null ? {} : { coSigner: coSigner.personName }) }, words.texts);
    return {
      template: 'official-letter', paper, edition: editionTo(coSigner), wordingVersion: words.version, name: coSigner === null ? name : `${name}（${coSigner.personName}代表）`, signedBy: reply.signedByName, issuedOn: reply.deliveredOn, hash: reply.letterHash,
    };
  },
  classNotice: async ({ file, record }) => {
    const reply = record as ReplyRow;
    const paper = writeClassNotice(file, reply);
    const last = reply.classNotices.at(-1);
    return paper === null || last === undefined ? null : { template: 'official-letter', paper, edition: `notice-${reply.classNotices.length}`, wordingVersion: 0, name: paper.title, signedBy: last.signedByName, issuedOn: last.on };
  },
  assistingOpinion: async ({ tx, file, record, today }) => {
    const opinion = record as AssistingOpinionRow;
    const words = await readWording(tx, file.congressId, 'assistingOpinion', opinion.deliveredOn);
    const paper = writeAssistingOpinion(file, opinion, today, words.texts);
    const isOut = paper.draftMark === null;
    return { template: 'official-letter', paper, edition: isOut ? `delivered-${opinion.sentBackCount + 1}` : null, wordingVersion: words.version, name: `${isOut ? '' : '送审稿 '}${paper.title}`, signedBy: isOut ? opinion.signedByName : null, issuedOn: paper.documentDate };
  },
  suggestionSheet: async ({ tx, file, actor, today }) => {
    const { suggestion } = file;
    const isFull = actor === null || seesContact(actor, file);
    const words = await readWording(tx, file.congressId, 'suggestionSheet', suggestion.submittedOn);
    const data = writeSuggestionSheet(file, await readSheetFacts(tx, file), isFull, today, words.texts);
    const name = data.number === null ? data.title : `第${data.number}号建议`;
    // Before it has its number the office may still give it back: only the registered one is kept, whole and without the deputy's address.
    return { template: 'form', paper: suggestionSheet(data, words.texts), edition: data.number === null ? null : `${isFull ? 'registered' : 'registered-without-contact'}${afterCorrections(suggestion.corrections)}${afterAssignment(data.office, suggestion.assignedOn)}`, wordingVersion: words.version, name, signedBy: suggestion.leadName, issuedOn: data.documentDate };
  },
  declineNotice: async ({ tx, file }) => {
    const decline = await readDecline(tx, file.congressId, file.suggestion.id);
    if (decline === null) return null;
    const words = await readWording(tx, file.congressId, 'declineNotice', decline.on);
    const paper = writeDeclineNotice(file, decline, words.texts);
    return paper === null ? null : { template: 'official-letter', paper, edition: 'declined', wordingVersion: words.version, name: paper.title, signedBy: null, issuedOn: paper.documentDate };
  },
  consultationRecord: async ({ tx, file, record }) => {
    const talk = record as ConsultationRow;
    const data = writeConsultationRecord(file, talk);
    if (data === null) return null;
    const words = await readWording(tx, file.congressId, 'consultationRecord', data.confirmation?.on ?? null);
    const paper = consultationRecord({ ...data, foot: words.texts.foot });
    return { template: 'form', paper, edition: data.confirmation === null ? null : `confirmed${talk.signedOn === null ? '' : `-signed-${talk.signedOn}`}${afterCorrections(talk.corrections)}`, wordingVersion: words.version, name: paper.title, signedBy: data.confirmation?.name ?? null, issuedOn: data.confirmation?.on ?? data.documentDate };
  },
  assignmentForm: async ({ tx, file, record }) => {
    const task = record as HandlingTaskRow;
    const words = await readWording(tx, file.congressId, 'assignmentForm', task.assignedOn);
    return form(writeAssignmentForm(file, task, words.texts, await readPlaceName(tx, file.congressId)), 'assigned', null, words.version);
  },
  returnForm: async ({ tx, file, record }) => {
    const task = record as HandlingTaskRow;
    const words = await readWording(tx, file.congressId, 'returnForm');
    return form(writeReturnForm(file, task, words.texts), task.returnState, null, words.version);
  },
  extensionForm: async ({ tx, file, record }) => {
    const task = record as HandlingTaskRow;
    const words = await readWording(tx, file.congressId, 'extensionForm');
    return form(writeExtensionForm(file, task, words.texts), task.extensionState, null, words.version);
  },
  ratingForm: async ({ tx, file, record }) => {
    const rating = record as EvaluationRow;
    const words = await readWording(tx, file.congressId, 'ratingForm', rating.disclosedOn);
    const paper = writeRatingForm(file, rating, words.texts, await readPlaceName(tx, file.congressId));
    if (paper === null) return null;
    return { template: 'form', paper, edition: rating.state === 'disclosed' ? 'disclosed' : `blank-${rating.closesOn}`, wordingVersion: words.version, name: paper.title, signedBy: rating.state === 'disclosed' ? rating.raterName : null, issuedOn: paper.documentDate };
  },
  mediationNotice: async ({ tx, file, record }) => {
    const mediation = record as MediationRow;
    const on = dateInShanghai(mediation.updatedAt);
    const words = await readWording(tx, file.congressId, 'mediationNotice', on);
    const paper = writeMediationNotice(file, mediation, on, words.texts, await readPlaceName(tx, file.congressId));
    return paper === null ? null : { template: 'official-letter', paper, edition: `called-${mediation.meetingAt ?? ''}-${mediation.meetingPlace ?? ''}`, wordingVersion: words.version, name: paper.title, signedBy: null, issuedOn: on };
  },
  mediationMinutes: async ({ tx, file, record }) => {
    const mediation = record as MediationRow;
    const words = await readWording(tx, file.congressId, 'mediationMinutes', mediation.meetings.at(-1)?.heldOn ?? null);
    return form(writeMediationMinutes(file, mediation, words.texts, await readPlaceName(tx, file.congressId)), `met-${mediation.meetings.length}${mediation.concludedOn === null ? '' : '-concluded'}`, mediation.meetings.at(-1)?.recordedByName ?? null, words.version);
  },
  termExplanation: async ({ tx, file, record, today }) => {
    const explanation = record as TermExplanationRow;
    const words = await readWording(tx, file.congressId, 'termExplanation', explanation.sentOn);
    const paper = writeTermExplanation(file, explanation, today, words.texts);
    return { template: 'official-letter', paper, edition: explanation.state === 'sent' ? 'sent' : null, wordingVersion: words.version, name: `${paper.draftMark === null ? '' : '送审稿 '}${paper.title}`, signedBy: explanation.signedByName, issuedOn: paper.documentDate };
  },
  supervisionNote: async ({ tx, file, record }) => {
    const task = record as HandlingTaskRow;
    if (task.urgedCount === 0) return null;
    const urges = await readUrges(tx, file.congressId, task);
    const words = await readWording(tx, file.congressId, 'supervisionNote', urges.at(-1)?.on ?? null);
    return form(writeSupervisionNote(file, task, urges, words.texts, await readPlaceName(tx, file.congressId)), supervisionEdition(task), urges.at(-1)?.byName ?? null, words.version);
  },
};

/** A paper of a record as the record stands; null where there is nothing to print yet. */
export const writePaper = (kind: PaperKind, context: PaperContext): Promise<WrittenPaper | null> => writers[kind](context);
