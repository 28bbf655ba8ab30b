import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { Type, type Static } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { alsoNarrowed, assignedDays, categoryFilter, filterWord } from '../cases/public.ts';

/** What the numbers can be narrowed by, on the page and in its files. */
export const numbersFilter = { session: filterWord, category: categoryFilter, unit: filterWord, township: filterWord, ...assignedDays, ...alsoNarrowed };
const filter = Type.Object(numbersFilter);

const refuse = (status: 400 | 403, code: string, field: string, words: string) => problem(status, code, status === 400 ? '提交的内容有误，请按提示改正后再提交' : words, { errors: [{ field, text: words }] });

/** Spans that end before they begin, and another unit's numbers. */
export function refuseWrongNumbers(actor: Actor, { from, to, unit, registeredFrom, registeredTo }: Static<typeof filter>): void {
  if (from !== undefined && to !== undefined && to < from) throw refuse(400, 'invalidInput', 'to', '交办日期的截止日须不早于起始日');
  if (isUnitRole(actor.role) && unit !== undefined && unit !== actor.organisationId) throw refuse(403, 'otherUnit', 'unit', '承办单位只能看本单位的统计');
  if (registeredFrom !== undefined && registeredTo !== undefined && registeredTo < registeredFrom) throw refuse(400, 'invalidInput', 'registeredTo', '登记日期的截止日须不早于起始日');
}
