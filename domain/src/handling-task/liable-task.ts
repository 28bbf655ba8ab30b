import type { CaseFile, HandlingTaskRow } from '../case-file/rows.ts';

/** The task on which what is decided about a reply falls: its own, or the one that it was joined with. */
export function liableTask(file: CaseFile, task: HandlingTaskRow): HandlingTaskRow {
  const next = task.joinedIntoId === null ? undefined : file.handlingTask.find((each) => each.id === task.joinedIntoId);
  return next === undefined ? task : liableTask(file, next);
}

/** A unit that came to a case by succession says by which document it answers (a letter that is read years later). */
export const successionClause = ({ formerUnits }: HandlingTaskRow): string | null =>
  (formerUnits.length === 0 ? null : `根据${formerUnits.at(-1)?.document ?? ''}，原${formerUnits.map(({ unitName }) => unitName).join('、原')}的相关职责由我单位承接。`);
