import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, SuggestionRow } from '../case-file/rows.ts';
import { caseName, notifySigners, type Work } from '../case-file/work.ts';
import { replyingTasks } from '../handling-task/live-task.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { SuggestionBodies, UnitChoice } from '../suggestion/bodies.ts';
import { isInGroup, isMember, link, membersOf, standingLinks } from './group.ts';

const mergeable: readonly string[] = ['registered', 'handling'];
const handlers = (file: CaseFile): string => replyingTasks(file).map((task) => task.unitId).toSorted().join(' ');

/** 浙江规定 18, 山东条例 20: the same matter may be handled together; each number is still answered and rated for itself. */
export function mergeRule({ file, directory }: CaseContext<SuggestionRow>, body: SuggestionBodies['merge']): Refusal[] {
  if (body.suggestionIds.length === 0) return [refusal('nothingChosen', '请选择与哪些建议并案', '/suggestionIds')];
  return body.suggestionIds.flatMap((id, index) => {
    const no = (code: string, text: string) => [refusal(code, text, `/suggestionIds/${index}`)];
    const other = directory.otherCase(id);
    if (id === file.suggestion.id) return no('withItself', '不能与自己并案，请选择其他建议');
    if (body.suggestionIds.indexOf(id) !== index) return no('twice', '同一件建议选了两次，请去掉一次');
    if (other === undefined || other.suggestion.registeredOn === null) return no('unknownSuggestion', '没有这件已登记的建议，请从建议列表中选择');
    const name = caseName(other);
    if (isInGroup(other)) return no('alreadyMerged', isMember(other) ? `${name}已经并入其他建议，请先解除并案` : `${name}已经是另一组的主案，请先解除并案，或者改到那一件上并案`);
    if (!mergeable.includes(other.suggestion.state)) return no('notMergeable', `${name}不在待交办或者办理中，不能并案`);
    if (other.suggestion.state === 'handling' && file.suggestion.state !== 'handling') return no('handledAlready', `${name}已经交办，请以它为主案`);
    if (other.suggestion.state === 'handling' && handlers(other) !== handlers(file)) return no('otherUnits', `${name}由其他单位办理，并案须由同一单位办理；请先调整承办单位`);
    return [];
  });
}

export function merged(work: Work, record: SuggestionRow, { suggestionIds, reason }: SuggestionBodies['merge']): void {
  const { file, env } = work;
  const others = suggestionIds.map((id) => env.directory.otherCase(id)).filter((other) => other !== undefined);
  for (const other of others) {
    link(work, 'member', other.suggestion.id, reason);
    work.elsewhere(other, 'suggestion', other.suggestion, 'joinGroup', { principalId: record.id, reason });
    // Who comes to a principal that is with its units already goes to the same ones.
    if (record.state === 'handling' && other.suggestion.state === 'registered') work.elsewhere(other, 'suggestion', other.suggestion, 'assignTogether', choiceOf(record));
  }
  notifySigners(work, 'suggestion', record, 'merged', `建议${caseName(file)}与${others.map(caseName).join('、')}并案办理，本件为主案。并案只合并办理，编号、答复和测评各自独立：${reason}`);
}

export function joined(work: Work, record: SuggestionRow, { principalId, reason }: SuggestionBodies['joinGroup']): void {
  const principal = work.env.directory.otherCase(principalId);
  link(work, 'principal', principalId, reason);
  notifySigners(work, 'suggestion', record, 'merged', `建议${caseName(work.file)}与${principal === undefined ? '主案' : caseName(principal)}并案办理。并案只合并办理，您这件的编号、答复和测评仍各自独立：${reason}`);
}

/** The principal's units as they stand now, in the words of an assignment. */
export function choiceOf({ plan, planNote }: SuggestionRow): UnitChoice {
  const [first, ...others] = plan;
  return { leadUnitId: first?.unitId ?? '', assistingUnitIds: others.map((unit) => unit.unitId), ...(first?.role === 'separate' ? { separately: true } : {}), ...(planNote === null ? {} : { note: planNote }) };
}

/** Undoes a group from either side: a member goes out of it, a principal lets all go. Each goes on as it stands. */
export function leaveGroup(work: Work, reason: string): void {
  const { file, env } = work;
  for (const mine of standingLinks(file, 'principal', 'member')) {
    const other = env.directory.otherCase(mine.otherId);
    work.follow('suggestionLink', mine, 'end');
    mine.endedReason = reason;
    if (other !== undefined) work.elsewhere(other, 'suggestion', other.suggestion, 'leaveGroup', { otherId: file.suggestion.id, reason });
  }
}

export function unmerged(work: Work, record: SuggestionRow, { reason }: SuggestionBodies['unmerge']): void {
  leaveGroup(work, reason);
  notifySigners(work, 'suggestion', record, 'unmerged', `建议${caseName(work.file)}的并案已经解除，以后单独办理：${reason}`);
}

export function left(work: Work, record: SuggestionRow, { otherId, reason }: SuggestionBodies['leaveGroup']): void {
  const own = standingLinks(work.file, 'principal', 'member').find((each) => each.otherId === otherId);
  if (own === undefined) return;
  const wasMember = own.relation === 'principal';
  work.follow('suggestionLink', own, 'end');
  own.endedReason = reason;
  if (wasMember) notifySigners(work, 'suggestion', record, 'unmerged', `建议${caseName(work.file)}的并案已经解除，以后单独办理：${reason}`);
}

/** Does to each member, in the same act, what was done to the principal. */
export function together(work: Work, from: readonly string[], action: string, body: unknown): void {
  for (const member of membersOf(work)) if (from.includes(member.suggestion.state)) work.elsewhere(member, 'suggestion', member.suggestion, action, body);
}
