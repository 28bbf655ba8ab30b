import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from './query-keys.ts';
import type { Notice } from './types.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Live notices. The browser resumes a broken stream by itself with the last event's id; one that the server ended for good
 * is opened anew after a growing wait. On each opening the lists are fetched again, so that nothing in between is missed.
 */
export function useNoticeStream(isOn: boolean, onNotice?: (notice: Notice) => void): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isOn) return undefined;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT_MS;
    const refresh = () => {
      void queries.invalidateQueries({ queryKey: keys.notices });
    };
    const open = () => {
      source = new EventSource('/api/v1/notices/stream');
      source.addEventListener('open', () => { wait = FIRST_WAIT_MS; refresh(); });
      source.addEventListener('notice', (event) => {
        refresh();
        void queries.invalidateQueries({ queryKey: keys.cases });
        onNotice?.(JSON.parse((event as MessageEvent<string>).data) as Notice);
      });
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [isOn, queries, onNotice]);
}
