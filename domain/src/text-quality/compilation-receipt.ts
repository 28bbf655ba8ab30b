import { isPerson, type MatterContext, type MatterHandler } from '../before-session/matter.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { CompilationReceiptRow } from './quality-rows.ts';

export type ReceiptContext = MatterContext<CompilationReceiptRow>;

/** A receipt comes into being when the deputy confirms having got the compilation; nobody confirms for a deputy. */
export const compilationReceiptWorkflow = defineWorkflow<ReceiptContext>()({
  kind: 'compilationReceipt',
  label: '选编签收',
  initial: 'received',
  rows: [['confirmRead', ['received'], 'read', ['receiver'], [], 'CompilationRead']],
  roles: { receiver: ({ actor, record }) => isPerson(actor) && actor.role === 'deputy' && actor.personId === record.personId },
  guards: {},
  routes: {},
  states: { received: '已签收', read: '已阅读' },
  actions: { confirmRead: '我已阅读' },
  events: { CompilationRead: '阅读了优秀建议选编' },
  turns: {},
});

export const compilationReceiptHandlers: { readonly CompilationRead: MatterHandler<CompilationReceiptRow> } = {
  CompilationRead: (receipt, _body, { today }) => { receipt.readOn = today; return []; },
};
