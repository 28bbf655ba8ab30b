import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, LinkRelation, SuggestionLinkRow } from '../case-file/rows.ts';
import { create, type Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

export const standingLinks = (file: CaseFile, ...relations: readonly LinkRelation[]): readonly SuggestionLinkRow[] =>
  file.suggestionLink.filter((link) => link.state === 'standing' && relations.includes(link.relation));

export const isMember = (file: CaseFile): boolean => standingLinks(file, 'principal').length > 0;
export const isInGroup = (file: CaseFile): boolean => standingLinks(file, 'principal', 'member').length > 0;

/** Those whose assignment goes with this one's, as they stand. */
export function membersOf({ file, env }: Work): readonly CaseFile[] {
  return standingLinks(file, 'member').map((link) => env.directory.otherCase(link.otherId)).filter((other) => other !== undefined);
}

/** What is joint is done at the principal: units, days, the second signature. */
export function notMember({ file }: Pick<CaseContext, 'file'>): Refusal | null {
  return isMember(file) ? refusal('isMember', '本件已并案，随主案一并交办；要单独交办的，请先解除并案') : null;
}
export function inGroup({ file }: Pick<CaseContext, 'file'>): Refusal | null {
  return isInGroup(file) ? null : refusal('notInGroup', '本件没有与其他建议并案');
}
export function notInGroup({ file }: Pick<CaseContext, 'file'>): Refusal | null {
  return isInGroup(file) ? refusal('inGroup', '本件正与其他建议并案办理，请先解除并案') : null;
}

export function link(work: Work, relation: LinkRelation, otherId: string, reason: string | null): SuggestionLinkRow {
  const { env } = work;
  return create(work, 'suggestionLink', 'standing', 'LinkMade', { relation, otherId, reason, byName: env.actor.name, madeOn: env.today, endedOn: null, endedReason: null });
}
