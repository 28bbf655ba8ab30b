import { useCallback, useEffect, useRef, useState } from 'react';

/** What was typed into a form, kept for this tab under `key` until `clear`: a reload, an expired log-in or a crash loses nothing. */
export function useKeptInput<T>(key: string, initial: T): { readonly value: T; readonly set: (next: T | ((before: T) => T)) => void; readonly clear: () => void; readonly forget: () => void; readonly wasKept: boolean } {
  const storageKey = `kept:${key}`;
  const first = useRef<{ key: string; kept: T | undefined }>({ key: '', kept: undefined });
  if (first.current.key !== storageKey) first.current = { key: storageKey, kept: read<T>(storageKey) };
  const [value, setValue] = useState<{ key: string; value: T; touched: boolean }>({ key: storageKey, value: first.current.kept ?? initial, touched: false });
  const current = value.key === storageKey ? value : { key: storageKey, value: first.current.kept ?? initial, touched: false };
  useEffect(() => {
    if (!current.touched) return;
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(current.value));
    } catch {
      // A full storage costs the safety net, never the work itself.
    }
  }, [storageKey, current.touched, current.value]);
  const set = useCallback((next: T | ((before: T) => T)) => {
    setValue((before) => {
      const base = before.key === storageKey ? before.value : (first.current.kept ?? initial);
      return { key: storageKey, value: typeof next === 'function' ? (next as (b: T) => T)(base) : next, touched: true };
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `initial` matters only for the first value of a key
  }, [storageKey]);
  const clear = useCallback(() => {
    sessionStorage.removeItem(storageKey);
    first.current = { key: storageKey, kept: undefined };
    setValue({ key: storageKey, value: initial, touched: false });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
  }, [storageKey]);
  /** It is safe elsewhere now; the form stays as it is. */
  const forget = useCallback(() => sessionStorage.removeItem(storageKey), [storageKey]);
  return { value: current.value, set, clear, forget, wasKept: first.current.kept !== undefined };
}

function read<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
