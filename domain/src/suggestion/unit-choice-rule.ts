import type { CaseContext } from '../case-file/context.ts';
import { endedUnitRefusal } from '../handling-task/known-unit.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { UnitChoice } from './bodies.ts';

/** Units that exist, each once; the same whether they are only planned or handed the case at once. */
export function unitChoiceRule({ directory }: CaseContext, body: UnitChoice): Refusal[] {
  return [
    ...[body.leadUnitId, ...body.assistingUnitIds].filter((id) => directory.unit(id) === undefined).map((id) => endedUnitRefusal(directory, id, id === body.leadUnitId ? '/leadUnitId' : '/assistingUnitIds')),
    ...(new Set([body.leadUnitId, ...body.assistingUnitIds]).size <= body.assistingUnitIds.length
      ? [refusal('unitTwice', '同一单位不能既主办又会办，也不能重复，请从会办单位中去掉', '/assistingUnitIds')]
      : []),
    ...(body.separately === true && body.assistingUnitIds.length === 0 ? [refusal('oneUnitOnly', '分别办理须有两个以上单位，请把其他单位填在会办单位中', '/assistingUnitIds')] : []),
  ];
}
