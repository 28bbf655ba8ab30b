import { caseKinds } from '@luoshi/domain/case-file/kinds.ts';
import type { ProcessSite } from './process-site.ts';

const snake = (kind: string) => kind.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const caseTables = [...caseKinds.map(snake), 'attachment', 'turn', 'notice', 'due_event', 'number_series', 'audit_entry', 'audit_head', 'idempotency_key', 'suggestion_words', 'evaluation_round', 'uploaded_file', 'setting_version', 'calendar_notice', 'verification_report', 'saved_view', 'rater_address'];
const countyTables = ['congress', 'term', 'session', 'organisation', 'section', 'constituency', 'person', 'deputy', 'identity'];

/** All that an act could leave behind, in one value: equal before and after means that nothing has changed. */
export async function imprint({ database }: ProcessSite): Promise<string> {
  const { rows } = await database.ownerPool.query<{ print: string }>(`select concat_ws('/', ${[...caseTables, ...countyTables].map((t) => `(select '${t}:' || coalesce(md5(string_agg(md5(x::text), '' order by x::text)), '') from ${t} x)`).join(', ')}) as print`);
  return rows[0]?.print ?? '';
}
