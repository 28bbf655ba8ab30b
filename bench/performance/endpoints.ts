import { createPrng } from '../../server/src/demo/content/prng.ts';
import { makeSuggestion } from '../../server/src/demo/content/suggestions.ts';
import type { Shooter } from './measure.ts';
import type { Sample } from './sample.ts';

export interface Endpoint { readonly key: string; readonly name: string; readonly who: string; readonly product: (clients: number) => Shooter; readonly bare: (clients: number) => Shooter }
/** `liaisons`: by their units. */
export interface Cookies { readonly unit: string; readonly deputy: string; readonly liaisons: ReadonlyMap<string, string> }

/** Two-character words that residents and deputies use. */
const words = ['公路', '学校', '养老', '停车', '路灯', '河道', '医院', '电梯', '公交', '农田'];

const getting = (cookie: string, pathOf: (n: number) => string): (() => Shooter) => () => {
  let n = 0;
  return { next: () => ({ method: 'GET', path: pathOf(n++), headers: { cookie } }) };
};
const round = <T>(items: readonly T[], n: number): T => {
  const item = items[n % items.length];
  if (item === undefined) throw new RangeError('nothing to measure with: the county has no such rows');
  return item;
};

/** What is measured, each with the request to the product and the one to the bare server that does the same SQL work. */
export function endpointsOf(sample: Sample, cookies: Cookies): Endpoint[] {
  const prng = createPrng('bench texts');
  const texts = Array.from({ length: 50 }, () => {
    const { title, situation, analysis, asks } = makeSuggestion(prng, { year: 2026 });
    return JSON.stringify({ title, situation, analysis, asks });
  });
  const creating = (path: string): (() => Shooter) => () => {
    let n = 0;
    return { next: () => ({ method: 'POST', path, headers: { cookie: cookies.deputy }, body: round(texts, n++) }) };
  };
  const note = JSON.stringify({ note: '已电话联系代表，听取了意见。' });
  const versions = new Map(sample.tasks.map(({ id, version }) => [id, version]));
  /** Each client has tasks of its own and goes round them, so that no version is ever stale. */
  const contacting = (pathOf: (id: string) => string, hasVersions: boolean): ((clients: number) => Shooter) => (clients) => {
    const turn = new Map<number, number>();
    const last = new Map<number, string>();
    return {
      next: (client) => {
        const own = sample.tasks.filter((_, index) => index % clients === client);
        const n = turn.get(client) ?? 0;
        turn.set(client, n + 1);
        const { id, unitId } = round(own, n);
        last.set(client, id);
        return { method: 'POST', path: pathOf(id), headers: { cookie: cookies.liaisons.get(unitId) ?? '', ...(hasVersions ? { 'if-match': `"${versions.get(id) ?? 0}"` } : {}) }, body: note };
      },
      onAnswer: (client, status) => {
        const id = last.get(client) ?? '';
        // The bare server keeps no versions: what it changes leaves the record's as it was.
        if (hasVersions && status < 300) versions.set(id, (versions.get(id) ?? 0) + 1);
      },
    };
  };
  return [
    { key: 'listUnit', name: 'list of 50', who: 'section of a unit', product: getting(cookies.unit, () => '/api/v1/suggestions?limit=50'), bare: getting(cookies.unit, () => '/list') },
    { key: 'listDeputy', name: 'list of 50', who: 'deputy', product: getting(cookies.deputy, () => '/api/v1/suggestions?limit=50'), bare: getting(cookies.deputy, () => '/list') },
    { key: 'detailUnit', name: 'one case with history', who: 'section of a unit', product: getting(cookies.unit, (n) => `/api/v1/suggestions/${round(sample.unit.ids, n)}`), bare: getting(cookies.unit, (n) => `/detail/${round(sample.unit.ids, n)}`) },
    { key: 'detailDeputy', name: 'one case with history', who: 'deputy', product: getting(cookies.deputy, (n) => `/api/v1/suggestions/${round(sample.deputy.ids, n)}`), bare: getting(cookies.deputy, (n) => `/detail/${round(sample.deputy.ids, n)}`) },
    { key: 'toDo', name: 'to-do', who: 'section of a unit', product: getting(cookies.unit, () => '/api/v1/to-do'), bare: getting(cookies.unit, () => '/to-do') },
    { key: 'searchUnit', name: 'search, two characters', who: 'section of a unit', product: getting(cookies.unit, (n) => `/api/v1/search?q=${encodeURIComponent(round(words, n))}`), bare: getting(cookies.unit, (n) => `/search?q=${encodeURIComponent(round(words, n))}`) },
    { key: 'searchDeputy', name: 'search, two characters', who: 'deputy', product: getting(cookies.deputy, (n) => `/api/v1/search?q=${encodeURIComponent(round(words, n))}`), bare: getting(cookies.deputy, (n) => `/search?q=${encodeURIComponent(round(words, n))}`) },
    { key: 'action', name: 'action (recordContact)', who: 'liaisons of six units', product: contacting((id) => `/api/v1/handling-tasks/${id}/actions/recordContact`, true), bare: contacting((id) => `/contact/${id}`, false) },
    { key: 'create', name: 'create', who: 'deputy', product: creating('/api/v1/suggestions'), bare: creating('/create') },
  ];
}
