import type { FastifyReply } from 'fastify';

export interface FieldError {
  /** Where, as `asks.0.text`; empty for the whole. */
  readonly field: string;
  /** What is wrong and what to do. */
  readonly text: string;
}

/** An RFC 9457 problem document: what every answer of 4xx and 5xx looks like. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly requestId?: string;
  readonly [extra: string]: unknown;
}

/** Carries a document to the edge: `throw problem(…)` in a handler, or `reply.send(problem(…))`. */
export class Problem extends Error {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;

  constructor(document: ProblemDocument, headers: Readonly<Record<string, string>> = {}) {
    super(`${document.status} ${document.code}`);
    this.name = 'Problem';
    this.document = document;
    this.headers = headers;
  }
}

export type ProblemExtra = Partial<Omit<ProblemDocument, 'type' | 'title' | 'status' | 'code'>> & {
  /** Headers that belong to the answer, such as Retry-After or Allow. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A problem with a stable code for programs and a Chinese title for people. */
export function problem(status: number, code: string, titleZh: string, extra: ProblemExtra = {}): Problem {
  const { headers, ...members } = extra;
  return new Problem({ type: `urn:luoshi:problem:${code}`, title: titleZh, status, code, ...members }, headers);
}

export function sendProblem(reply: FastifyReply, { document, headers }: Problem): FastifyReply {
  return reply
    .code(document.status)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    // Sent as text, so that no route's response schema can drop a member.
    .serializer((text: string) => text)
    .send(JSON.stringify({ ...document, requestId: reply.request.id }));
}
