import type { Unit } from '../api/types.ts';

/** A unit in a list to choose from: who looks for its old name finds it, too. */
export function unitChoice({ name, formerNames, carriesOnFor }: Pick<Unit, 'name' | 'formerNames' | 'carriesOnFor'>): string {
  const notes = [...(formerNames.length === 0 ? [] : [`曾用名：${formerNames.join('、')}`]), ...(carriesOnFor.length === 0 ? [] : [`承接${carriesOnFor.join('、')}`])];
  return notes.length === 0 ? name : `${name}（${notes.join('；')}）`;
}
