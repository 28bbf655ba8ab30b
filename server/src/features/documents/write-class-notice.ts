import type { CaseFile, ClassNotice, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import { frameOf, withNumber } from './letter-frame.ts';
import { officialLetter, type LetterBlock, type OfficialLetter } from './templates/official-letter.ts';

const text = (words: string): LetterBlock => ({ kind: 'text', text: words });
const plain = (words: string): string => words.trim().replace(/[。；，]$/u, '');

const promised = ({ promise }: ClassNotice): string => (promise === null ? '' : `该条承诺：${plain(promise.content)}（完成时限：${formatChineseDate(promise.dueOn)}；责任人：${promise.ownerName}）。`);

/** The last notice by which a unit puts right the class of an answer, with those before it; null where it never did. The letter itself is not touched. */
export function writeClassNotice(file: CaseFile, reply: ReplyRow): OfficialLetter | null {
  const notice = reply.classNotices.at(-1);
  if (notice === undefined) return null;
  const { suggestion } = file;
  const unitName = file.handlingTask.find((task) => task.id === reply.taskId)?.unitName ?? '';
  const ask = suggestion.asks.find((one) => one.no === notice.askNo)?.text ?? '';
  const label = suggestion.numberLabel ?? '';
  const frame = frameOf({
    unitName, letterNumber: notice.noticeNumber, signer: notice.signedByName, showSigner: false, on: notice.on, draft: false, contactName: reply.contactName, contactPhone: reply.contactPhone, copyTo: [], form: 'letter',
  });
  const earlier = reply.classNotices.slice(0, -1);
  const letter = officialLetter(frame, {
    title: `关于更正${label}建议答复类别的通知`, recipient: `${suggestion.leadName}代表：`, closing: '特此通知。',
    body: [
      text(`我单位${formatChineseDate(reply.deliveredOn ?? notice.on)}对您提出的《${suggestion.title}》（${label}）作出的答复${reply.letterNumber === null ? '' : `（${reply.letterNumber}）`}，有一条的办理结果类别有误，现更正如下：`),
      text(`第${notice.askNo}条“${plain(ask)}”，办理结果由“${resultClassLabels[notice.before]}”更正为“${resultClassLabels[notice.after]}”。${promised(notice)}`),
      text(`更正原因：${plain(notice.reason)}。`),
      ...earlier.map((one) => text(`此前${formatChineseDate(one.on)}已通知（${one.noticeNumber}）：第${one.askNo}条由“${resultClassLabels[one.before]}”更正为“${resultClassLabels[one.after]}”。`)),
      text('原答复函照原样保留，其他内容不变；您已经作出的测评不受影响。'),
    ],
  });
  return withNumber(letter, notice.noticeNumber);
}
