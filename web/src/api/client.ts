import { ApiProblem } from './problem.ts';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** The version that was read; sent as If-Match. */
  readonly version?: number;
  /** The same key sent again gets the first answer again. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

type LoggedOutListener = () => void;
const loggedOut = new Set<LoggedOutListener>();

/** Called when an answer says that the log-in has expired. Nothing is reloaded: what was typed stays where it is. */
export function onLoggedOut(listener: LoggedOutListener): () => void {
  loggedOut.add(listener);
  return () => void loggedOut.delete(listener);
}

export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, version, idempotencyKey, signal } = options;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  let response: Response;
  try {
    response = await fetch(path, { method, headers, credentials: 'same-origin', signal: signal ?? null, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiProblem(0, { code: 'offline', title: '没有连上服务器。您填写的内容还在，请检查网络后再试' });
  }
  if (response.ok) return (response.status === 204 ? null : await response.json()) as T;
  throw await problemFrom(response);
}

export async function problemFrom(response: Response): Promise<ApiProblem> {
  const document: unknown = await response.json().catch(() => ({}));
  const problem = new ApiProblem(response.status, typeof document === 'object' && document !== null ? document : {});
  if (problem.isLoggedOut && problem.code !== 'wrongNameOrPassword') for (const listener of loggedOut) listener();
  return problem;
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => request<T>(path, signal === undefined ? {} : { signal });
export const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>(path, { method: 'POST', body });
export const put = <T>(path: string, body: unknown): Promise<T> => request<T>(path, { method: 'PUT', body });

/** `?a=1&b=x` of what is set; empty values are left out. */
export function queryString(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
