import { matterDefinitions, matterKinds } from '@luoshi/domain/before-session/matter-kinds.ts';
import { caseKinds, townshipSuggestion, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { secretMatterWorkflow } from '@luoshi/domain/secret-matter/workflow.ts';
import { sql } from 'kysely';
import { findReturnedTexts, isRemoved } from './emptied-bodies.ts';
import type { Tx } from '../../platform/db/database.ts';
import { collectFindings, MOST_FINDINGS, type Check, type Findings } from './verify-report.ts';

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Administration's records: their acts stand in the chain of the acting congress, which for site-wide ones may be another than the row's. */
const administrationKinds = ['congress', 'term', 'session', 'organisation', 'section', 'constituency', 'person', 'deputy', 'identity', 'account'] as const;

interface Step { id: string; version: number; state: string | null; first: number | null; last: number | null; steps: number; toState: string | null }

/** How a kind's versions and entries belong together. */
interface Rule {
  readonly kind: string;
  readonly labelZh: string;
  /** The version of the first entry. A clock is started by the entry of the act that starts it. */
  readonly firstVersion: number;
  readonly comparesState: boolean;
}

const rules: readonly Rule[] = [
  ...caseKinds.map((kind): Rule => ({ kind, labelZh: workflowOf(kind).label, firstVersion: kind === 'deadline' ? 2 : 1, comparesState: kind !== 'deadline' })),
  { kind: 'secretMatter', labelZh: secretMatterWorkflow.label, firstVersion: 1, comparesState: true },
  { kind: 'actingMandate', labelZh: '代办授权', firstVersion: 1, comparesState: true },
  { kind: 'assignmentMeeting', labelZh: '集中交办会', firstVersion: 1, comparesState: true },
  ...matterKinds.map((kind): Rule => ({ kind, labelZh: matterDefinitions[kind].workflow.label, firstVersion: 1, comparesState: true })),
  { kind: 'evaluationRound', labelZh: '测评轮次', firstVersion: 1, comparesState: true },
];

const administrationLabels: Readonly<Record<(typeof administrationKinds)[number], string>> = {
  congress: '人大', term: '届', session: '会议', organisation: '机构', section: '科室', constituency: '选区', person: '人员', deputy: '代表任职', identity: '身份', account: '账号',
};

/** One accepted entry for each version step of every record of a congress, and the state that the last one led to. */
export async function verifyRecords(tx: Tx, congressId: string): Promise<Omit<Check, 'nameZh'>> {
  const findings = collectFindings(congressId);
  let checked = 0;
  for (const rule of rules) checked += await verifyKind(tx, congressId, rule, findings);
  await findForgottenEntries(tx, congressId, findings);
  await findReturnedTexts(tx, congressId, findings);
  return { checked, findings: findings.list, notesZh: [] };
}

async function verifyKind(tx: Tx, congressId: string, rule: Rule, findings: Findings): Promise<number> {
  const table = sql.table(snake(rule.kind));
  const { rows: total } = await sql<{ n: number }>`select count(*) as n from ${table} where congress_id = ${congressId}`.execute(tx);
  const { rows } = await sql<Step>`with e as (
      select record_id, min(version) as first, max(version) as last, count(*)::int as steps, (array_agg(to_state order by version desc))[1] as to_state
      from audit_entry where congress_id = ${congressId} and record_kind = ${rule.kind} group by record_id)
    select r.id, r.version, r.state, e.first, e.last, coalesce(e.steps, 0) as steps, e.to_state as "toState"
    from ${table} r left join e on e.record_id = r.id
    where r.congress_id = ${congressId} and (coalesce(e.steps, 0) <> r.version - ${rule.firstVersion - 1}
      or (e.steps > 0 and (e.first <> ${rule.firstVersion} or e.last <> r.version))
      or (${rule.comparesState} and e.to_state is not null and e.to_state <> r.state))
    order by r.id limit ${MOST_FINDINGS + 1}`.execute(tx);
  for (const row of rows) explain(row, rule, findings);
  return total[0]?.n ?? 0;
}

function explain(row: Step, { labelZh, kind, comparesState, firstVersion }: Rule, findings: Findings): void {
  const record = `${labelZh} ${row.id}`;
  if (row.steps === 0) findings.add('noEntries', `${record} 为第 ${row.version} 版，审计链中却没有它的条目：它是绕过程序写入的，或条目已被删除`);
  else if (row.last !== row.version) findings.add('versionDiffers', `${record} 为第 ${row.version} 版，审计链中最后一条是第 ${row.last} 版：${(row.last ?? 0) > row.version ? '记录被改回旧版' : '记录被绕过程序改动，或条目已被删除'}`);
  else if (row.steps !== row.version - (firstVersion - 1)) findings.add('stepsMissing', `${record} 为第 ${row.version} 版，审计链中只有 ${row.steps} 条：有版本没有对应的条目`);
  else if (comparesState && row.toState !== row.state) {
    findings.add('stateDiffers', `${record} 现为“${stateLabel(kind, row.state)}”,审计链中最后一步却到“${stateLabel(kind, row.toState)}”:状态被绕过程序改动`);
  }
}

function stateLabel(kind: string, state: string | null): string {
  const labels = (caseKinds as readonly string[]).includes(kind) ? { ...townshipSuggestion.workflow.states, ...workflowOf(kind as CaseKind).states } : {};
  return labels[state ?? ''] ?? state ?? '无';
}

/** Entries of records that are not there any more: nothing of a case is ever deleted, but for a text that was a state secret, and that is on record. */
async function findForgottenEntries(tx: Tx, congressId: string, findings: Findings): Promise<void> {
  for (const { kind, labelZh } of rules) {
    const { rows } = await sql<{ recordId: string; steps: number }>`select record_id as "recordId", count(*)::int as steps from audit_entry e
      where congress_id = ${congressId} and record_kind = ${kind}
        and not exists (select 1 from ${sql.table(snake(kind))} r where r.congress_id = e.congress_id and r.id = e.record_id)
        and not ${isRemoved(congressId)}
      group by record_id order by record_id limit ${MOST_FINDINGS + 1}`.execute(tx);
    for (const { recordId, steps } of rows) findings.add('recordDeleted', `${labelZh} ${recordId} 在审计链中有 ${steps} 条，记录本身却不在了：已被删除`);
  }
}

interface LoadedCounts { readonly [kind: string]: number }

/** The entry that a bulk load leaves behind: `body.counts` says how many records of each kind came in without entries of their own. */
export const bulkLoadEvent = 'RecordsLoaded';

/**
 * People, units and identities: a record's entries may stand in several chains, and one loaded in bulk has none for its first
 * version. Log-in sessions are left out: a change of the password gives one's own a new token, and with it a new version, without an act.
 */
export async function verifyAdministration(tx: Tx, congressIds: readonly string[]): Promise<Omit<Check, 'nameZh'>> {
  const findings = collectFindings('');
  const entries = new Map<string, Set<number>>();
  const loaded: Record<string, number> = {};
  let sawLoad = false;
  for (const congressId of congressIds) {
    await sql`select set_config('luoshi.congress_id', ${congressId}, true)`.execute(tx);
    const { rows } = await sql<{ kind: string; id: string; versions: number[] }>`select record_kind as kind, record_id as id, array_agg(version) as versions from audit_entry
      where congress_id = ${congressId} and record_kind = any(${[...administrationKinds]}) group by 1, 2`.execute(tx);
    for (const { kind, id, versions } of rows) {
      const known = entries.get(`${kind}/${id}`) ?? new Set<number>();
      entries.set(`${kind}/${id}`, known);
      for (const version of versions) known.add(version);
    }
    const { rows: loads } = await sql<{ counts: LoadedCounts | null }>`select body->'counts' as counts from audit_entry where congress_id = ${congressId} and event = ${bulkLoadEvent}`.execute(tx);
    for (const { counts } of loads) {
      sawLoad = true;
      for (const [kind, n] of Object.entries(counts ?? {})) loaded[kind] = (loaded[kind] ?? 0) + n;
    }
  }
  let checked = 0;
  let withoutFirst = 0;
  await sql`select set_config('luoshi.site', 'on', true)`.execute(tx);
  for (const kind of administrationKinds) {
    const { rows } = await sql<{ id: string; version: number }>`select id, version from ${sql.table(kind)} order by id`.execute(tx);
    checked += rows.length;
    const bare = compareVersions(kind, rows, entries, findings);
    withoutFirst += bare;
    const expected = loaded[kind] ?? 0;
    if (sawLoad && bare !== expected) {
      findings.add('loadDiffers', `${administrationLabels[kind]}中有 ${bare} 条没有建立时的审计条目，成批装入时登记的是 ${expected} 条：有记录绕过程序写入或被删除`);
    }
  }
  await sql`select set_config('luoshi.site', '', true)`.execute(tx);
  const note = `${withoutFirst} 条人员、单位等记录是成批装入的，没有建立时的审计条目，链中也没有装入登记，无法证明它们的来历`;
  return { checked, findings: findings.list, notesZh: withoutFirst > 0 && !sawLoad ? [note] : [] };
}

/** How many records lack the entry of their first version. */
function compareVersions(kind: (typeof administrationKinds)[number], rows: readonly { id: string; version: number }[], entries: ReadonlyMap<string, ReadonlySet<number>>, findings: Findings): number {
  let bare = 0;
  for (const { id, version } of rows) {
    const known = entries.get(`${kind}/${id}`);
    if (known?.has(1) !== true) bare += 1;
    const missing = Array.from({ length: Math.max(0, version - 1) }, (_, index) => index + 2).filter((step) => known?.has(step) !== true);
    const beyond = Math.max(0, ...(known ?? []));
    const record = `${administrationLabels[kind]} ${id}`;
    if (missing.length > 0) findings.add('stepsMissing', `${record} 为第 ${version} 版，审计链中没有第 ${missing.slice(0, 10).join('、')} 版的条目：被绕过程序改动，或条目已被删除`);
    if (beyond > version) findings.add('versionDiffers', `${record} 为第 ${version} 版，审计链中却有第 ${beyond} 版：记录被改回旧版`);
  }
  return bare;
}
