import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, RecordBase } from '../case-file/rows.ts';
import { caseName } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { Decision } from '../kernel/workflow.ts';
import { standingLinks } from './group.ts';

/** What is done for several numbers of a group at once: by the same person, with the same words, and each number keeps a record of its own. */
export interface AlsoFor { readonly alsoFor?: readonly string[] }

const groupOf = (file: CaseFile): string => standingLinks(file, 'principal')[0]?.otherId ?? file.suggestion.id;

export const withoutOthers = <B extends AlsoFor>({ alsoFor: _others, ...body }: B): Omit<B, 'alsoFor'> => body;

/** Each number named must be of the same group and allow the act by itself; what stands in the way is told with its number. */
export function alsoForRule<Rec extends RecordBase, Own extends RecordBase>(
  context: CaseContext<Own>, body: AlsoFor, recordIn: (other: CaseFile) => Rec | undefined, decide: (context: CaseContext<Rec>, body: unknown) => Decision, none: string,
): Refusal[] {
  const { file, directory } = context;
  return (body.alsoFor ?? []).flatMap((id, index) => {
    const at = `/alsoFor/${index}`;
    const other = directory.otherCase(id);
    if (other === undefined || other === file || groupOf(other) !== groupOf(file)) return [refusal('notInGroup', '只能一并登记与本件并案办理的建议，请从中选择', at)];
    if (body.alsoFor?.indexOf(id) !== index) return [refusal('twice', '同一件选了两次，请去掉一次', at)];
    const record = recordIn(other);
    if (record === undefined) return [refusal('nothingThere', `${caseName(other)}${none}`, at)];
    const decision = decide({ ...context, file: other, record }, withoutOthers(body));
    return decision.ok ? [] : decision.refusals.map(({ code, text }) => refusal(code, `${caseName(other)}：${text}`, at));
  });
}
