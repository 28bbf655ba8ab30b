/** What a backup is made of: one tar file whose last members tell what the others must be. */
export const FORMAT = 'luoshi-backup';
export const FORMAT_VERSION = 1;
export const MANIFEST = 'manifest.json';
/** SHA-256 and Ed25519 signature of the manifest. */
export const MANIFEST_SEAL = 'manifest.seal.json';
export const JOBS = 'jobs.jsonl';

export interface Member { readonly name: string; readonly size: number; readonly sha256: string }

export interface BackedUpTable {
  readonly name: string;
  /** In the order of the COPY text. */
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface BackedUpSequence { readonly name: string; readonly lastValue: string; readonly isCalled: boolean }

export interface BackedUpHead { readonly congressId: string; readonly seq: number; readonly hash: string; readonly at: string; readonly signature: string }

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly formatVersion: number;
  /** Instant by the machine's clock. */
  readonly createdAt: string;
  readonly mode: string | null;
  readonly postgresVersion: string;
  /** The schema: a program that does not know all of them cannot restore it. */
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly checksum: string }[];
  /** In an order in which references are met. */
  readonly tables: readonly BackedUpTable[];
  readonly sequences: readonly BackedUpSequence[];
  readonly jobs: number;
  readonly files: number;
  /** Files that the database names but the store lacked or held damaged. */
  readonly unsoundFiles: readonly string[];
  readonly includesKeys: boolean;
  readonly auditHeads: readonly BackedUpHead[];
  readonly members: readonly Member[];
}

/** A waiting or failed job, as the queue's own functions take it. */
export interface BackedUpJob {
  readonly identifier: string;
  readonly payload: unknown;
  readonly queueName: string | null;
  readonly runAt: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly jobKey: string | null;
  readonly priority: number;
  readonly flags: readonly string[] | null;
}

export const chunkName = (table: string, number: number): string => `tables/${table}/${String(number).padStart(6, '0')}.copy`;
export const tableOfChunk = (name: string): string | undefined => /^tables\/([a-z0-9_]+)\/\d{6,}\.copy$/.exec(name)?.[1];
export const fileName = (sha256: string): string => `files/${sha256}`;
export const hashOfFile = (name: string): string | undefined => /^files\/([0-9a-f]{64})$/.exec(name)?.[1];
export const keyNames = ['session-secret', 'audit-signing-key.pem', 'audit-mac-key'] as const;
export const keyMember = (name: string): string => `keys/${name}`;
