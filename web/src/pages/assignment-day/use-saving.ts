import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { planKey, PLANS_AT_ONCE, savePlans, type PlanTable, type SavedPlan, type UnitChoice } from '../../api/assignment-day.ts';

export interface Wanted { readonly id: string; readonly plan: UnitChoice }

/**
 * Saves plans as they are chosen, one request after the other, each upon the version that the page last saw. What somebody else has
 * changed meanwhile is not overwritten: the row says so and shows what stands there now.
 */
export function useSaving() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [troubles, setTroubles] = useState<ReadonlyMap<string, string>>(new Map());
  const [waiting, setWaiting] = useState(0);
  const line = useRef<Promise<void>>(Promise.resolve());

  const take = (results: readonly SavedPlan[]) => queries.setQueryData<PlanTable>(planKey, (table) => (table === undefined ? undefined : {
    ...table, items: table.items.map((row) => {
      const saved = results.find((one) => one.id === row.id && one.ok);
      return saved === undefined ? row : { ...row, version: saved.version ?? row.version, plan: saved.plan, planNote: saved.planNote };
    }),
  }));

  async function send(wanted: readonly Wanted[]): Promise<void> {
    for (let from = 0; from < wanted.length; from += PLANS_AT_ONCE) {
      const rows = queries.getQueryData<PlanTable>(planKey)?.items ?? [];
      const part = wanted.slice(from, from + PLANS_AT_ONCE).flatMap(({ id, plan }) => { const row = rows.find((one) => one.id === id); return row === undefined ? [] : [{ id, version: row.version, plan }]; });
      if (part.length === 0) continue;
      try {
        const { results } = await savePlans(part);
        take(results);
        const failed = results.filter((one) => !one.ok);
        setTroubles((before) => { const next = new Map(before); for (const one of results) { if (one.ok) next.delete(one.id); else next.set(one.id, one.refusals.map((why) => why.text).join('；')); } return next; });
        if (failed.length > 0) await queries.invalidateQueries({ queryKey: planKey });
      } catch (error) {
        void message.error(error instanceof Error ? error.message : '没有保存成功');
        setTroubles((before) => { const next = new Map(before); for (const one of part) next.set(one.id, '没有保存成功，请再选一次'); return next; });
      }
    }
  }

  return {
    troubles, isSaving: waiting > 0,
    save: (wanted: readonly Wanted[]): Promise<void> => {
      setWaiting((n) => n + 1);
      line.current = line.current.then(() => send(wanted)).finally(() => setWaiting((n) => n - 1));
      return line.current;
    },
  };
}
