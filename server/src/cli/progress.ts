/**
 * Progress goes to stderr, with the seconds since the start, so that stdout carries results alone. A child
 * process counts from the same moment.
 */
export function createProgress(): (line: string) => void {
  const start = Number((process.env['LUOSHI_STARTED_AT'] ??= String(Date.now())));
  return (line) => console.error(`[${((Date.now() - start) / 1000).toFixed(1).padStart(5)} 秒] ${line}`);
}
