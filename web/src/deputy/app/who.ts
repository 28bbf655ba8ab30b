import { createContext, useContext } from 'react';
import type { Me } from '../../api/types.ts';

export const WhoContext = createContext<Me | null>(null);

/** Who is logged in; only below the gate, where a deputy is. */
export function useWho(): Me {
  const me = useContext(WhoContext);
  if (me === null) throw new Error('useWho outside of the gate');
  return me;
}
