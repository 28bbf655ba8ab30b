import type { AnyActor } from '../identity/actor.ts';
import { isConducting } from '../identity/township-congress.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { isValidIsoDate } from '../kernel/dates.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

/** A round of evaluation: opens and closes by date, covers a batch of delivered replies; ratings are embargoed until it closes. */
export interface EvaluationRound {
  readonly id: string; version: number; state: string; name: string; opensOn: IsoDate; closesOn: IsoDate;
  /** 1 for first replies, 2 for replies after re-handling. */
  readonly sequence: number;
  openedOn: IsoDate | null; closedOn: IsoDate | null;
}

export interface RoundContext { readonly record: EvaluationRound; readonly actor: AnyActor; readonly today: IsoDate }

export interface RoundBodies {
  open: Record<string, never>;
  reschedule: { readonly opensOn?: IsoDate; readonly closesOn?: IsoDate };
  close: Record<string, never>;
  cancel: { readonly reason: string };
}

export const evaluationRoundWorkflow = defineWorkflow<RoundContext>()({
  kind: 'evaluationRound',
  label: '测评轮次',
  initial: 'planned',
  rows: [
    ['open',       ['planned'],         'open',      ['deputyAffairs', 'system'], ['openingReached'], 'RoundOpened'],
    ['reschedule', ['planned', 'open'], 'unchanged', ['deputyAffairs'],           [],                 'RoundRescheduled'],
    ['close',      ['open'],            'closed',    ['system'],                  ['closingPassed'],  'RoundClosed'],
    ['cancel',     ['planned'],         'cancelled', ['deputyAffairs'],           [],                 'RoundCancelled'],
  ],
  roles: { deputyAffairs: ({ actor }) => isConducting(actor), system: ({ actor }) => actor.role === 'system' },
  guards: {
    openingReached: ({ record, today }) => (record.opensOn <= today ? null : refusal('tooEarly', `还没有到开始日期 ${record.opensOn}`)),
    closingPassed: ({ record, today }) => (record.closesOn < today ? null : refusal('tooEarly', `截止日期 ${record.closesOn} 还没有过，提前结束会泄露测评`)),
  },
  routes: {},
  states: { planned: '未开始', open: '测评中', closed: '已结束', cancelled: '已取消' },
  actions: { open: '开始测评', reschedule: '调整日期', close: '结束测评', cancel: '取消' },
  events: { RoundOpened: '测评开始', RoundRescheduled: '调整测评日期', RoundClosed: '测评结束', RoundCancelled: '取消测评' },
  bodyRules: {
    reschedule: ({ record, today }: RoundContext, body: RoundBodies['reschedule']) => {
      const opensOn = body.opensOn ?? record.opensOn;
      const closesOn = body.closesOn ?? record.closesOn;
      if (!isValidIsoDate(opensOn) || !isValidIsoDate(closesOn) || opensOn > closesOn) return [refusal('badDates', '开始日期须不晚于截止日期', '/closesOn')];
      // Moving the close of an open round earlier than today would disclose ratings on the spot.
      return record.state === 'open' && (closesOn < today || opensOn !== record.opensOn) ? [refusal('badDates', '测评已经开始，只能把截止日期改到今天或以后', '/closesOn')] : [];
    },
  },
  turns: {},
});
