/** One page of the process handbook: a table of one kind of record, read off its workflow and nothing else. */
import { mandateRoleLabels } from '../acting-mandate/workflow.ts';
import { secretRoleLabels } from '../secret-matter/workflow.ts';
import { matterRoleLabels } from '../before-session/matter-kinds.ts';
import { relations } from '../case-file/relations.ts';
import type { Row } from '../kernel/workflow.ts';
import { mermaidOf } from './mermaid.ts';

/** What a page needs of a workflow, whatever its context. */
export interface DocumentedTable {
  readonly kind: string;
  readonly label: string;
  readonly initial: string;
  readonly rows: readonly Row[];
  readonly states: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly spec: { readonly bornIn?: readonly string[]; readonly turns: Readonly<Record<string, readonly { by: string; action: string }[] | undefined>>; readonly bodyRules?: Readonly<Record<string, unknown>> };
}

const roleLabel = (name: string): string => (relations as Readonly<Record<string, { label: string } | undefined>>)[name]?.label ?? matterRoleLabels[name] ?? mandateRoleLabels[name] ?? secretRoleLabels[name] ?? name;
const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

export function pageOfKind(table: DocumentedTable, conditions: Readonly<Record<string, string>>, demands: Readonly<Record<string, string>>): string {
  const { label, kind, rows, states, actions, events, initial, spec } = table;
  const condition = (name: string): string => {
    const text = conditions[name];
    if (text === undefined) throw new Error(`${kind}: condition ${name} has no words in the process pages`);
    return text;
  };
  const conditionsOf = (r: Row) => [...(r[6] === undefined ? [] : [condition(r[6])]), ...r[4].map(condition)].join('；');
  const final = Object.keys(states).filter((state) => !rows.some((r) => r[1].includes(state) && r[2] !== 'unchanged'));
  const part = (state: string) => [state === initial ? '初始' : '', spec.bornIn?.includes(state) === true ? '可由别的操作直接产生' : '', final.includes(state) ? '终结' : ''].filter((t) => t !== '').join('，');
  const turnsOf = (state: string) => (spec.turns[state] ?? []).map((turn) => `${roleLabel(turn.by)}：${actions[turn.action] ?? turn.action}`).join('；');
  const demand = (action: string): string => {
    const text = demands[`${kind}.${action}`];
    if (text === undefined) throw new Error(`${kind}: what ${action} demands of its form has no words in the process pages`);
    return `- ${actions[action] ?? action}：${text}。`;
  };
  const demanding = Object.keys(spec.bodyRules ?? {});
  return [
    `# ${label}`, '', `由流程表生成，请勿手改。标识：\`${kind}\`。`, '',
    '## 状态', '', row('状态', '标识', '性质', '轮到谁'), row('---', '---', '---', '---'),
    ...Object.entries(states).map(([state, text]) => row(text, `\`${state}\``, part(state), turnsOf(state))), '',
    '## 操作', '', row('操作', '从', '到', '由谁', '条件', '记录'), row('---', '---', '---', '---', '---', '---'),
    ...rows.map((r) => row(`${actions[r[0]] ?? r[0]} \`${r[0]}\``, r[1].map((s) => states[s] ?? s).join('；'), r[2] === 'unchanged' ? '不变' : states[r[2]] ?? r[2], r[3].map(roleLabel).join('、'), conditionsOf(r), events[r[5]] ?? r[5])), '',
    ...(demanding.length === 0 ? [] : ['## 填写要求', '', ...demanding.map(demand), '']),
    '## 状态图', '', '```mermaid', mermaidOf(table), '```', '',
  ].join('\n');
}
