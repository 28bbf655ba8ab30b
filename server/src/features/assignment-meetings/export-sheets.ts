import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { unitSystemLabels } from '@luoshi/domain/identity/unit-system.ts';
import type { Cell, Sheet, SheetColumn } from '../../platform/sheets/sheet.ts';
import type { DayTask } from './read/day-tasks.ts';
import type { HandedTask } from './read/handed-tasks.ts';
import type { DaySummary } from './summarise-day.ts';
import { isSigned, isUnsigned, receiptText, type UnitReceipt } from './unit-receipts.ts';

const text = (heading: string, width: number): SheetColumn => ({ heading, width, type: 'text' });
const number = (heading: string): SheetColumn => ({ heading, width: 10, type: 'number' });
const date = (heading: string): SheetColumn => ({ heading, width: 12, type: 'date' });

/** 到会和签收, a line for each unit as on the page. */
export const receiptSheet = (units: readonly UnitReceipt[]): Sheet => ({
  name: '到会和签收',
  columns: [text('承办单位', 32), text('系统', 12), number('主办（分办）件数'), number('会办件数'), text('到会', 14), text('到会人员', 14), text('职务', 18), number('已签收份数'), number('未签收份数'), number('签收前申请退办'), date('最近签收日期'), text('签收情况', 30)],
  rows: units.map((unit) => [unit.unitName, unitSystemLabels[unit.system], unit.leading, unit.assisting, presenceOf(unit), unit.attendeeName, unit.attendeePosition, unit.received, unit.unreceived, unit.returned, unit.lastReceivedOn, receiptText(unit)]),
});

const presenceOf = ({ attendeeName, isAbsent, isInvited }: UnitReceipt): string => (attendeeName !== null ? '到会' : isAbsent ? '未到' : isInvited ? '没有登记' : '会后改派');

/** 交办日小结: its numbers first, then line by line what each of them counts. */
export const summarySheet = ({ parts, units }: DaySummary): Sheet => ({
  name: '交办日小结',
  columns: [text('项目', 16), number('数量'), text('计量', 8), text('编号', 22), text('标题', 48), text('领衔代表', 12), text('承办单位', 36), text('说明和情况', 60)],
  rows: [
    ...parts.map(({ label, counted, about, lines }): Cell[] => [label, lines.length, counted, null, null, null, null, about]),
    ...([['会上交办的承办单位', units.invited], ['到会', units.came], ['未到', units.absent], ['现在的承办单位', units.all], ['全部签收的承办单位', units.signed]] as const).map(([label, count]): Cell[] => [label, count, '个', null, null, null, null, null]),
    ...parts.flatMap(({ label, lines }) => lines.map((line): Cell[] => [label, null, null, line.numberLabel, line.title, line.leadName, line.units, line.note])),
  ],
});

const returnLabels: Readonly<Record<string, string>> = { requested: '待决定', agreed: '已同意', refused: '不同意', withdrawn: '单位已撤回' };

/** Every part that some unit has now: who else is in it, whether it has been signed for, whether it was asked to be taken back. */
export function partSheet(parts: readonly HandedTask[], day: readonly DayTask[]): Sheet {
  const known = new Map(day.map((task) => [task.id, task]));
  return {
    name: '交办明细',
    columns: [text('编号', 22), text('标题', 48), text('领衔代表', 12), text('承办单位', 28), text('身份', 8), text('其他承办单位', 36), date('办理期限'), text('签收', 10), date('签收日期'), text('退办', 12), text('科室', 16), text('经办人', 12)],
    rows: parts.map((part) => {
      const task = known.get(part.id);
      const signed = task === undefined ? null : isUnsigned(task) ? '未签收' : isSigned(task) ? '已签收' : null;
      return [part.numberLabel, part.title, part.leadName, part.unitName, taskRoleLabels[part.role], part.others, part.dueOn, signed, signed === '已签收' ? part.acceptedOn : null, returnLabels[task?.returnState ?? ''] ?? null, part.sectionName, part.handlerName];
    }),
  };
}
