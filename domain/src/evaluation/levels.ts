import type { SatisfactionLevel } from '../case-file/rows.ts';

export const levelLabels: Readonly<Record<SatisfactionLevel, string>> = { satisfied: '满意', basicallySatisfied: '基本满意', dissatisfied: '不满意' };
