import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { termChangeWorkflow, type TermFacts } from '@luoshi/domain/term-change/workflow.ts';
import { Type, type TObject } from 'typebox';
import type { CountedChange } from './read/changes.ts';

const date = (title: string, description?: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date', ...(description === undefined ? {} : { description }) });
const endsOn = date('任期结束日期', '新一届第一次会议举行之日（代表法第二条）。');
export const newChangeBody = Type.Object({ termId: Type.String({ title: '届', minLength: 1, maxLength: 64 }), endsOn });
export const changeBodies: Readonly<Record<'reschedule' | 'askExplanations' | 'close' | 'cancel', TObject>> = {
  reschedule: Type.Object({ endsOn }), askExplanations: Type.Object({}), close: Type.Object({}),
  cancel: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S', title: '理由' }) }),
};
export type ChangeAction = keyof typeof changeBodies;
export const changeActions = Object.keys(changeBodies) as ChangeAction[];

const orNull = Type.Union([Type.String(), Type.Null()]);
const number = Type.Integer();
export const changeView = Type.Object({
  id: Type.String(), kind: Type.Literal('termChange'), version: number, state: Type.String(), stateLabel: Type.String(), termId: Type.String(), termName: Type.String(), endsOn: Type.String(), askedOn: orNull, closedOn: orNull, cancelReason: orNull,
  counts: Type.Object({ asked: number, toCheck: number, accepted: number, sent: number, missing: number, carried: number, carriedCommitments: number }),
  actions: Type.Array(Type.Object({ action: Type.String(), label: Type.String(), method: Type.Literal('POST'), href: Type.String(), schema: Type.Unsafe<unknown>({ additionalProperties: true }), refusals: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })) })),
});

export const hrefOfChange = (id: string): string => `/api/v1/term-changes/${encodeURIComponent(id)}`;

export function presentChange(actor: Actor, change: CountedChange, facts: TermFacts, today: IsoDate) {
  const offers = termChangeWorkflow.actionsFor(change.state, { record: change, facts, actor, today });
  return {
    ...change, kind: 'termChange' as const, stateLabel: termChangeWorkflow.states[change.state] ?? change.state,
    actions: offers.map(({ action, label, refusals }) => ({ action, label, method: 'POST' as const, href: `${hrefOfChange(change.id)}/actions/${action}`, schema: changeBodies[action as ChangeAction], refusals: refusals.map(({ code, text }) => ({ code, text })) })),
  };
}
