import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** What the phone itself says of its connection. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
