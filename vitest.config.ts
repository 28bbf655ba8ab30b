import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', root: 'domain', include: ['src/**/*.test.ts'] } },
      'server/vitest.config.ts',
      { test: { name: 'web', root: 'web', include: ['src/**/*.test.{ts,tsx}'] } },
      { test: { name: 'bench', root: 'bench', include: ['**/*.test.ts'] } },
      // The whole program in a real browser; each file has a server, a database and a browser of its own.
      { test: { name: 'e2e', root: 'e2e', include: ['**/*.test.ts'], globalSetup: ['../server/src/platform/testing/global-setup.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
    // Two at once: more only wait for each other on the usual two cores.
    maxWorkers: 2,
  },
});
