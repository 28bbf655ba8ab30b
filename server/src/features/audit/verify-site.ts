import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { Sealer } from '../../platform/sealer.ts';
import { verifyKept } from '../documents/public.ts';
import { verifyCases } from './verify-cases.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyFiles } from './verify-files.ts';
import { readExportedHeads } from './verify-heads.ts';
import { verifyAdministration, verifyRecords } from './verify-records.ts';
import { joinChecks, type Check } from './verify-report.ts';

export interface VerifyOptions {
  readonly db: Db;
  readonly dataDir: string;
  readonly files: FileStore;
  /** Null where the keys are not at hand (a restored backup without keys): hashes are checked, macs and signatures are not. */
  readonly keys: { readonly macKey: Buffer; readonly signingKey: KeyObject } | null;
  /** Null where the sealing key is not at hand. */
  readonly sealer: Sealer | null;
  readonly scope: 'audit' | 'all';
  readonly now: Date;
  readonly congressId?: string | undefined;
  readonly sample?: number | undefined;
  readonly onProgress?: ((textZh: string) => void) | undefined;
}

export interface Verification {
  readonly checks: readonly Check[];
  readonly isSound: boolean;
  readonly congresses: readonly string[];
}

/** Looks at the whole site in one snapshot, while it may go on running, and changes nothing. */
export async function verifySite(options: VerifyOptions): Promise<Verification> {
  const { db, keys, scope } = options;
  const exported = await readExportedHeads(options.dataDir, keys?.signingKey ?? null);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    // A text that is hidden until it is removed is still there, and must be as it was.
    await sql`select set_config('luoshi.secret_cases', 'shown', true)`.execute(tx);
    const { rows } = await sql<{ id: string }>`select id from congress order by parent_id nulls first, id`.execute(tx);
    const known = new Set(['', ...rows.map(({ id }) => id), ...exported.heads.keys()]);
    const congresses = [...known].filter((id) => options.congressId === undefined || id === options.congressId);
    const parts: Record<'chain' | 'records' | 'cases' | 'files', Omit<Check, 'nameZh'>[]> = { chain: [], records: [], cases: [], files: [] };
    const seen = new Map<string, boolean | undefined>();
    for (const congressId of congresses) {
      await sql`select set_config('luoshi.congress_id', ${congressId}, true)`.execute(tx);
      if (congressId !== '') options.onProgress?.(`正在核验 ${congressId}`);
      parts.chain.push(await verifyChain(tx, congressId, keys?.macKey ?? null, exported.heads.get(congressId) ?? []));
      parts.records.push(await verifyRecords(tx, congressId));
      if (scope === 'audit') continue;
      parts.cases.push(await verifyCases(tx, congressId, { macKey: keys?.macKey ?? null, sealer: options.sealer, now: options.now, sample: options.sample }));
      parts.files.push(await verifyFiles(tx, congressId, options.files, seen));
      if (keys !== null) {
        const kept = await verifyKept(tx, congressId, keys.macKey);
        parts.files.push({ checked: kept.checked, findings: kept.findings.map(({ code, text }) => ({ congressId, code, textZh: text })), notesZh: [] });
      }
    }
    if (options.congressId === undefined) parts.records.push(await verifyAdministration(tx, congresses));
    const checks = [
      { nameZh: '导出的签名链头', checked: exported.count, findings: exported.findings, notesZh: exported.count === 0 ? ['没有导出过链头，末尾条目若连同链头行一起被删，无从发现'] : [] },
      joinChecks('审计链', parts.chain), joinChecks('记录与审计条目', parts.records),
      ...(scope === 'all' ? [joinChecks('案卷（待办、期限、测评封存、定稿、编号）', parts.cases), joinChecks('文件', parts.files)] : []),
    ];
    return { checks, isSound: checks.every((check) => check.findings.length === 0), congresses: rows.map(({ id }) => id) };
  });
}

/** The report as an auditor reads it. */
export function reportLines(verification: Verification): string[] {
  return verification.checks.flatMap(({ nameZh, checked, findings, notesZh }) => [
    `${findings.length === 0 ? '通过' : '发现问题'}  ${nameZh}：核对 ${checked} 项${findings.length === 0 ? '' : `,${findings.length} 处不符`}`,
    ...findings.map(({ congressId, textZh }) => `    ${congressId === '' ? '' : `[${congressId}] `}${textZh}`),
    ...notesZh.map((note) => `    说明：${note}`),
  ]);
}
