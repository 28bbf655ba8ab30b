import { actions } from './actions.ts';
import { kinds } from './kinds.ts';
import { administrationKinds } from './permissions.ts';

/** What the kinds of administration, their acts and their states are called: for whoever shows the audit. */
export const administrationWords = administrationKinds.map((kind) => ({
  kind, label: kinds[kind].label, states: kinds[kind].stateLabels,
  actions: { create: '新增', import: '导入', ...Object.fromEntries(actions[kind].map(({ action, label }) => [action, label])) } as Readonly<Record<string, string>>,
}));
