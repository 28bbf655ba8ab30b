import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fontFolders } from './fonts.ts';
import type { RenderAnswer, RenderJob, RenderSettings } from './render-protocol.ts';

export type DocumentEngineOptions = {
  /** Folder of the Typst templates; nothing outside it can be read by one. */
  templateDir: string;
  /** The site's own fonts (方正小标宋, 仿宋_GB2312 …), used before ours. */
  fontDir?: string;
  /** Processes at most (1 unless said: about 90 letters a second); each is started when the ones before it are busy. */
  processes?: number;
  /** A process without work ends after so long (a minute unless said) and gives back its memory, some 170 MB. */
  idleMs?: number;
  timeLimitMs?: number;
  /** Jobs that may wait; more are refused rather than piled up in memory. */
  queueLimit?: number;
  script?: URL;
};

/** Every template's data carry the date printed into the PDF as its creation date (Asia/Shanghai, YYYY-MM-DD). */
export type DocumentData = { documentDate: string };
export type DocumentImages = Record<string, Uint8Array>;

export type DocumentEngine = {
  /** PDF/A-2b; the same data and images give the same bytes. `images` are read by templates as `images/<name>`. */
  render(template: string, data: DocumentData, images?: DocumentImages): Promise<Uint8Array>;
  close(): Promise<void>;
};

export type DocumentFailure = 'template' | 'timeLimit' | 'crashed' | 'closed' | 'busy';

export class DocumentError extends Error {
  readonly failure: DocumentFailure;
  constructor(failure: DocumentFailure, message: string) {
    super(message);
    this.name = 'DocumentError';
    this.failure = failure;
  }
}

type Pending = { job: RenderJob; resolve: (pdf: Uint8Array) => void; reject: (error: DocumentError) => void };
type Seat = { child: ChildProcess; current: Pending | undefined; timer: NodeJS.Timeout | undefined };

/** Half a surrogate pair is legal in a JavaScript string and not in JSON text. */
const dataText = (data: DocumentData): string =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));

function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.ref();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  return ended;
}

export function createDocumentEngine(options: DocumentEngineOptions): DocumentEngine {
  const processes = options.processes ?? 1;
  const idleMs = options.idleMs ?? 60_000;
  const timeLimitMs = options.timeLimitMs ?? 20_000;
  const queueLimit = options.queueLimit ?? 500;
  const script = fileURLToPath(options.script ?? new URL('./render-process.ts', import.meta.url));
  const settings: RenderSettings = {
    templateDir: options.templateDir,
    fontDirs: fontFolders(options.fontDir),
    siteFonts: options.fontDir !== undefined,
  };
  const seats = new Set<Seat>();
  const queue: Pending[] = [];
  let nextId = 1;
  let closed = false;

  function free(seat: Seat): Pending | undefined {
    clearTimeout(seat.timer);
    const pending = seat.current;
    seat.current = undefined;
    holdOpen(seat, false);
    seat.timer = setTimeout(() => retire(seat), idleMs).unref();
    return pending;
  }

  /** Only a process at work keeps ours from ending. */
  function holdOpen({ child }: Seat, isAtWork: boolean): void {
    child[isAtWork ? 'ref' : 'unref']();
    child.channel?.[isAtWork ? 'ref' : 'unref']();
  }

  function retire(seat: Seat): void {
    if (!seats.delete(seat)) return;
    clearTimeout(seat.timer);
    seat.child.disconnect();
  }

  /** Takes a process out of service; its job fails, the next job gets a fresh one. */
  function dismiss(seat: Seat, failure: DocumentFailure, message: string): void {
    if (!seats.delete(seat)) return;
    free(seat)?.reject(new DocumentError(failure, message));
    clearTimeout(seat.timer);
    seat.child.kill('SIGKILL');
    pump();
  }

  function start(): Seat {
    const child = fork(script, [JSON.stringify(settings)], {
      serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: ['--max-semi-space-size=2', '--max-old-space-size=96'],
    });
    const seat: Seat = { child, current: undefined, timer: undefined };
    child.on('message', (answer: RenderAnswer) => {
      if (seat.current?.job.id !== answer.id) return;
      const pending = free(seat);
      if ('pdf' in answer) pending?.resolve(answer.pdf);
      else pending?.reject(new DocumentError('template', `${pending.job.template}: ${answer.error}`));
      pump();
    });
    child.on('error', (error) => dismiss(seat, 'crashed', `The document process failed: ${String(error)}`));
    child.on('exit', (code, signal) => dismiss(seat, 'crashed', `The document process ended with ${String(signal ?? code)}`));
    seats.add(seat);
    return seat;
  }

  function pump(): void {
    while (queue.length > 0) {
      const idle = [...seats].find((seat) => seat.current === undefined);
      if (idle === undefined && seats.size >= processes) return;
      const pending = queue.shift();
      if (pending === undefined) return;
      const seat = idle ?? start();
      seat.current = pending;
      holdOpen(seat, true);
      clearTimeout(seat.timer);
      seat.timer = setTimeout(
        () => dismiss(seat, 'timeLimit', `${pending.job.template} took longer than ${timeLimitMs} ms`),
        timeLimitMs,
      );
      seat.child.send(pending.job);
    }
  }

  return {
    render(template, data, images = {}) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new DocumentError('closed', 'The document engine is closed'));
        if (queue.length >= queueLimit) return reject(new DocumentError('busy', `${queueLimit} documents are waiting`));
        if (!/^[a-z][a-z-]*$/.test(template)) return reject(new DocumentError('template', `No template of this name: ${template}`));
        const strange = Object.keys(images).find((name) => !/^[a-z0-9][a-z0-9.-]*$/.test(name));
        if (strange !== undefined) return reject(new DocumentError('template', `Not a name for an image: ${strange}`));
        const createdAt = Date.parse(`${data.documentDate}T00:00:00+08:00`) / 1000;
        if (Number.isNaN(createdAt)) return reject(new DocumentError('template', `documentDate is no date: ${data.documentDate}`));
        queue.push({ job: { id: nextId++, template, data: dataText(data), createdAt, images }, resolve, reject });
        pump();
      });
    },
    async close() {
      closed = true;
      for (const pending of queue.splice(0)) pending.reject(new DocumentError('closed', 'The document engine was closed'));
      await Promise.all([...seats].map((seat) => {
        seats.delete(seat);
        free(seat)?.reject(new DocumentError('closed', 'The document engine was closed'));
        clearTimeout(seat.timer);
        return endOf(seat.child);
      }));
    },
  };
}
