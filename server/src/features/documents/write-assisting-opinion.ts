import { leadTaskOf } from '@luoshi/domain/handling-task/live-task.ts';
import { assigningOfficesOf } from '@luoshi/domain/case-file/offices-of-case.ts';
import type { AssistingOpinionRow, CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { frameOf, numberText, withNumber } from './letter-frame.ts';
import { assistingOpinion } from './templates/assisting-opinion.ts';
import type { WordingTexts } from './wording/wordings.ts';
import type { OfficialLetter } from './templates/official-letter.ts';

/** 会办意见 of one unit, addressed to the lead unit. Its words change only while it is being drafted. */
export function writeAssistingOpinion(file: CaseFile, opinion: AssistingOpinionRow, today: IsoDate, words?: WordingTexts<'assistingOpinion'>): OfficialLetter {
  const { suggestion, handlingTask } = file;
  const draft = opinion.state !== 'delivered';
  const task = handlingTask.find((each) => each.id === opinion.taskId);
  const on = draft ? today : (opinion.deliveredOn ?? today);
  const facts = {
    unitName: opinion.unitName, letterNumber: opinion.letterNumber, signer: draft ? null : opinion.signedByName, on, draft, contactName: opinion.contactName, contactPhone: opinion.contactPhone,
    copyTo: assigningOfficesOf(file, suggestion.plan.some((unit) => unit.channel === 'government')),
  };
  const label = suggestion.numberLabel ?? '';
  const letter = assistingOpinion({
    ...frameOf(facts), ...(words === undefined ? {} : { words }), sessionLabel: label.replace(/第\d+号$/u, ''), suggestion: { number: String(suggestion.number ?? ''), title: suggestion.title },
    leadUnit: leadTaskOf(file)?.unitName ?? suggestion.leadUnitName ?? '', receivedOn: task?.acceptedOn ?? task?.assignedOn ?? on,
    opinions: [{ ask: null, text: opinion.text === '' ? '（尚未起草）' : opinion.text }],
  });
  return withNumber(letter, numberText(facts));
}
