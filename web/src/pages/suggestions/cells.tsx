import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SuggestionItem } from '../../api/types.ts';
import { dayOf, daysBetween, daysLeftText, formatDate } from '../../text/format-date.ts';
import { categoryLabels, channelLabels, groupRoleLabels, levelLabels, resultClassLabels, taskRoleLabels, toneOf } from '../../text/states.ts';
import { StatePill } from '../../ui/state-pill.tsx';

interface Drawn {
  /** The name by which the server sorts it. */
  readonly sort?: string;
  readonly cell: (item: SuggestionItem, today: string) => ReactNode;
}

const words = (text: string | null | undefined): ReactNode => text ?? null;
const day = (read: (item: SuggestionItem) => string | null, sort?: string): Drawn => ({ ...(sort === undefined ? {} : { sort }), cell: (item, today) => words(read(item) === null ? null : formatDate(read(item), today)) });

const marksOf = ({ groupRole, isRepeated, motionNumber, carriedFrom }: SuggestionItem): readonly string[] => [...(groupRole === null ? [] : [groupRoleLabels[groupRole] ?? '并案']), ...(motionNumber === null ? [] : ['议案转建议']), ...(isRepeated ? ['多年重复'] : []), ...(carriedFrom === null ? [] : [`跨届（${carriedFrom}）`])];

/** How each column is drawn; `null` is an empty cell. */
export const cells: Readonly<Record<string, Drawn>> = {
  number: { sort: 'number', cell: (item) => <>{item.numberLabel ?? <span className="muted">未编号</span>}{item.voidedNumbers.map((one) => <div key={one.numberLabel} className="small muted list__under">原{one.numberLabel}（作废）</div>)}</> },
  title: { sort: 'title', cell: (item) => <><Link to={`/suggestions/${item.id}`} className="list__title">{item.title === '' ? '（还没有标题）' : item.title}</Link>{item.isKey ? <span className="key-mark">重点督办</span> : null}{item.entryChannel === 'paper' ? <span className="key-mark">纸质录入</span> : null}{marksOf(item).map((mark) => <span key={mark} className="key-mark">{mark}</span>)}</> },
  lead: { cell: (item) => <>{item.leadName}{item.leadDelegationName === null ? null : <div className="small muted list__under">{item.leadDelegationName}</div>}</> },
  unit: { cell: (item) => words(item.leadUnitName) },
  state: { cell: (item) => <><StatePill tone={toneOf('suggestion', item.state)}>{item.stateLabel}</StatePill>{item.finalResult === null ? null : <div className="small muted">测评结果：{levelLabels[item.finalResult]}</div>}</> },
  dueOn: { sort: 'dueOn', cell: (item, today) => (item.nextDueOn === null ? null : <>{formatDate(item.nextDueOn, today)}<div>{item.overdue ? <StatePill tone="late">{daysLeftText(daysBetween(today, item.nextDueOn))}</StatePill> : <span className="small muted">{daysLeftText(daysBetween(today, item.nextDueOn))}</span>}</div></>) },
  assisting: { cell: (item) => words(item.assistingNames) },
  category: { cell: (item) => words(item.category === null ? null : categoryLabels[item.category]) },
  channel: { cell: (item) => words(channelLabels[item.entryChannel]) },
  submittedOn: day((item) => item.submittedOn),
  registeredOn: day((item) => item.registeredOn, 'registeredOn'),
  assignedOn: day((item) => item.assignedOn),
  repliedOn: day((item) => item.repliedOn),
  overallClass: { cell: (item) => words(item.overallClass === null ? null : `${item.classLetters ?? ''} ${resultClassLabels[item.overallClass] ?? ''}`.trim()) },
  firstResult: { cell: (item) => words(item.firstResult === null ? null : levelLabels[item.firstResult]) },
  voided: { cell: (item) => words(item.voidedNumbers.map((one) => one.numberLabel).join('、')) },
  group: { cell: (item) => words(item.groupRole === null ? null : groupRoleLabels[item.groupRole]) },
  motion: { cell: (item) => words(item.motionNumber) },
  repeated: { cell: (item) => words(item.isRepeated ? '是' : null) },
  updatedAt: day((item) => dayOf(item.updatedAt), 'updatedAt'),
  task: { cell: (item) => (item.taskStateLabel === undefined || item.taskStateLabel === null ? null : <><StatePill tone={toneOf('handlingTask', item.taskState ?? '')}>{item.taskStateLabel}</StatePill><div className="small muted">{item.taskRole === undefined || item.taskRole === null ? null : taskRoleLabels[item.taskRole]}</div></>) },
};
