import type { LivelihoodMatter } from '../api/types.ts';
import type { Tone } from '../ui/state-pill.tsx';

export const livelihoodStates: Readonly<Record<string, string>> = { raised: '待受理', handling: '办理中', reported: '报办结，待确认', proposed: '建议代表提建议', settled: '已解决', passedOn: '已转为建议', atCounty: '转请县代表', ended: '另行了结', withdrawn: '已撤回' };
const tones: Readonly<Record<string, Tone>> = { raised: 'plan', handling: 'plan', reported: 'plan', proposed: 'plan', atCounty: 'plan', settled: 'done', passedOn: 'done' };
export const livelihoodTone = ({ state, isOverdue }: Pick<LivelihoodMatter, 'state' | 'isOverdue'>): Tone => (isOverdue ? 'late' : tones[state] ?? 'stopped');
export const raisedBy = ({ source, deputyName, sourceLabel, sourceNote }: LivelihoodMatter): string =>
  (source === 'deputy' ? `${deputyName ?? ''}代表` : `${deputyName === null ? '' : `${deputyName}代表，`}${sourceLabel}${sourceNote === '' ? '' : `（${sourceNote}）`}`);
