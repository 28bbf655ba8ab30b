import { workName } from '@luoshi/domain/case-file/work-names.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { Cell, Sheet, SheetColumn } from '../../platform/sheets/sheet.ts';
import type { listToDo } from './read/list-to-do.ts';

type Answer = Awaited<ReturnType<typeof listToDo>>;
const text = (heading: string, width: number): SheetColumn => ({ heading, width, type: 'text' });
const date = (heading: string): SheetColumn => ({ heading, width: 12, type: 'date' });

/** 我的待办 as the page shows it: by what is to be done, in each the most urgent first, under the names that lean to no answer. */
export function toDoSheet(items: readonly Answer['items'][number][], groups: Answer['groups']): Sheet {
  const labels = new Map(groups.map(({ action, label }) => [action, label]));
  const nameOf = (group: string): string => { const [kind = '', name = ''] = group.split('.'); return workName(kind, name, labels.get(group) ?? group); };
  return {
    name: '我的待办',
    columns: [text('要办的事', 24), text('标题', 48), text('承诺', 40), text('编号', 22), text('领衔代表', 12), text('承办单位', 24), text('事项', 36), text('状态', 18), date('自何日起'), date('期限'), { heading: '剩余天数', width: 10, type: 'number' }],
    rows: [...Map.groupBy(items, ({ group }) => group)].flatMap(([group, rows]) => rows.map((item): Cell[] => [
      nameOf(group), item.title === '' ? '（还没有标题）' : item.title, item.promise, item.numberLabel, item.leadName, item.unitName, item.about, item.stateLabel, dateInShanghai(item.since), item.dueOn, item.daysLeft,
    ])),
  };
}
