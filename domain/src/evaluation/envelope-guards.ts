import type { CaseContext } from '../case-file/context.ts';
import type { EvaluationRow } from '../case-file/rows.ts';
import { isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { EnvelopeBodies } from './envelope-bodies.ts';

type Ctx = CaseContext<EvaluationRow>;

/** Two pairs of eyes: whoever read the form cannot bear witness to it. */
export function anotherPerson({ record, actor }: Ctx): Refusal | null {
  return 'personId' in actor && actor.personId === record.openedByPersonId ? refusal('ownReading', '须由拆封人以外的另一人核对') : null;
}

export const isReadable = ({ record }: Ctx): boolean => record.unreadable === null;

export function receiptRule({ today }: Ctx, body: EnvelopeBodies['receiveEnvelope']): Refusal[] {
  return [
    ...(isValidIsoDate(body.receivedOn) && body.receivedOn <= today ? [] : [refusal('receivedInFuture', '收到日期须是有效日期，不晚于今天', '/receivedOn')]),
    ...scanRule(body),
  ];
}

export function scanRule(body: { readonly files: readonly string[] }): Refusal[] {
  return body.files.length > 0 ? [] : [refusal('scanMissing', '请上传扫描件', '/files')];
}
