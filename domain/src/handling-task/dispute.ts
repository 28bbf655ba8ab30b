import type { CaseContext } from '../case-file/context.ts';
import type { HandlingTaskRow } from '../case-file/rows.ts';
import { stopDeadlines, type Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { HandlingTaskBodies } from './bodies.ts';
import { isLiveTask } from './live-task.ts';
import { returnWindowOpen } from './return-right.ts';
import { spareRefusal } from './spare-unit.ts';

type Ctx = CaseContext<HandlingTaskRow>;

/** Once, and only where there is something to disagree about: a return that was refused, or other units in the same case (浙江规定 18). */
export function mayDispute(context: Ctx): Refusal | null {
  const { file, record } = context;
  if (record.disputeState !== null) return refusal('disputedOnce', record.disputeState === 'raised' ? '职责争议已经提请协调，请等候决定' : '职责争议已经协调过一次，决定是最终的');
  const hasOthers = file.handlingTask.some((task) => task.id !== record.id && isLiveTask(task));
  if (record.returnState === 'refused' || hasOthers) return null;
  const closed = returnWindowOpen(context);
  if (closed !== null) return refusal('returnWindowClosed', `${closed.text}（浙江规定第十四条）`);
  return refusal('nothingDisputed', '认为不属于本单位职责的，请先申请退办；退办申请未获同意的，才能提请协调（浙江规定第十四条、第十八条）');
}

export function disputeRaised({ record }: Ctx): Refusal | null {
  return record.disputeState === 'raised' ? null : refusal('noDispute', '承办单位没有提请协调');
}

/** A decision about whose duty it is is final: it is not asked for again as a return. */
export function notDisputed({ record }: Ctx): Refusal | null {
  if (record.disputeState === 'raised') return refusal('disputeOpen', '职责争议正在协调，请等候决定，不能同时申请退办');
  return record.disputeState === 'kept' ? refusal('disputeSettled', '职责争议已经协调决定由你单位办理，决定是最终的，不能再申请退办') : null;
}

/** A decision says one thing: who goes on names nobody else, who is to take over is named, and a reply is never left without somebody who owes it. */
export function decisionRule({ file, record }: Ctx, body: HandlingTaskBodies['settleDispute']): Refusal[] {
  if (body.decision === 'move') return body.unitId === undefined ? [refusal('unitMissing', '请选择改由哪个单位承办', '/unitId')] : [];
  if (body.unitId !== undefined) return [refusal('unitNotWanted', '维持或者免予承办的，不填改由哪个单位；要改派的，请选“改由其他单位承办”', '/unitId')];
  return body.decision === 'release' ? [spareRefusal(file, record, '/decision')].filter((each) => each !== null) : [];
}

/** What a decision says about the units, without the word that it was a decision: the other numbers had no dispute. */
export const asChange = ({ unitId, reason, keepAsAssisting }: HandlingTaskBodies['settleDispute']): HandlingTaskBodies['reassign'] =>
  ({ reason, ...(unitId === undefined ? {} : { unitId }), ...(keepAsAssisting === undefined ? {} : { keepAsAssisting }) });

const decisionOf = (body: unknown): string => (body as { readonly decision?: string } | undefined)?.decision ?? 'keep';
export const disputeRoutes = {
  keepsUnit: (_context: Ctx, body: unknown) => decisionOf(body) === 'keep',
  movesUnit: (_context: Ctx, body: unknown) => decisionOf(body) === 'move',
  releasesUnit: (_context: Ctx, body: unknown) => decisionOf(body) === 'release',
};

/** Nobody settles a dispute about work that is done. */
export function lapseDispute(work: Work, record: HandlingTaskRow): void {
  if (record.disputeState !== 'raised') return;
  record.disputeState = 'lapsed';
  stopDeadlines(work, ['disputeDecision'], record.id, 'cancelled');
}
