import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import { canonical, createActRecorder } from '../../audit/public.ts';
import { readWording, type WordingInForce } from '../read/wording.ts';
import { checkTexts, type WordingError } from './fill.ts';
import type { WordingKind, WordingTexts } from './wordings.ts';

export const badTexts = (errors: readonly WordingError[]) => problem(422, 'refused', '这样的用语不能用', {
  detail: errors.map((error) => error.text).join('；'), errors: [...errors], refusals: errors.map(({ field, text }) => ({ code: 'badWording', text, field: `/${field.replace('.', '/')}` })),
});

export function soundTexts<Kind extends WordingKind>(kind: Kind, given: Readonly<Record<string, unknown>>): WordingTexts<Kind> {
  const check = checkTexts(kind, given);
  if (!check.ok) throw badTexts(check.errors);
  return check.texts;
}

const stale = () => problem(412, 'stale', '文书用语刚刚被别人改动过，请看过最新内容后再操作');

/** A whole new version from now on: papers that went out keep the words they had. */
export async function adoptWording<Kind extends WordingKind>(tx: Tx, deps: { clock: Clock; auditMacKey: Buffer }, actor: Actor, which: { kind: Kind; expected: number; texts: WordingTexts<Kind>; reason: string }): Promise<WordingInForce<Kind>> {
  const { kind, expected, texts, reason } = which;
  const { congressId } = actor;
  const before = await readWording(tx, congressId, kind);
  if (before.version !== expected) throw stale();
  if (canonical(before.texts) === canonical(texts)) throw problem(422, 'unchanged', '没有任何改动', { refusals: [{ code: 'unchanged', text: '与现行用语完全相同，无需启用新版' }] });
  const version = before.version + 1;
  const { rows } = await sql<{ version: number }>`insert into wording_version (congress_id, kind, version, texts, reason, adopted_by, adopted_at)
    values (${congressId}, ${kind}, ${version}, ${JSON.stringify(texts)}::jsonb, ${reason}, ${actor.name}, ${deps.clock.now()}) on conflict do nothing returning version`.execute(tx);
  if (rows.length === 0) throw stale();
  await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'wording', id: kind, version, action: 'adopt', event: 'WordingAdopted', body: { reason, texts } });
  return readWording(tx, congressId, kind);
}
