import { useEffect, useRef, type RefObject } from 'react';

/** Whoever comes from the to-do list is led to the very record; lists load after the page, so the browser's own jump finds nothing. */
export function useArrival<Element extends HTMLElement>(id: string): RefObject<Element | null> {
  const here = useRef<Element>(null);
  useEffect(() => { if (location.hash === `#m-${encodeURIComponent(id)}`) here.current?.scrollIntoView({ block: 'center' }); }, [id]);
  return here;
}
