/** Progress goes to stderr, with the seconds since the start, so that stdout carries results alone. */
export function createProgress(): (line: string) => void {
  const start = performance.now();
  return (line) => console.error(`[${((performance.now() - start) / 1000).toFixed(1).padStart(5)} 秒] ${line}`);
}
