import { defineConfig } from 'vitest/config';

// Pure code: a worker keeps what it has loaded from file to file. Who starts servers and processes gets a process of its own.
const isolate = false;

export default defineConfig({
  test: {
    projects: [
      { test: { isolate, name: 'domain', root: 'domain', include: ['src/**/*.test.ts'] } },
      'server/vitest.config.ts',
      { test: { isolate, name: 'web', root: 'web', include: ['src/**/*.test.{ts,tsx}'] } },
      { test: { isolate, name: 'bench', root: 'bench', include: ['**/*.test.ts'] } },
      // The whole program in a real browser; each file has a server, a database and a browser of its own.
      { test: { name: 'e2e', root: 'e2e', include: ['**/*.test.ts'], globalSetup: ['../server/src/platform/testing/global-setup.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
    // Two at once: more only wait for each other on the usual two cores.
    maxWorkers: 2,
  },
});
