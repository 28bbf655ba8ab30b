import { useEffect } from 'react';

export function usePageTitle(title: string): void {
  useEffect(() => { document.title = title === '' ? '落实' : `${title} · 落实`; }, [title]);
}
