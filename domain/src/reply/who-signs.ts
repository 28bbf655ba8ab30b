import type { CaseContext } from '../case-file/context.ts';
import type { ReplyRow } from '../case-file/rows.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { choiceLabel } from '../setting/settings.ts';

type Ctx = CaseContext<ReplyRow>;

/** Replies that promise nothing yet, or come after a dissatisfied deputy: some places want the head's own hand under them. */
function isStrict({ record }: Ctx): boolean {
  return record.type === 'rehandled' || record.answers.some(({ resultClass }) => resultClass === 'planned' || resultClass === 'reference');
}

/** Whether a leader in charge may sign this reply as well as the head (浙江 22, 山东 22, 河南 21, 重庆 23: 主要负责人; 上海 20, 青岛 29: 负责人). */
export function deputyHeadSigns(context: Ctx): boolean {
  const { settings } = context;
  return settings.replySigner === 'headOrDeputyHead' && !(settings.replySignerStrict === 'head' && isStrict(context));
}

export function maySign(context: Ctx): Refusal | null {
  const { actor, settings, file, record } = context;
  if (actor.role !== 'unitDeputyHead' || deputyHeadSigns(context)) return null;
  const unitName = file.handlingTask.find((task) => task.id === record.taskId)?.unitName ?? '承办单位';
  const why = settings.replySigner === 'head' ? `答复由${choiceLabel('replySigner', 'head')}签发（系统设置“答复由谁签发”）`
    : '列入计划、留作参考的答复和重新办理的答复由主要负责人签发（系统设置“列入计划、留作参考的答复和重新办理的答复由谁签发”）';
  return refusal('notTheSigner', `按本地规定，${why}，请由${unitName}主要负责人签发；主要负责人不在的，可以在“代办授权”中书面委托您`);
}
