import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { password as passwordOfCounty } from '../site/county.ts';

export interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }
export interface SendOptions { readonly username?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

export interface Client {
  /** One request; throws only when no answer came. */
  send(method: 'GET' | 'POST', path: string, options?: SendOptions): Promise<Answer>;
  cookieOf(username: string): Promise<string>;
  close(): void;
  /** Told of every answer, with the milliseconds it took; log-ins are left out. */
  onAnswer: ((kind: string, milliseconds: number, status: number) => void) | undefined;
}

/** People in front of a site: keep-alive connections, a log-in for each person at first need. */
export function createClient(url: string, sockets = 32, password = passwordOfCounty): Client {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const cookies = new Map<string, Promise<string>>();

  function exchange(method: string, path: string, headers: Record<string, string>, body: string | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const outgoing = request({ agent, hostname, port, method, path, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }) }, timeout: 60_000 }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        // An answer cut off in the middle is no answer.
        incoming.on('end', () => (incoming.complete ? resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') }) : reject(new Error('cut off'))));
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within a minute')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  async function logIn(username: string): Promise<string> {
    for (;;) {
      const answer = await exchange('POST', '/api/v1/login', {}, JSON.stringify({ username, password }));
      const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
      if (answer.status === 200 && cookie !== undefined) return cookie;
      // The site slows down whoever logs in too often from one address.
      if (answer.status !== 429) throw new Error(`${username} cannot log in: ${answer.status} ${answer.text}`);
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers['retry-after'] ?? 5)));
    }
  }

  const client: Client = {
    onAnswer: undefined,
    cookieOf: (username) => {
      const known = cookies.get(username) ?? logIn(username);
      cookies.set(username, known);
      known.catch(() => cookies.delete(username));
      return known;
    },
    send: async (method, path, { username, body, headers } = {}) => {
      const cookie = username === undefined ? undefined : await client.cookieOf(username);
      const text = body === undefined ? undefined : JSON.stringify(body);
      const began = performance.now();
      const answer = await exchange(method, path, { ...(cookie === undefined ? {} : { cookie }), ...headers }, text);
      client.onAnswer?.(kindOf(method, path), performance.now() - began, answer.status);
      return answer;
    },
    close: () => agent.destroy(),
  };
  return client;
}

function kindOf(method: string, path: string): string {
  if (method === 'POST') return path.includes('/actions/') ? 'action' : path === '/api/v1/suggestions' ? 'create' : 'other';
  if (path.startsWith('/api/v1/search')) return 'search';
  return /\/api\/v1\/[a-z-]+\/[0-9a-f-]{36}$/.test(path) ? 'detail' : 'other';
}
