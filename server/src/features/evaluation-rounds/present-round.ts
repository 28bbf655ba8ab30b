import { evaluationRoundWorkflow } from '@luoshi/domain/evaluation-round/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { Type, type TObject } from 'typebox';
import type { CountedRound } from './read/rounds.ts';

const date = (title: string) => Type.String({ format: 'date', title });
export const newRoundBody = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 60, pattern: '\\S', title: '名称' }), opensOn: date('开始日期'), closesOn: date('截止日期'),
  sequence: Type.Integer({ minimum: 1, maximum: 2, title: '第几轮', description: '1 为首次答复的测评，2 为重新办理后的测评' }),
});

/** The acts of people; opening and closing by date are the system's. */
export const roundBodies: Readonly<Record<'open' | 'reschedule' | 'cancel', TObject>> = {
  open: Type.Object({}),
  reschedule: Type.Object({ opensOn: Type.Optional(date('开始日期')), closesOn: Type.Optional(date('截止日期')) }, { minProperties: 1 }),
  cancel: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S', title: '理由' }) }),
};
export type RoundAction = keyof typeof roundBodies;
export const roundActions = Object.keys(roundBodies) as RoundAction[];

const refusalView = Type.Object({ code: Type.String(), text: Type.String() });
const orNull = Type.Union([Type.String(), Type.Null()]);
export const roundView = Type.Object({
  id: Type.String(), kind: Type.Literal('evaluationRound'), version: Type.Integer(), state: Type.String(), stateLabel: Type.String(), name: Type.String(), opensOn: Type.String(), closesOn: Type.String(),
  sequence: Type.Integer(), openedOn: orNull, closedOn: orNull,
  counts: Type.Union([Type.Object({ open: Type.Integer(), rated: Type.Integer(), disclosed: Type.Integer(), noResponse: Type.Integer(), noRater: Type.Integer(), inEnvelope: Type.Integer(), toOpen: Type.Integer() }), Type.Null()]),
  actions: Type.Array(Type.Object({ action: Type.String(), label: Type.String(), method: Type.Literal('POST'), href: Type.String(), schema: Type.Unsafe<unknown>({ additionalProperties: true }), refusals: Type.Array(refusalView) })),
});

export const hrefOfRound = (id: string): string => `/api/v1/evaluation-rounds/${encodeURIComponent(id)}`;

/** A round for one reader. How many have rated is for the office that runs the suggestions to know: it reminds (the embargo holds for all else). */
export function presentRound(actor: Actor, round: CountedRound, today: IsoDate) {
  const { counts, ...fields } = round;
  const offers = evaluationRoundWorkflow.actionsFor(round.state, { record: round, actor, today }).filter((offer) => (roundActions as string[]).includes(offer.action));
  return {
    ...fields, kind: 'evaluationRound' as const, stateLabel: (evaluationRoundWorkflow.states as Record<string, string>)[round.state] ?? round.state,
    counts: isConducting(actor) ? counts : null,
    actions: offers.map(({ action, label, refusals }) => ({
      action, label, method: 'POST' as const, href: `${hrefOfRound(round.id)}/actions/${action}`, schema: roundBodies[action as RoundAction], refusals: refusals.map(({ code, text }) => ({ code, text })),
    })),
  };
}
