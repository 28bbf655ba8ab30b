import { endedTaskStates } from '@luoshi/domain/handling-task/live-task.ts';
import type { UnitSystem } from '@luoshi/domain/identity/unit-system.ts';
import type { Attendance } from './read/attendance.ts';
import type { DayTask } from './read/day-tasks.ts';

/** How one unit stands with what it has of the meeting now: who came, how much of it has been signed for and when. */
export interface UnitReceipt {
  readonly unitId: string; readonly unitName: string; readonly system: UnitSystem; readonly leading: number; readonly assisting: number; readonly received: number; readonly unreceived: number; readonly returned: number;
  readonly lastReceivedOn: string | null;
  /** Whether it was handed something at the meeting itself; who got its part later was not asked to come. */
  readonly isInvited: boolean;
  readonly attendeeName: string | null; readonly attendeePosition: string | null; readonly isAbsent: boolean;
}

export const isLivePart = ({ state }: Pick<DayTask, 'state'>): boolean => !endedTaskStates.some((ended) => ended === state);
export const isUnsigned = ({ state }: Pick<DayTask, 'state'>): boolean => state === 'assigned';
/** A return that was refused is to be signed for anew. */
export const isSigned = ({ acceptedOn, state }: Pick<DayTask, 'acceptedOn' | 'state'>): boolean => acceptedOn !== null && state !== 'assigned';
export const hasParts = ({ leading, assisting }: UnitReceipt): boolean => leading + assisting > 0;

/**
 * One line for each unit, as page, register, reminder and summary all tell it: by the parts that it has now, whoever had them in the morning.
 * Units that have given everything away stay with what they were invited for, so that it is known who came.
 */
export function receiptsOf(tasks: readonly DayTask[], attendance: readonly Attendance[]): UnitReceipt[] {
  return byUnit(tasks, attendance, isLivePart);
}

/** What each unit was handed at the meeting itself: the same for ever. */
export function issuedTo(tasks: readonly DayTask[], attendance: readonly Attendance[]): UnitReceipt[] {
  return byUnit(tasks, attendance, (task) => task.isIssued).filter(hasParts);
}

function byUnit(tasks: readonly DayTask[], attendance: readonly Attendance[], counts: (task: DayTask) => boolean): UnitReceipt[] {
  const came = new Map(attendance.map((one) => [one.unitId, one]));
  return [...Map.groupBy(tasks.filter((task) => counts(task) || task.isIssued), (task) => task.unitId)].map(([unitId, all]) => {
    const own = all.filter(counts);
    const one = came.get(unitId);
    const days = own.flatMap((task) => (task.acceptedOn !== null && isSigned(task) ? [task.acceptedOn] : []));
    return {
      unitId, unitName: all[0]?.unitName ?? '', system: all[0]?.system ?? 'party', leading: own.filter((task) => task.role !== 'assisting').length, assisting: own.filter((task) => task.role === 'assisting').length,
      received: own.filter(isSigned).length, unreceived: own.filter(isUnsigned).length, returned: own.filter((task) => task.state === 'returnRequested' && task.acceptedOn === null).length, lastReceivedOn: days.toSorted().at(-1) ?? null,
      isInvited: all.some((task) => task.isIssued), attendeeName: one === undefined || one.isAbsent ? null : one.attendeeName, attendeePosition: one === undefined || one.isAbsent ? null : one.attendeePosition, isAbsent: one?.isAbsent === true,
    };
  });
}

export function receiptText(unit: UnitReceipt): string {
  const { received, unreceived, returned, lastReceivedOn } = unit;
  if (!hasParts(unit)) return '已全部改由其他单位承办';
  if (received === 0 && returned === 0 && unreceived > 0) return '未签收';
  const day = lastReceivedOn === null ? '' : `${Number(lastReceivedOn.slice(5, 7))}月${Number(lastReceivedOn.slice(8))}日`;
  return [received === 0 ? '' : `${day}签收${received}件`, unreceived === 0 ? '' : `未签收${unreceived}件`, returned === 0 ? '' : `申请退办${returned}件`].filter((part) => part !== '').join('，');
}
