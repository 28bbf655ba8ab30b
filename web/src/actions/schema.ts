import type { JsonSchema } from '../api/types.ts';
import { choiceLabels, fieldLabels } from '../text/field-labels.ts';
import type { Finding } from '../ui/error-summary.tsx';

export type Values = Readonly<Record<string, unknown>>;

/** What a body's `x-widget` may ask for; a schema without one is drawn by its type. */
export type Widget = 'unit' | 'units' | 'people' | 'person' | 'section' | 'session' | 'files' | 'date' | 'dateTime' | 'attendees' | 'answers' | 'longText' | 'text' | 'number' | 'choice' | 'boolean' | 'object' | 'list' | 'names' | 'choices' | 'round' | 'suggestions' | 'group' | 'splitParts';

const widgetOfName: Readonly<Record<string, Widget>> = {
  leadUnitId: 'unit', unitId: 'unit', assistingUnitIds: 'units', personIds: 'people', sectionId: 'section', sessionId: 'session', files: 'files', plannedAt: 'dateTime', attendees: 'attendees',
  deputiesPresent: 'names', roundId: 'round',
};
const asked: Readonly<Record<string, Widget>> = {
  unit: 'unit', units: 'units', people: 'people', person: 'person', section: 'section', session: 'session', files: 'files', date: 'date', datetime: 'dateTime', dateTime: 'dateTime', attendees: 'attendees', answers: 'answers',
  longText: 'longText', textarea: 'longText', names: 'names', lines: 'names', choices: 'choices', round: 'round', suggestions: 'suggestions', group: 'group', splitParts: 'splitParts',
};
const LONG_TEXT = 200;

/** `string | null` is a string that may be left out. */
export function unwrap(schema: JsonSchema): JsonSchema {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches === undefined) return schema;
  const given = branches.filter((one) => one.type !== 'null');
  return given.length === 1 && given.length < branches.length ? { ...given[0], ...(schema.title === undefined ? {} : { title: schema.title }) } : schema;
}

export interface Choice { readonly value: string; readonly label: string }
export function choicesOf(schema: JsonSchema): readonly Choice[] | null {
  const values = schema.enum ?? (schema.anyOf ?? schema.oneOf)?.map((one) => one.const);
  if (values === undefined || values.length === 0 || values.some((value) => typeof value !== 'string')) return null;
  const labels = schema['x-labels'];
  return (values as string[]).map((value) => ({ value, label: labels?.[value] ?? choiceLabels[value] ?? value }));
}

export function widgetOf(name: string, given: JsonSchema): Widget {
  const schema = unwrap(given);
  const widget = asked[given['x-widget'] ?? schema['x-widget'] ?? ''];
  if (widget !== undefined) return widget;
  if (choicesOf(schema) !== null) return 'choice';
  const named = widgetOfName[name];
  if (named !== undefined) return named;
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'dateTime';
  switch (schema.type) {
    case 'integer': case 'number': return 'number';
    case 'boolean': return 'boolean';
    case 'object': return 'object';
    case 'array': return schema.items?.type === 'string' ? 'names' : 'list';
    default: return (schema.maxLength ?? 0) > LONG_TEXT ? 'longText' : 'text';
  }
}

export const labelOf = (name: string, schema: JsonSchema): string => schema.title ?? fieldLabels[name] ?? name;
export const propertiesOf = (schema: JsonSchema): readonly (readonly [string, JsonSchema])[] => Object.entries(schema.properties ?? {});
export const isRequired = (schema: JsonSchema, name: string): boolean => schema.required?.includes(name) === true;
export const asksNothing = (schema: JsonSchema): boolean => propertiesOf(schema).length === 0;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The body to send: what was left empty is left out, unless it must be there. */
export function bodyOf(schema: JsonSchema, values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, property] of propertiesOf(schema)) {
    const value = values[name];
    if (isBlank(value)) {
      if (isRequired(schema, name) && unwrap(property).type === 'array') body[name] = [];
      continue;
    }
    body[name] = cleaned(unwrap(property), value);
  }
  return body;
}

function cleaned(schema: JsonSchema, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isBlank(one)).map((one) => (schema.items === undefined ? one : cleaned(unwrap(schema.items), one)));
  if (typeof value === 'object' && value !== null && schema.properties !== undefined) return bodyOf(schema, value as Values);
  return typeof value === 'string' ? value.trim() : value;
}

/** What is plainly missing; everything else is for the server to say. */
export function missingIn(schema: JsonSchema, values: Values, path = ''): Finding[] {
  return propertiesOf(schema).flatMap(([name, given]) => {
    const property = unwrap(given);
    const field = path === '' ? name : `${path}.${name}`;
    const value = values[name];
    const label = labelOf(name, given);
    if (isBlank(value)) {
      const isNeeded = isRequired(schema, name) && given === property && (property.type !== 'array' || (property.minItems ?? 0) > 0) && (property.type !== 'string' || property.minLength !== 0);
      return isNeeded ? [{ field, text: `请填写“${label}”` }] : [];
    }
    if (property.type === 'array' && property.items?.type === 'object') {
      const { items } = property;
      return (value as unknown[]).flatMap((one, index) => (isBlank(one) ? [] : missingIn(items, one as Values, `${field}.${index}`)));
    }
    if (property.type === 'string' && typeof value === 'string' && property.maxLength !== undefined && value.length > property.maxLength) return [{ field, text: `“${label}”最多 ${property.maxLength} 字，现在是 ${value.length} 字` }];
    return property.type === 'object' ? missingIn(property, value as Values, field) : [];
  });
}
