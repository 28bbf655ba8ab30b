import type { FastifySchemaCompiler } from 'fastify';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { explainInvalidInput, type SchemaError } from './explain-invalid-input.ts';
import { problem } from './problem.ts';

type Schema = Record<string, unknown>;

Settings.Set({ maxErrors: 50 });

/** Fastify's validator: bodies as they are, addresses and queries (always text) turned into the numbers they stand for. */
export const validatorCompiler: FastifySchemaCompiler<Schema> = ({ schema, httpPart }) => {
  if (httpPart !== 'headers') closeObjects(schema);
  const check = Compile(schema);
  return (value: unknown) => {
    const input = httpPart === 'body' || httpPart === 'headers' ? value : readText(schema, value);
    if (check.Check(input)) {
      const unstorable = httpPart === 'body' ? fieldsNobodyCanStore(input, '') : [];
      if (unstorable.length === 0) return { value: input };
      return { error: problem(400, 'invalidInput', '提交的内容含有不能保存的字符，请改正后再提交', { errors: unstorable.map((field) => ({ field, text: '含有不能保存的字符（空字符或者半个字符），请删去后重新填写' })) }) };
    }
    const errors = explainInvalidInput(check.Errors(input) as unknown as SchemaError[], schema);
    return { error: problem(400, 'invalidInput', '提交的内容有误，请按提示改正后再提交', { errors }) };
  };
};

/** Texts with a NUL or half of a surrogate pair: no database takes them, and what is sealed would hide them until it is opened. */
function fieldsNobodyCanStore(value: unknown, at: string): string[] {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [at] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => fieldsNobodyCanStore(item, at === '' ? name : `${at}.${name}`));
}

/**
 * Unknown fields are refused, not ignored: a misspelt one would otherwise be lost in silence. A schema
 * that wants to be open says `additionalProperties: true`.
 */
export function closeObjects(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const node = schema as Schema;
  if (Array.isArray(node['allOf'])) {
    // Each part of an intersection sees the fields of the others; only the whole can be closed.
    node['unevaluatedProperties'] ??= false;
    for (const part of node['allOf'] as Schema[]) Object.values((part['properties'] as Schema | undefined) ?? {}).forEach(closeObjects);
    return;
  }
  if (node['type'] === 'object' && node['properties'] !== undefined) node['additionalProperties'] ??= false;
  Object.values((node['properties'] as Schema | undefined) ?? {}).forEach(closeObjects);
  for (const key of ['items', 'additionalProperties']) closeObjects(node[key]);
  for (const key of ['anyOf', 'oneOf', 'prefixItems']) if (Array.isArray(node[key])) (node[key] as unknown[]).forEach(closeObjects);
}

function readText(schema: Schema, value: unknown): unknown {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, readValue(properties[key], text)]));
}

function readValue(schema: Schema | undefined, value: unknown): unknown {
  const type = schema?.['type'];
  if (type === 'array') return (Array.isArray(value) ? value : [value]).map((item) => readValue(schema?.['items'] as Schema | undefined, item));
  if (typeof value !== 'string') return value;
  // Anything else than a plain decimal number stays text and is refused by the check that follows.
  if ((type === 'integer' || type === 'number') && /^-?\d{1,15}(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
