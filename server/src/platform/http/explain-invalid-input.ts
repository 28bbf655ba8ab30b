import type { FieldError } from './problem.ts';

/** The part of a validator's error that is used here. */
export interface SchemaError {
  readonly keyword: string;
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Schema = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, string>> = {
  string: '文字', integer: '整数', number: '数字', boolean: 'true 或 false', array: '列表', object: '一组内容', null: '空',
};
const formats: Readonly<Record<string, string>> = {
  date: '须为日期，如 2026-10-20', 'date-time': '须为带时区的时间，如 2026-10-20T09:00:00+08:00', time: '须为时间，如 09:00:00',
  email: '须为电子邮箱地址', uuid: '须为编号(UUID)', uri: '须为网址',
};

/** Every finding as field and Chinese text; a schema's `title` names the field in the person's words. */
export function explainInvalidInput(errors: readonly SchemaError[], schema: Schema): FieldError[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf').map((error) => `${error.schemaPath}/${error.keyword}/`);
  const found = new Map<string, FieldError>();
  for (const error of errors) {
    // What each branch of a union says would contradict itself; the union's own error speaks for all.
    if (unions.some((path) => error.schemaPath.startsWith(path)) || error.keyword === 'boolean') continue;
    for (const item of explain(error, schema)) found.set(`${item.field} ${item.text}`, item);
  }
  return [...found.values()];
}

function explain(error: SchemaError, schema: Schema): FieldError[] {
  const { keyword, params } = error;
  const at = resolvePath(schema, error.schemaPath);
  const field = error.instancePath.split('/').slice(1).map(unescape).join('.');
  const say = (text: string): FieldError[] => [{ field, text: `${nameOf(at, field)}${text}` }];
  const below = (names: unknown, text: string): FieldError[] =>
    (Array.isArray(names) ? names.map(String) : []).map((name) => {
      const child = (at?.['properties'] as Record<string, Schema> | undefined)?.[name];
      const path = field === '' ? name : `${field}.${name}`;
      return { field: path, text: `${nameOf(child, path)}${text}` };
    });
  switch (keyword) {
    case 'required': return below(params['requiredProperties'], '没有填写，请补上');
    case 'additionalProperties':
    case 'unevaluatedProperties': return below(params['additionalProperties'] ?? params['unevaluatedProperties'], '不是这里可以填写的项目，请去掉');
    case 'minLength': return say(params['limit'] === 1 ? '不能为空，请填写' : `至少 ${String(params['limit'])} 个字，请补充`);
    case 'maxLength': return say(`最多 ${String(params['limit'])} 个字，请缩短`);
    case 'minimum': return say(`不能小于 ${String(params['limit'])}，请改正`);
    case 'maximum': return say(`不能大于 ${String(params['limit'])}，请改正`);
    case 'exclusiveMinimum': return say(`须大于 ${String(params['limit'])}，请改正`);
    case 'exclusiveMaximum': return say(`须小于 ${String(params['limit'])}，请改正`);
    case 'minItems': return say(`至少要有 ${String(params['limit'])} 项，请补充`);
    case 'maxItems': return say(`最多 ${String(params['limit'])} 项，请减少`);
    case 'uniqueItems': return say('有重复的项，请去掉');
    case 'type': return say(`须为${kindOf(params['type'])}，请改正`);
    case 'format': return say(`${formats[String(params['format'])] ?? '格式不对'}，请改正`);
    case 'enum': return say(oneOf(params['allowedValues']));
    case 'const': return say(oneOf([params['allowedValue']]));
    case 'anyOf':
    case 'oneOf': return say(oneOf(constantsOf(at?.[keyword])));
    default: return say('不符合要求的格式，请改正');
  }
}

function kindOf(type: unknown): string {
  return (Array.isArray(type) ? type : [type]).map((kind) => kinds[String(kind)] ?? String(kind)).join('或');
}

function oneOf(values: unknown): string {
  const list = Array.isArray(values) ? values.filter((value) => value !== undefined) : [];
  return list.length === 0 ? '不符合要求，请改正' : `须为以下之一：${list.map(String).join('、')}`;
}

function constantsOf(branches: unknown): unknown[] {
  const list = Array.isArray(branches) ? (branches as Schema[]) : [];
  return list.every((branch) => 'const' in branch) ? list.map((branch) => branch['const']) : [];
}

function nameOf(schema: Schema | undefined, field: string): string {
  const title = schema?.['title'];
  if (typeof title === 'string') return `「${title}」`;
  return field === '' ? '提交的内容' : `「${field}」`;
}

/** Follows '#/properties/asks/items' into the schema. */
function resolvePath(schema: Schema, path: string): Schema | undefined {
  let at: unknown = schema;
  for (const part of path.split('/').slice(1).map(unescape)) at = (at as Schema | undefined)?.[part];
  return at as Schema | undefined;
}

function unescape(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
