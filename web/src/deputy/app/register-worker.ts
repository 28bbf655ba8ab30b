/** The shell opens without a connection where the browser can do that; everywhere else the pages work as they are. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || !window.isSecureContext || import.meta.env.DEV) return;
  window.addEventListener('load', () => {
    void navigator.serviceWorker.register('/service-worker.js', { scope: '/m' }).catch(() => undefined);
  });
}
