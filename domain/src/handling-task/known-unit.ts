import type { Directory } from '../case-file/context.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

/** Why a unit cannot be chosen: it was merged into another one, which is named, or there is none. */
export function endedUnitRefusal(directory: Directory, id: string, field: string): Refusal {
  const ended = directory.endedUnit(id);
  if (ended === undefined) return refusal('unknownUnit', `没有这个承办单位：${id}，请从单位名录中选择`, field);
  return refusal('endedUnit', ended.successorName === null ? `${ended.name}已经撤销，请从单位名录中选择其他单位` : `${ended.name}已经撤并，职责由${ended.successorName}承接，请选择${ended.successorName}`, field);
}
