import { Agent, request } from 'node:http';
import { timingsOf, type Timings } from '../http/statistics.ts';

export interface Shot { readonly method: 'GET' | 'POST'; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string }
export interface Shooter {
  /** The next request of one client; told of each answer, for versions and ids. */
  readonly next: (client: number) => Shot;
  readonly onAnswer?: (client: number, status: number, headers: Readonly<Record<string, string | string[] | undefined>>) => void;
}
export interface Cost { readonly node: number; readonly postgres: number }
/** `firstWrong`: status and beginning of the first answer that should not have been given. `cost`: milliseconds of processor time a request, of the Node process and of PostgreSQL; it depends least on what else the machine does. */
export interface Measurement extends Timings { readonly perSecond: number; readonly wrong: number; readonly firstWrong: string | null; readonly bytes: number; readonly cost: Cost }

/** One endpoint by so many clients over keep-alive connections, each sending its next request when the last was answered. */
export async function measure(url: string, shooter: Shooter, clients: number, seconds: number, costSoFar: () => Cost): Promise<Measurement> {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const durations: number[] = [];
  let wrong = 0;
  let firstWrong: string | null = null;
  let bytes = 0;
  const shoot = ({ method, path, headers, body }: Shot): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; size: number; refusal: string }> => new Promise((resolve, reject) => {
    const outgoing = request({ agent, hostname, port, method, path, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }) } }, (incoming) => {
      let size = 0;
      let refusal = '';
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if ((incoming.statusCode ?? 0) >= 300) refusal += chunk.toString('utf8');
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, size, refusal }));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  async function run(until: number, counts: boolean): Promise<void> {
    await Promise.all(Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const began = performance.now();
        const shot = shooter.next(client);
        const { status, headers, size, refusal } = await shoot(shot);
        if (counts) durations.push(performance.now() - began);
        if (status >= 300) {
          wrong += 1;
          firstWrong ??= `${shot.method} ${shot.path} ${status} ${refusal.slice(0, 300)}`;
        }
        bytes = size;
        shooter.onAnswer?.(client, status, headers);
      }
    }));
  }
  await run(performance.now() + Math.min(1500, seconds * 250), false);
  const before = costSoFar();
  const began = performance.now();
  await run(began + seconds * 1000, true);
  const elapsed = (performance.now() - began) / 1000;
  const after = costSoFar();
  agent.destroy();
  const each = (of: keyof Cost): number => (after[of] - before[of]) / Math.max(1, durations.length);
  return { ...timingsOf(durations), perSecond: durations.length / elapsed, wrong, firstWrong, bytes, cost: { node: each('node'), postgres: each('postgres') } };
}
