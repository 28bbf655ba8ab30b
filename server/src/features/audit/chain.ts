import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { canonical } from './canonical.ts';

/** One accepted act as the audit keeps it; `hash` and `mac` are made by `link`. */
export interface AuditEntry {
  readonly congressId: string;
  readonly seq: number;
  readonly at: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly suggestionId: string | null;
  readonly version: number;
  readonly action: string;
  readonly event: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly actorRole: string;
  readonly actorName: string;
  readonly personId: string | null;
  readonly identityId: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly cause: number | null;
  readonly body: unknown;
  /** By which mandate somebody acted for an absent colleague. */
  readonly mandateId?: string | null;
}

export interface LinkedEntry extends AuditEntry { readonly hash: string; readonly mac: string }

/** A prepared key makes a mac in a sixth of the time that raw bytes take. */
const prepared = new WeakMap<Buffer, KeyObject>();
function keyOf(macKey: Buffer): KeyObject {
  const known = prepared.get(macKey) ?? createSecretKey(macKey);
  prepared.set(macKey, known);
  return known;
}

/** The hash of the entry before the first one. */
export const genesis = '0'.repeat(64);

/** All of an entry but its body, in the order in which it is hashed. */
export const fieldsOf = (entry: AuditEntry): readonly unknown[] => [
  entry.congressId, entry.seq, entry.at, entry.recordKind, entry.recordId, entry.suggestionId, entry.version, entry.action, entry.event, entry.fromState, entry.toState,
  entry.actorRole, entry.actorName, entry.personId, entry.identityId, entry.organisationId, entry.organisationName, entry.cause,
  // Only where there is one: what was chained before there were mandates keeps its hash.
  ...(entry.mandateId === undefined || entry.mandateId === null ? [] : [entry.mandateId]),
];

/**
 * Chains an entry to the one before (SHA-256, hex) and keys it (HMAC-SHA-256, hex) with a key that lies outside the
 * database: who can write to the database can rebuild the hashes of a changed tail, but not its macs.
 */
export function link(entry: AuditEntry, previousHash: string, macKey: Buffer): LinkedEntry {
  const hash = createHash('sha256').update(previousHash).update(JSON.stringify(fieldsOf(entry))).update(canonical(entry.body ?? null)).digest('hex');
  return { ...entry, hash, mac: createHmac('sha256', keyOf(macKey)).update(hash).digest('hex') };
}

/** Stands for a body that the audit must bind but not show (embargoed ratings, drafts): keyed, so that it cannot be guessed. */
export function sealBody(recordId: string, version: number, body: unknown, macKey: Buffer): { readonly sealed: string } {
  return { sealed: createHmac('sha256', keyOf(macKey)).update(`${recordId}/${version}/`).update(canonical(body)).digest('hex') };
}
