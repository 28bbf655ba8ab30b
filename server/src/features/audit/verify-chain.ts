import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { genesis, link, type LinkedEntry } from './chain.ts';
import { judgeEmptied, readEmptyings } from './emptied-bodies.ts';
import { describe, explainSuspects, type Suspect } from './verify-order.ts';
import { readEntries } from './verify-entries.ts';
import { compareExported, type ExportedHead } from './verify-heads.ts';
import { collectFindings, type Check, type Findings } from './verify-report.ts';

/**
 * One congress's chain from its rows: no number missing, every hash follows from the entry and the one before, every mac made with
 * the key outside the database, the head where the chain ends, and every head that was ever exported still in it.
 */
export async function verifyChain(tx: Tx, congressId: string, macKey: Buffer | null, exported: readonly ExportedHead[]): Promise<Omit<Check, 'nameZh'>> {
  const findings = collectFindings(congressId);
  const suspects: Suspect[] = [];
  const hashAt = new Map<number, string | undefined>(exported.map((head) => [head.seq, undefined]));
  const forged: { from: number; to: number }[] = [];
  let previous = { seq: 0, hash: genesis };
  const emptyings = await readEmptyings(tx, congressId);
  let checked = 0;
  let emptied = 0;
  for await (const entry of readEntries(tx, congressId)) {
    checked += 1;
    const isNext = entry.seq === previous.seq + 1;
    if (!isNext) findings.add('gap', `${range(previous.seq + 1, entry.seq - 1)}条目缺失：已被删除`);
    const hasMac = macKey === null || isMacOf(entry, macKey);
    const judged = judgeEmptied(entry, isNext ? previous.hash : null, emptyings);
    if (judged.isBack) findings.add('removedTextBack', `第 ${entry.seq} 号条目的内容已按涉密事项移出（第 ${judged.by ?? 0} 号登记），现在又有了内容：被放回，或由旧备份恢复`);
    if (judged.isEmptied && hasMac) emptied += 1;
    else if (judged.isClaimed) findings.add('emptied', `第 ${entry.seq} 号条目的内容被清空，与涉密移出的登记不符：没有登记，或登记、条目被改动：${describe(entry)}`);
    else if (link(entry, previous.hash, keyless).hash === entry.hash) {
      const last = forged.at(-1);
      if (!hasMac && last?.to === entry.seq - 1) last.to = entry.seq;
      else if (!hasMac) forged.push({ from: entry.seq, to: entry.seq });
    } else if (isNext || !hasMac) {
      // After a gap the hash before is lost: what follows is judged by its mac alone.
      suspects.push({ entry, previousHash: previous.hash });
    }
    if (hashAt.has(entry.seq)) hashAt.set(entry.seq, entry.hash);
    previous = { seq: entry.seq, hash: entry.hash };
  }
  for (const { from, to } of forged) findings.add('rebuilt', `${range(from, to)}条目的散列前后相接，密钥校验码却不对：这一段是没有密钥的人重建的`);
  explainSuspects(suspects, findings);
  await compareHead(tx, congressId, previous, findings);
  compareExported(exported, hashAt, previous.seq, findings);
  return { checked, findings: findings.list, notesZh: [...(macKey === null ? ['没有密钥文件，未核对条目的密钥校验码'] : []), ...(emptied === 0 ? [] : [`${emptied} 条条目的内容已按涉密事项移出，每一条都有登记，其余字段与登记相符`])] };
}

/** The hash alone needs no key. */
const keyless = Buffer.alloc(32);

function isMacOf(entry: LinkedEntry, macKey: Buffer): boolean {
  const mac = createHmac('sha256', macKey).update(entry.hash).digest();
  const found = Buffer.from(entry.mac, 'hex');
  return found.length === mac.length && timingSafeEqual(found, mac);
}

async function compareHead(tx: Tx, congressId: string, last: { seq: number; hash: string }, findings: Findings): Promise<void> {
  const { rows } = await sql<{ seq: number; hash: string }>`select seq, hash from audit_head where congress_id = ${congressId}`.execute(tx);
  const head = rows[0] ?? { seq: 0, hash: genesis };
  if (head.seq > last.seq) findings.add('tailDeleted', `链头指向第 ${head.seq} 号，最后一条却是第 ${last.seq} 号：末尾 ${head.seq - last.seq} 条已被删除`);
  else if (head.seq < last.seq) findings.add('headBehind', `链头指向第 ${head.seq} 号，最后一条却是第 ${last.seq} 号：链头行被改回，或有条目绕过程序写入`);
  else if (head.hash !== last.hash) findings.add('headChanged', `链头行的散列与第 ${last.seq} 号条目不符：链头行或末尾条目被改动`);
}

export function range(from: number, to: number): string {
  return from === to ? `第 ${from} 号` : `第 ${from} 至 ${to} 号`;
}
