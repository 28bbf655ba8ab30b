import { createRecord, type Values } from '../create-record.ts';
import { applyAction } from '../apply-action.ts';
import { kinds } from '../kinds.ts';
import type { AdministrationKind } from '../permissions.ts';
import { findRecord } from '../read/records.ts';
import { RowRefused, type ImportContext } from './run-import.ts';

/** Makes the record; an import goes through the same function as the form, audit entry included. */
export async function insertOne(context: ImportContext, kind: AdministrationKind, body: Values): Promise<string> {
  const congressId = congressOfKind(context, kind);
  const id = await createRecord(context.tx, context.deps, context.actor, kind, congressId, body);
  if (typeof id !== 'string') throw new RowRefused(id.refusals.map((one) => one.text).join(''));
  return id;
}

/** Changes what differs, as an `update` of the record; nothing differs, nothing is written. */
export async function updateOne(context: ImportContext, kind: AdministrationKind, id: string, wanted: Values): Promise<boolean> {
  const congressId = congressOfKind(context, kind);
  const record = await findRecord(context.tx, kind, congressId, id, true);
  if (record === null) throw new RangeError(`${kind} ${id} vanished during an import`);
  const different = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => kinds[kind].fields[name]?.changes !== false && value !== undefined && record.fields[name] !== value));
  if (Object.keys(different).length === 0) return false;
  await applyAction(context.tx, context.deps, context.actor, record, 'update', different);
  await context.deps.recordAct(context.tx, {
    congressId, actor: context.actor, kind, id, version: record.version + 1, action: 'update', event: 'RecordUpdated', body: different,
  });
  return true;
}

/** An import is done by an administrator of the root for people, who belong to the site. */
function congressOfKind(context: ImportContext, kind: AdministrationKind): string {
  return kinds[kind].ofSite ? context.actor.congressId : context.congressId;
}
