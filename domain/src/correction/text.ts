import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, notifySigners, type Work } from '../case-file/work.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { frozenText } from '../suggestion/guards.ts';
import { keepErratum } from '../suggestion/text-versions.ts';
import type { CorrectionBodies } from './bodies.ts';
import { changed, keepCorrection } from './keep-correction.ts';

type Ctx = CaseContext<SuggestionRow>;
type Erratum = CorrectionBodies['correctText'];
const asksOf = (record: SuggestionRow, body: Erratum) => (body.asks === undefined ? record.asks : body.asks.map((text) => text.trim()).filter((text) => text !== '').map((text, index) => ({ no: index + 1, text })));

/** Typing errors only: what the deputy asked for is the deputy's, and answers hang on the number of each ask. */
export function textRule({ record, file }: Ctx, body: Erratum): Refusal[] {
  const asks = asksOf(record, body);
  const next = { ...record, title: body.title ?? record.title, situation: body.situation ?? record.situation, analysis: body.analysis ?? record.analysis, asks };
  if ([next.title, next.situation, next.analysis].some((text) => text.trim() === '') || asks.length === 0) return [refusal('textIncomplete', '标题、情况、分析和至少一条具体建议都不能空，请补全', '/title')];
  if (frozenText(next) === frozenText(record)) return [refusal('nothingCorrected', '文字没有改动，请在有错字的地方更正', '/title')];
  const isAnswered = file.reply.some((reply) => reply.answers.length > 0);
  return asks.length === record.asks.length || !isAnswered ? []
    : [refusal('asksCounted', `承办单位已经按${record.asks.length}条具体建议起草或者作出答复，不能增减条数；只更正错字，每条一行照原来的次序填写`, '/asks')];
}

/** The deputies stand by what they meant: their confirmations go over to the text without its typing errors, and they are told. */
export function textCorrected(work: Work, record: SuggestionRow, body: Erratum): void {
  const asks = asksOf(record, body);
  const most = Math.max(asks.length, record.asks.length);
  const changes = [
    ...changed('标题', record.title, body.title ?? record.title), ...changed('情况', record.situation, body.situation ?? record.situation), ...changed('分析', record.analysis, body.analysis ?? record.analysis),
    ...Array.from({ length: most }, (_, index) => changed(`第${index + 1}条具体建议`, record.asks[index]?.text ?? '', asks[index]?.text ?? '')).flat(),
  ];
  const oldName = caseName(work.file);
  const oldHash = record.textHash;
  record.title = body.title ?? record.title;
  record.situation = body.situation ?? record.situation;
  record.analysis = body.analysis ?? record.analysis;
  record.asks = asks;
  keepErratum(work, record);
  for (const c of work.file.coSponsorship) if (c.state === 'confirmed' && c.textHash === oldHash) c.textHash = record.textHash;
  keepCorrection(work, record, 'text', body.reason, changes);
  const told = `${oldName}的文字更正了${changes.map((one) => one.what).join('、')}：${body.reason}。原文保留在“更正”中`;
  notifySigners(work, 'suggestion', record, 'corrected', told);
  for (const task of work.file.handlingTask.filter(isLiveTask)) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', task, 'corrected', told);
}
