import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import { timingsOf } from '../http/statistics.ts';
import type { Lived } from './live.ts';
import type { Message } from './read-messages.ts';
import { isLate } from './rules.ts';
import type { View, World } from '../http/world.ts';

type Counts = Map<string, number>;
const count = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
const labels = (counts: Counts, label: (key: string) => string): string => [...counts].sort((a, b) => b[1] - a[1]).map(([key, n]) => `${label(key)} ${n}`).join('，') || '无';
const stateOf = (kind: CaseKind) => (state: string) => workflowOf(kind).states[state] ?? state;

interface Page { items: { id: string }[]; nextCursor: string | null; total: number }

/** What the commission sees at the end, read through the API like everything else. */
export async function reportLines(world: World, messages: readonly Message[], lives: readonly Lived[]): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: Page = await world.get<Page>('affairs', `suggestions?limit=200&sort=number${cursor === null ? '' : `&cursor=${cursor}`}`);
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }
  const suggestions: Counts = new Map();
  const byKind = new Map<CaseKind, Counts>((['handlingTask', 'consultation', 'reply', 'evaluation', 'commitment'] as const).map((kind) => [kind, new Map()]));
  const limits: Counts = new Map();
  const finals: Counts = new Map();
  const queue = [...ids];
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const view: View = await world.see('affairs', `suggestions/${id}`);
      count(suggestions, view.state);
      const final = view['finalResult'];
      count(finals, typeof final === 'string' ? final : 'none');
      for (const [kind, counts] of byKind) for (const record of view.records[kind] ?? []) count(counts, record.state);
      for (const clock of view.deadlines ?? []) if (clock.kind === 'reply') count(limits, clock.state);
    }
  }));
  const late = (months: number): number => messages.filter((message) => isLate(message, months)).length;
  const sum = (of: (lived: Lived) => number): number => lives.reduce((total, lived) => total + of(lived), 0);
  const recommended: Counts = new Map();
  for (const { recommendation } of lives) if (recommendation !== null) count(recommended, recommendation);
  return [
    `建议 ${ids.length} 件：${labels(suggestions, stateOf('suggestion'))}`,
    `承办任务：${labels(byKind.get('handlingTask') ?? new Map(), stateOf('handlingTask'))}`,
    `面商：${labels(byKind.get('consultation') ?? new Map(), stateOf('consultation'))}`,
    `答复：${labels(byKind.get('reply') ?? new Map(), stateOf('reply'))}`,
    `测评：${labels(byKind.get('evaluation') ?? new Map(), stateOf('evaluation'))}；最终结果：${labels(finals, (key) => (levelLabels as Record<string, string>)[key] ?? '没有')}`,
    `答复期限（自交办之日起三个月，由系统计算）：${labels(limits, (key) => ({ met: '按期', metLate: '逾期', running: '未办', cancelled: '终止' })[key] ?? key)}`,
    `真实日期（自留言之日起）：三个月内答复 ${messages.length - late(3)} 件，超过三个月 ${late(3)} 件，其中超过六个月 ${late(6)} 件`,
    `承诺：按规则识别出写明日期的承诺 ${sum((lived) => lived.dated)} 项；答复自称已经办妥、由系统按答复之日列入台账的 ${sum((lived) => lived.saidDone)} 项；由人识别的：无`,
    `承诺事项台账：${labels(byKind.get('commitment') ?? new Map(), stateOf('commitment'))}`,
    `承办单位推荐与职责词规则相比：${labels(recommended, (key) => ({ first: '第一位相同', among: '在前六位之中', other: '不同', none: '没有推荐' })[key] ?? key)}`,
  ];
}

export interface Measured { readonly kind: string; readonly milliseconds: number }

export function speedLines(measured: readonly Measured[], seconds: number, days: number): string[] {
  const kinds = Map.groupBy(measured, (one) => one.kind);
  const names: Readonly<Record<string, string>> = { action: '操作', detail: '读一条记录', create: '起草', search: '搜索', other: '其他' };
  const line = (name: string, all: readonly Measured[]): string => {
    const { count: n, p50, p95, max } = timingsOf(all.map((one) => one.milliseconds));
    return `  ${name}：${n} 次，p50 ${p50.toFixed(1)} ms，p95 ${p95.toFixed(1)} ms，最长 ${max.toFixed(0)} ms`;
  };
  return [
    `请求 ${measured.length} 次，用时 ${seconds.toFixed(0)} 秒（其中拨动时钟 ${days} 次），平均每秒 ${(measured.length / seconds).toFixed(1)} 次`,
    line('全部', measured), ...[...kinds].sort((a, b) => b[1].length - a[1].length).map(([kind, all]) => line(names[kind] ?? kind, all)),
  ];
}
