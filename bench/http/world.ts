import type { Answer, SendOptions } from './client.ts';

interface Clock { readonly kind: string; readonly state: string }

/** A record as the API shows it. */
export interface View {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly state: string;
  readonly records: Readonly<Record<string, readonly View[]>>;
  readonly deadlines?: readonly Clock[];
  readonly [field: string]: unknown;
}

/** An answer that the story did not expect. */
export class Unexpected extends Error {}

export interface World {
  readonly create: (username: string, body: unknown) => Promise<View>;
  readonly see: (username: string, path: string) => Promise<View>;
  readonly get: <T>(username: string, path: string) => Promise<T>;
  readonly post: <T>(username: string, path: string, body: unknown) => Promise<T>;
  /** Does an action on a record as the person last saw it; the answer is the record after it. */
  readonly act: (username: string, record: View, action: string, body?: unknown) => Promise<View>;
}

export type Send = (method: 'GET' | 'POST', path: string, options: SendOptions) => Promise<Answer>;

export const pathOfKind: Readonly<Record<string, string>> = {
  suggestion: 'suggestions', coSponsorship: 'co-sponsorships', handlingTask: 'handling-tasks', consultation: 'consultations', assistingOpinion: 'assisting-opinions', reply: 'replies',
  evaluation: 'evaluations', mediation: 'mediations', commitment: 'commitments',
};

/** People at work on a site, each request in somebody's name; any answer but the expected one ends the story. */
export function createWorld(send: Send): World {
  async function expect<T>(status: number, username: string, method: 'GET' | 'POST', path: string, options: { body?: unknown; headers?: Record<string, string> } = {}): Promise<T> {
    const answer = await send(method, path, { username, ...options });
    if (answer.status !== status) throw new Unexpected(`${method} ${path.replace(/[0-9a-f-]{36}/g, '…')} (${roughly(username)}): ${answer.status} ${briefly(answer.text)}`);
    return JSON.parse(answer.text) as T;
  }
  return {
    create: (username, body) => expect(201, username, 'POST', '/api/v1/suggestions', { body }),
    see: (username, path) => expect(200, username, 'GET', `/api/v1/${path}`),
    get: (username, path) => expect(200, username, 'GET', `/api/v1/${path}`),
    post: (username, path, body) => expect(201, username, 'POST', `/api/v1/${path}`, { body }),
    act: (username, record, action, body = {}) => expect(200, username, 'POST', `/api/v1/${pathOfKind[record.kind] ?? record.kind}/${record.id}/actions/${action}`, { body, headers: { 'if-match': `"${record.version}"` } }),
  };
}

/** Whose kind of person it was, so that equal failures count together. */
const roughly = (username: string): string => username.replace(/^unit-.*-(?=(liaison|section|deputy-head|head)$)/, '').replace(/-\d\d.*$/, '');

/** What a problem document says, without the text of anybody's words. */
function briefly(text: string): string {
  try {
    const { code, refusals, errors } = JSON.parse(text) as { code?: string; refusals?: { code: string }[]; errors?: { field: string }[] };
    return [code, ...(refusals ?? []).map((one) => one.code), ...(errors ?? []).map((one) => one.field)].join(' ');
  } catch {
    return '';
  }
}
