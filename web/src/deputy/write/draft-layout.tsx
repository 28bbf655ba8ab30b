import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { keys } from '../../api/query-keys.ts';
import type { Suggestion } from '../../api/types.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../app/page.tsx';
import { useWho } from '../app/who.ts';
import { DraftKeeper, type DraftView } from './draft-keeper.ts';

const KeeperContext = createContext<DraftKeeper | null>(null);

export function useDraft(): DraftView & { readonly keeper: DraftKeeper } {
  const keeper = useContext(KeeperContext);
  if (keeper === null) throw new Error('useDraft outside of a draft');
  const view = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  return { ...view, keeper };
}

/** The three pages of writing share one keeper, so that nothing is lost on the way between them. */
export function DraftLayout() {
  const { draftId = '' } = useParams();
  const { person } = useWho();
  const [keeper, setKeeper] = useState<DraftKeeper | null>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();

  useEffect(() => {
    // A draft that just got its number on the server keeps its keeper: only the address changed.
    if (keeper?.id === draftId) return;
    const next = new DraftKeeper(draftId, person.id);
    setKeeper(next);
    void next.open();
  }, [draftId, person.id, keeper]);
  useEffect(() => {
    if (keeper === null) return undefined;
    const onRecord = (record: Suggestion) => {
      queries.setQueryData(keys.record('suggestion', record.id), record);
      void queries.invalidateQueries({ queryKey: keys.cases, predicate: ({ queryKey }) => queryKey[1] !== 'record' && queryKey[1] !== 'similar' });
    };
    keeper.follow({ onRecord, onCreated: (id) => void navigate(pathname.replace(/\/write\/[^/]+/, `/write/${id}`), { replace: true, preventScrollReset: true }) });
    // Saved after the writer has gone elsewhere: the page that is open now stays.
    return () => keeper.follow({ onRecord });
  }, [keeper, navigate, pathname, queries]);
  useEffect(() => {
    if (keeper === null) return undefined;
    const flush = () => void keeper.flush();
    const hidden = () => { if (document.visibilityState === 'hidden') flush(); };
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', hidden);
      keeper.stop();
    };
  }, [keeper]);

  if (keeper === null) return <Page title="写建议" back="/suggestions"><Loading /></Page>;
  return <KeeperContext value={keeper}><Outlet /></KeeperContext>;
}
