import type { ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import { hashText } from '../cases/public.ts';

export const letterName = (label: string | null): string => `${label ?? '代表建议'}答复`;

/** Whether the letter still is what was signed. */
export const isAsSigned = (reply: Pick<ReplyRow, 'letter' | 'letterHash'>): boolean => hashText(canonicalJson(reply.letter)) === reply.letterHash;
