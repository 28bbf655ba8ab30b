import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', root: 'domain', include: ['src/**/*.test.ts'] } },
      'server/vitest.config.ts',
    ],
    // Two at once: more only wait for each other on the usual two cores.
    maxWorkers: 2,
  },
});
