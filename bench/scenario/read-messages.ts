import { readFile } from 'node:fs/promises';
import { isValidIsoDate, isoDateOf, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { OperatorError } from '../../server/src/platform/operator-error.ts';

/** One real message with its real reply; the instants are kept to the day. */
export interface Message { readonly id: string; readonly subject: string; readonly body: string; readonly askedOn: IsoDate; readonly reply: string; readonly repliedOn: IsoDate }

/** Reads messages with replies, one JSON object a line; a line that is none is named. */
export async function readMessages(path: string): Promise<Message[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) => { throw new OperatorError('noFile', `读不到文件 ${path}:${error.message}`); });
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [toMessage(line, index + 1)]));
}

function toMessage(line: string, number: number): Message {
  const wrong = (what: string): OperatorError => new OperatorError('badMessage', `第 ${number} 行不是留言与答复:${what}`);
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw wrong('不是 JSON');
  }
  const words = (field: string): string => {
    const value = row[field];
    if (typeof value !== 'string' || value.trim() === '') throw wrong(`缺少 ${field}`);
    return value;
  };
  const day = (field: string): IsoDate => {
    const match = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: |$)/.exec(words(field));
    const date = match === null ? '' : isoDateOf(Number(match[1]), Number(match[2]), Number(match[3]));
    if (!isValidIsoDate(date)) throw wrong(`${field} 不是 YYYY/M/D H:MM:SS`);
    return date;
  };
  const message = { id: String(row['id']), subject: words('subject'), body: words('body'), askedOn: day('askedAt'), reply: words('reply'), repliedOn: day('repliedAt') };
  if (message.repliedOn < message.askedOn) throw wrong('答复早于留言');
  return message;
}
