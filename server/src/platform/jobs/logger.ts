import { Logger } from 'graphile-worker';

export type LogLine = (level: 'error' | 'warning' | 'info' | 'debug', message: string) => void;

/** The job library's messages in ours; payloads never appear in them. */
export function jobLogger(write: LogLine): Logger {
  return new Logger(() => (level, message) => write(level, message));
}

export const quietLogger = jobLogger(() => {});
