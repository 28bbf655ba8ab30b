import { addDays, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { deputies, sections, session, units } from '@luoshi/domain/testing/people.ts';
import type { Random } from '@luoshi/domain/testing/random.ts';
import { fileIdOf } from './domain-county.ts';

type Schema = Readonly<Record<string, unknown>>;
export interface Hand { readonly today: IsoDate; readonly personId: string }

/** Ids that a page would offer for a field, by the widget that it draws; some of them wrong for the case at hand. */
const choices: Readonly<Record<string, (hand: Hand) => readonly string[]>> = {
  unit: () => [...units.map((u) => u.id), 'nowhere'], units: () => units.map((u) => u.id), section: () => sections.map((s) => s.id), people: () => [...deputies.map((d) => d.personId), 'stranger'],
  session: () => [session.id, session.id, 'session-0'], round: () => ['no-round'], files: ({ personId }) => ['file-photo', 'file-minutes', 'file-photo'].map((id) => fileIdOf(id, personId)),
};

/** A body that fits a JSON Schema as the server publishes it: what a page that knows nothing else could send. */
export function bodyFromSchema(schema: unknown, random: Random, hand: Hand): unknown {
  const node = schema as Schema;
  const widget = choices[String(node['x-widget'])];
  if (Array.isArray(node['anyOf'])) return bodyFromSchema(random.pick(node['anyOf'] as Schema[]), random, hand);
  if (Array.isArray(node['enum'])) return random.pick(node['enum'] as unknown[]);
  switch (node['type']) {
    case 'null': return null;
    case 'boolean': return random.chance(0.5);
    case 'integer': case 'number': {
      const least = Number(node['minimum'] ?? 0);
      return least + random.below(Math.min(Number(node['maximum'] ?? 3), least + 2) - least + 1);
    }
    case 'array': {
      const least = Number(node['minItems'] ?? 0);
      const length = least + random.below(3);
      if (widget !== undefined) return random.shuffle(widget(hand)).slice(0, Math.max(least, length));
      return Array.from({ length }, () => bodyFromSchema(node['items'], random, hand));
    }
    case 'object': {
      const required = (node['required'] ?? []) as string[];
      return Object.fromEntries(Object.entries((node['properties'] ?? {}) as Record<string, Schema>).filter(([name]) => required.includes(name) || random.chance(0.5))
        .map(([name, child]) => [name, name === 'letterNumber' ? `来函〔2026〕${random.below(1_000_000)}号` : bodyFromSchema(child, random, hand)]));
    }
    case 'string': return stringOf(node, widget, random, hand);
    default: return {};
  }
}

function stringOf(node: Schema, widget: ((hand: Hand) => readonly string[]) | undefined, random: Random, hand: Hand): string {
  if (widget !== undefined) return random.pick(widget(hand));
  const day = addDays(hand.today, random.below(40) - 5);
  if (node['x-widget'] === 'date') return day;
  if (node['x-widget'] === 'dateTime') return `${day}T09:30:00+08:00`;
  const least = Number(node['minLength'] ?? 0);
  const text = random.pick(['同意。', '请抓紧办理', '路面破损三公里，群众反映多。', '\'; drop table suggestion; --', '<b>粗体</b> & "引号" \\ 反斜杠', '😀 𠮷野家 é', '  ', '第一行\n第二行', '', '%_*']);
  return text.length < least ? '情况属实' : text.slice(0, Number(node['maxLength'] ?? 1000));
}
