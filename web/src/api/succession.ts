import { get, queryString } from './client.ts';

/** What the form of a merger needs, and afterwards how far the cases have come. */
export interface SuccessionDesk {
  readonly succession: Succession | null;
  readonly tasks: readonly { readonly taskId: string; readonly numberLabel: string | null; readonly group: string | null; readonly roleLabel: string; readonly stateLabel: string }[];
  readonly people: readonly { readonly identityId: string; readonly name: string; readonly role: string; readonly roleLabel: string; readonly title: string; readonly sectionName: string | null }[];
  readonly successors: readonly { readonly id: string; readonly name: string; readonly sections: readonly { readonly id: string; readonly name: string }[] }[];
}
export interface Succession {
  readonly manner: 'merged' | 'abolished'; readonly succeededOn: string; readonly documentTitle: string; readonly documentNumber: string; readonly documentDate: string; readonly successorName: string;
  readonly recordedByName: string; readonly recordedOn: string; readonly toldOn: string | null; readonly total: number; readonly left: number;
  readonly tasks: readonly { readonly taskId: string; readonly numberLabel: string | null; readonly successorName: string; readonly isDone: boolean }[];
}

/** Asked again while cases are still being carried on. */
const WAIT_MS = 2000;
export function successionQuery(unitId: string, congressId: string | null) {
  const path = `/api/v1/organisation/${encodeURIComponent(unitId)}/succession${queryString({ congressId })}`;
  return {
    queryKey: ['administration', path] as const, queryFn: ({ signal }: { signal: AbortSignal }) => get<SuccessionDesk>(path, signal),
    refetchInterval: ({ state }: { state: { data: SuccessionDesk | undefined } }) => (state.data?.succession?.toldOn === null ? WAIT_MS : false as const),
  };
}
