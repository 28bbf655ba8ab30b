import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { performAction } from '../../api/perform-action.ts';
import { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { AnyRecord, CaseKind, OfferedAction } from '../../api/types.ts';

export type SaveState = { readonly kind: 'saved'; readonly at: string | null } | { readonly kind: 'dirty' } | { readonly kind: 'saving' } | { readonly kind: 'failed'; readonly problem: ApiProblem };

const WAIT_MS = 1200;
const RETRY_MS = 8000;

interface Options<B> { readonly kind: CaseKind; readonly record: AnyRecord; readonly offered: OfferedAction | undefined; readonly body: B; readonly isTouched: boolean; readonly onSaved: () => void }

/** Saves what is being written shortly after the last stroke, one save at a time, each upon the version the last one gave. */
export function useAutosave<B>({ kind, record, offered, body, isTouched, onSaved }: Options<B>): { readonly state: SaveState; readonly saveNow: () => Promise<boolean>; readonly takeLatest: () => Promise<void> } {
  const queries = useQueryClient();
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null });
  const version = useRef(record.version);
  const sent = useRef<string | null>(null);
  const current = useRef(body);
  const running = useRef<Promise<boolean> | null>(null);
  current.current = body;
  const text = JSON.stringify(body);

  const saveNow = useCallback(async (): Promise<boolean> => {
    if (running.current !== null) await running.current;
    const wanted = JSON.stringify(current.current);
    if (offered === undefined || wanted === sent.current) return true;
    const save = async () => {
      setState({ kind: 'saving' });
      try {
        const next = await performAction<AnyRecord & { readonly updatedAt: string }>({ version: version.current }, offered, current.current);
        version.current = next.version;
        sent.current = wanted;
        queries.setQueryData(keys.record(kind, record.id), next);
        setState({ kind: 'saved', at: next.updatedAt });
        onSaved();
        return true;
      } catch (error) {
        setState({ kind: 'failed', problem: error instanceof ApiProblem ? error : new ApiProblem(0, {}) });
        return false;
      } finally {
        running.current = null;
      }
    };
    running.current = save();
    return running.current;
  }, [offered, queries, kind, record.id, onSaved]);

  useEffect(() => {
    if (!isTouched || offered === undefined || text === sent.current) return undefined;
    setState((before) => (before.kind === 'saving' || before.kind === 'failed' ? before : { kind: 'dirty' }));
    const timer = setTimeout(() => void saveNow(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, isTouched, offered, saveNow]);
  // A lost connection comes back: what was typed meanwhile is saved then.
  useEffect(() => {
    if (state.kind !== 'failed' || !(state.problem.isOffline || state.problem.status >= 500)) return undefined;
    const timer = setTimeout(() => void saveNow(), RETRY_MS);
    return () => clearTimeout(timer);
  }, [state, saveNow]);
  // Somebody else's change is taken as the base; what stands in the form is saved over it when the writer goes on.
  const takeLatest = useCallback(async () => {
    await queries.invalidateQueries({ queryKey: keys.record(kind, record.id) });
    const latest = queries.getQueryData<AnyRecord>(keys.record(kind, record.id));
    if (latest !== undefined) version.current = latest.version;
    setState({ kind: 'dirty' });
  }, [queries, kind, record.id]);
  return { state, saveNow, takeLatest };
}
