import { childKinds } from '@luoshi/domain/case-file/rows.ts';

const deadlineFields = ['id', 'kind', 'label', 'dueOn', 'startedOn', 'state', 'stateLabel', 'basis', 'steps', 'overdue'];
const timelineFields = ['seq', 'at', 'actorName', 'actorRole', 'actorRoleLabel', 'text', 'recordKind', 'recordId', 'action', 'event'];
const linkFields = ['rel', 'kind', 'id', 'href', 'label', 'state', 'stateLabel'];
const attachmentFields = ['id', 'fileId', 'name', 'mediaType', 'size', 'sha256', 'purpose', 'recordKind', 'recordId', 'href'];

type Json = Record<string, unknown>;
const lacks = (where: string, item: unknown, fields: readonly string[]) => fields.filter((field) => (item as Json)[field] === undefined).map((field) => `${where} has no ${field}`);
const each = (where: string, list: unknown, fields: readonly string[]) => (Array.isArray(list) ? list.flatMap((item) => lacks(where, item, fields)) : [`${where} is no list`]);

/** What a record as served lacks of the shape that every page relies on; empty when it is whole. */
export function shapeFaults(record: Json, isSuggestion: boolean): string[] {
  return [
    ...baseFaults('record', record),
    ...each('deadline', record['deadlines'], deadlineFields), ...each('timeline', record['timeline'], timelineFields), ...each('link', record['links'], linkFields),
    ...each('attachment', record['attachments'], attachmentFields), ...(isSuggestion ? recordFaults(record['records']) : []),
  ];
}

function baseFaults(where: string, record: Json): string[] {
  const actions = record['actions'];
  return [
    ...lacks(where, record, ['id', 'kind', 'version', 'state', 'stateLabel', 'href', 'createdAt', 'updatedAt']),
    ...(typeof record['version'] === 'number' && record['version'] > 0 ? [] : [`${where} has no version number`]),
    ...(/[\u4e00-\u9fff]/.test(String(record['stateLabel'])) ? [] : [`${where}: state ${String(record['state'])} has no Chinese label`]),
    ...each(`${where} action`, actions, ['action', 'label', 'method', 'href', 'schema', 'refusals']),
    ...(Array.isArray(actions) ? (actions as { action: string; href: string; schema: Json; refusals: unknown }[]) : []).flatMap(({ action, href, schema, refusals }) => [
      ...(href === `${String(record['href'])}/actions/${action}` ? [] : [`${where} action ${action} leads to ${href}`]),
      ...(schema['type'] === 'object' && schema['additionalProperties'] === false ? [] : [`${where} action ${action} has an open schema`]),
      ...each(`${where} refusal`, refusals, ['code', 'text']),
    ]),
  ];
}

function recordFaults(records: unknown): string[] {
  if (typeof records !== 'object' || records === null) return ['a suggestion carries no records'];
  return childKinds.filter((kind) => kind !== 'deadline').flatMap((kind) => {
    const list = (records as Record<string, Json[] | undefined>)[kind];
    return list === undefined ? [`records has no ${kind}`] : list.flatMap((item) => baseFaults(kind, item));
  });
}
