export interface Refusal { readonly code: string; readonly text: string; readonly field?: string }
export interface FieldError { readonly field: string; readonly text: string }

interface ProblemDocument {
  readonly title?: string; readonly detail?: string; readonly code?: string; readonly requestId?: string;
  readonly refusals?: readonly Refusal[]; readonly errors?: readonly FieldError[];
}

/** An answer of 4xx or 5xx (RFC 9457), or a connection that gave none (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly refusals: readonly Refusal[];
  /** What is wrong with which field; `field` in dots, as `asks.0`. */
  readonly errors: readonly FieldError[];

  constructor(status: number, document: ProblemDocument) {
    super(document.title ?? '操作没有成功，请稍后再试');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = document.code ?? 'unknown';
    this.detail = document.detail ?? null;
    this.requestId = document.requestId ?? null;
    this.refusals = document.refusals ?? [];
    this.errors = document.errors ?? [];
  }

  get isOffline(): boolean { return this.status === 0; }
  get isLoggedOut(): boolean { return this.status === 401; }
  /** Somebody else changed the record since it was read. */
  get isStale(): boolean { return this.status === 412; }
}

/** Every finding once, a refusal's JSON pointer turned into the dotted field name. */
export function findingsOf(problem: ApiProblem): FieldError[] {
  const found = new Map<string, FieldError>();
  for (const { field, text } of problem.errors) found.set(`${field} ${text}`, { field, text });
  for (const { field, text } of problem.refusals) {
    const dotted = (field ?? '').replace(/^\//, '').replaceAll('/', '.');
    found.set(`${dotted} ${text}`, { field: dotted, text });
  }
  if (found.size === 0) found.set('', { field: '', text: problem.detail === null ? problem.message : `${problem.message}：${problem.detail}` });
  return [...found.values()];
}
