import { useEffect, useState } from 'react';

/** Shown only when the wait is long enough to be noticed, so that quick pages do not flicker. */
export function Loading({ what = '正在读取' }: { readonly what?: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return <p className="muted" role="status" style={{ minHeight: '40vh' }}>{isLong ? `${what}…` : ''}</p>;
}
