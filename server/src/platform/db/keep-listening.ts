import pg from 'pg';

export interface ListeningOptions {
  readonly url: string;
  /** Only our own names: it is not a parameter of `listen`. */
  readonly channel: string;
  readonly onNotice: (payload: string) => void;
  /** Each time the connection stands and listens; something may have been missed before. What it rejects with counts as a lost connection. */
  readonly onOpen?: (client: pg.Client) => Promise<void> | void;
  readonly onLost?: () => void;
}

export interface Listening {
  /** Settles with the first attempt; later ones repeat until it is closed. */
  readonly opened: Promise<void>;
  close(): Promise<void>;
}

const RECONNECT_MS = 500;

/** Hears what PostgreSQL is told to `notify`, over a connection of its own that is made again whenever it breaks. */
export function keepListening({ url, channel, onNotice, onOpen, onLost }: ListeningOptions): Listening {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const lost = (): void => {
    client = undefined;
    onLost?.();
    if (closed || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      open().catch(lost);
    }, RECONNECT_MS);
  };
  const open = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: `luoshi ${channel}`, keepAlive: true });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => onNotice(payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      await onOpen?.(next);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    if (closed) return next.end();
    next.once('end', lost);
    client = next;
  };

  const opened = open();
  opened.catch(lost);
  return {
    opened,
    close: async () => {
      closed = true;
      clearTimeout(retry);
      client?.removeListener('end', lost);
      await client?.end();
    },
  };
}
