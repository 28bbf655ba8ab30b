import type { Unit } from '../api/types.ts';

/** A unit in a list to choose from: who looks for its old name finds it, too. */
export const unitChoice = ({ name, formerNames }: Pick<Unit, 'name' | 'formerNames'>): string => (formerNames.length === 0 ? name : `${name}（曾用名：${formerNames.join('、')}）`);
