import { isLiveTask, replyingTasks } from '../handling-task/live-task.ts';
import { successionClause } from '../handling-task/liable-task.ts';
import type { AssistingOpinionRow, CaseFile, ReplyRow } from '../case-file/rows.ts';
import { assigningOfficesOf } from '../case-file/offices-of-case.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { ChoiceSettingValue } from '../setting/choice-settings.ts';
import { resultClassLabels, resultLettersOn, type ResultClass } from '../setting/result-class.ts';
import type { Settings } from '../setting/settings.ts';

/** 上行文 with the signer, 文件 without, 信函 (GB/T 9704-2012, 7.2.6 and 10.1). */
export type ReplyForm = ChoiceSettingValue<'replyForm'>;

/** All that a reply letter says. It is fixed at sign-off and hashed; the PDF is made from this and nothing else. */
export interface ReplyLetter {
  readonly unitName: string;
  /** By which document the unit answers in another's place; left out where it was the unit's own from the beginning. */
  readonly succession?: string;
  readonly letterNumber: string | null;
  readonly classLetter: string | null;
  readonly signedByName: string | null;
  readonly signedOn: IsoDate | null;
  /** The original bears the head's own hand; left out where it was signed here. */
  readonly signedByHand?: boolean;
  readonly replyType: ReplyRow['type'];
  readonly suggestionLabel: string;
  readonly suggestionTitle: string;
  readonly leadName: string;
  readonly coSponsorNames: readonly string[];
  /** Every deputy who signed gets a letter of their own (浙江规定 22); left out where the lead sponsor's serves for all. */
  readonly answersEach?: true;
  readonly opening: string;
  readonly consultedOn: IsoDate | null;
  readonly sections: readonly { readonly askNo: number; readonly ask: string; readonly resultClass: ResultClass; readonly classLabel: string; readonly text: string; readonly promise: { readonly content: string; readonly ownerName: string; readonly dueOn: IsoDate } | null }[];
  readonly assistingOpinions: readonly { readonly unitName: string; readonly text: string }[];
  readonly fulfilled: readonly { readonly content: string; readonly verifiedOn: IsoDate | null; readonly finding: string | null }[];
  readonly closing: string;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly copyTo: readonly string[];
  /** Letters that were signed before there was a choice have none: they go upward. */
  readonly form?: ReplyForm;
  readonly jointWith?: readonly string[];
}

/** The weakest class of the answers stands for the reply: one open ask keeps the whole from being called solved. */
const weakest: readonly ResultClass[] = ['solved', 'partly', 'inProgress', 'planned', 'upperLevel', 'reference', 'notFeasible'];
export function overallClassOf(classes: readonly ResultClass[]): ResultClass | null {
  if (classes.length === 0) return null;
  const distinct = new Set(classes);
  if (distinct.has('solved') && distinct.size > 1 && [...distinct].every((c) => c === 'solved' || c === 'reference' || c === 'notFeasible' || c === 'upperLevel')) return 'partly';
  return weakest.findLast((candidate) => distinct.has(candidate)) ?? null;
}

/** The suggestion stands as its delivered replies stand together. */
export function sumUpClasses(file: CaseFile): void {
  const current = file.reply.filter((reply) => reply.state === 'delivered' && reply.type !== 'second' && replyingTasks(file).some((task) => task.id === reply.taskId));
  file.suggestion.overallClass = overallClassOf(current.flatMap((reply) => reply.answers.map((answer) => answer.resultClass)));
}

/** The assisting units that said with their opinion that they sign together with the lead unit. */
export const unitsReadyToSign = (file: CaseFile): readonly AssistingOpinionRow[] =>
  file.assistingOpinion.filter((opinion) => opinion.state === 'delivered' && opinion.agreesToJointReply && file.handlingTask.some((task) => task.id === opinion.taskId && isLiveTask(task)));

/** What went out to the lead unit is stated; also the opinion of a unit that has been merged into the one that answers, under its own name. */
const isCited = (file: CaseFile, opinion: AssistingOpinionRow, by: string): boolean => opinion.state === 'delivered' && opinion.unitName !== by
  && file.handlingTask.some((task) => task.id === opinion.taskId && (isLiveTask(task) || task.joinedIntoId !== null));

/** Composes the letter from the record; the same for the live preview of a draft and for the signed original. */
export function composeLetter(file: CaseFile, reply: ReplyRow, settings: Settings, on: IsoDate, choice: { readonly form?: ReplyForm | undefined; readonly joint?: boolean | undefined } = {}): ReplyLetter {
  const { suggestion } = file;
  const own = file.handlingTask.find((task) => task.id === reply.taskId);
  const unitName = reply.handSignedForUnit ?? own?.unitName ?? '';
  const succession = reply.handSignedForUnit === null && own !== undefined ? successionClause(own) : null;
  const overall = reply.overallClass ?? overallClassOf(reply.answers.map((answer) => answer.resultClass));
  const consulted = file.consultation.findLast((c) => c.taskId === reply.taskId && c.cycle === reply.cycle && c.state === 'confirmed');
  const coSponsorNames = file.coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personName);
  const asked = new Map(suggestion.asks.map((ask) => [ask.no, ask.text]));
  return {
    unitName, ...(succession === null ? {} : { succession }), letterNumber: reply.letterNumber, classLetter: overall === null ? null : resultLettersOn(settings.resultLetters, on).letters[overall] || null,
    signedByName: reply.signedByName, signedOn: reply.handSignedOn ?? reply.deliveredOn, ...(reply.handSignedByName === null ? {} : { signedByHand: true }), replyType: reply.type, suggestionLabel: suggestion.numberLabel ?? '', suggestionTitle: suggestion.title,
    leadName: suggestion.leadName, coSponsorNames, ...(settings.coSignedReply === 'every' && coSponsorNames.length > 0 ? { answersEach: true as const } : {}),
    opening: reply.opening, consultedOn: consulted?.heldOn ?? null,
    sections: reply.type === 'second' ? [] : reply.answers.filter((answer) => answer.text.trim() !== '').toSorted((a, b) => a.askNo - b.askNo).map((answer) => ({
      askNo: answer.askNo, ask: asked.get(answer.askNo) ?? '', resultClass: answer.resultClass, classLabel: resultClassLabels[answer.resultClass], text: answer.text, promise: answer.promise,
    })),
    assistingOpinions: reply.type === 'second' ? [] : file.assistingOpinion.filter((o) => isCited(file, o, unitName)).map(({ unitName: name, text }) => ({ unitName: name, text })),
    fulfilled: file.commitment.filter((c) => reply.commitmentIds.includes(c.id)).map(({ content, verifiedOn, finding }) => ({ content, verifiedOn, finding })),
    closing: reply.closing, contactName: reply.contactName, contactPhone: reply.contactPhone,
    copyTo: [...assigningOfficesOf(file, suggestion.plan.some((u) => u.channel === 'government')), ...suggestion.plan.filter((u) => u.role !== 'lead' && u.unitId !== reply.unitId).map((u) => u.unitName)],
    form: choice.form ?? settings.replyForm, jointWith: choice.joint === true ? unitsReadyToSign(file).map((opinion) => opinion.unitName) : [],
  };
}

