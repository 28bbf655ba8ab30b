/*
 * The shell of the deputies' pages, so that they open without a connection. It keeps the page and its scripts, styles and
 * glyphs, and nothing that anybody wrote or received: whatever begins with /api/ always goes to the server.
 */
const SHELL = 'luoshi-shell-1';
const PAGE = '/m';
const assetsOf = (html) => [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);

/** What the entry script fetches later (the other pages and what they need) stands in it by name. */
const laterOf = (script) => [...script.matchAll(/["'`](assets\/[\w.-]+\.(?:js|css))["'`]/g)].map((match) => `/${match[1]}`);

async function keep(cache, paths) {
  const missing = [];
  for (const path of paths) if (await cache.match(path) === undefined) missing.push(path);
  await cache.addAll(missing);
  return missing.length;
}

/** Takes a fresh page: what it names is fetched, scripts and styles of former editions go. Glyphs never change, so they stay. */
async function keepPage(response) {
  const cache = await caches.open(SHELL);
  const named = assetsOf(await response.clone().text());
  const fresh = await keep(cache, named);
  const entry = named.find((path) => path.startsWith('/assets/deputy-') && path.endsWith('.js'));
  const script = entry === undefined ? '' : await cache.match(entry).then((kept) => kept?.text() ?? '');
  const wanted = new Set([...named, ...laterOf(script)]);
  await keep(cache, wanted);
  await cache.put(PAGE, response);
  if (fresh === 0) return;
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (/\.(?:js|css)$/.test(pathname) && !wanted.has(pathname)) await cache.delete(request);
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(fetch(PAGE, { cache: 'no-store' }).then((response) => (response.ok ? keepPage(response) : undefined)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('luoshi-') && name !== SHELL).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

async function page(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok && response.type === 'basic') event.waitUntil(keepPage(response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(PAGE, { cacheName: SHELL });
    if (kept === undefined) throw error;
    return kept;
  }
}

async function asset(event) {
  const kept = await caches.match(event.request, { cacheName: SHELL });
  if (kept !== undefined) return kept;
  const response = await fetch(event.request);
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(caches.open(SHELL).then((cache) => cache.put(event.request, copy)));
  }
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && (url.pathname === PAGE || url.pathname.startsWith(`${PAGE}/`))) event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(event));
});
