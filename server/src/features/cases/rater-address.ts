import { computeDeadline } from '@luoshi/domain/deadline/compute-deadline.ts';
import type { Environment } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile, CaseKind, RecordBase } from '@luoshi/domain/case-file/rows.ts';
import { deadlineRuleOf } from '@luoshi/domain/setting/settings.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Sealer } from '../../platform/sealer.ts';

/** What a rater does with a rating; from where it was done is kept apart (个人信息保护法 19: no longer than needed). */
const ratersActs: readonly string[] = ['rate', 'revise', 'liftEmbargo'];

/** What a sealed address belongs to. */
export const placeOfAddress = (congressId: string, evaluationId: string, version: number): string => JSON.stringify(['raterAddress', congressId, evaluationId, version]);
const BYTES = 64;

/** Keeps the address of a rater's act, in the act's own transaction; nothing for any other act. */
export function keepAddress(sealer: Sealer, env: Environment, file: CaseFile, act: { readonly kind: CaseKind; readonly action: string; readonly address?: string | undefined }, record: RecordBase): RawBuilder<object>[] {
  const { kind, action, address } = act;
  if (kind !== 'evaluation' || address === undefined || !ratersActs.includes(action)) return [];
  const { congressId } = file;
  const keptUntil = computeDeadline(deadlineRuleOf(env.settings, 'raterAddress'), env.today, env.calendar).dueOn;
  const sealed = sealer.seal(placeOfAddress(congressId, record.id, record.version), address.slice(0, BYTES - 4), BYTES);
  return [sql<object>`insert into rater_address (congress_id, evaluation_id, version, at, address, kept_until)
    values (${congressId}, ${record.id}, ${record.version}, ${env.now}, ${sealed}, ${keptUntil})`];
}
