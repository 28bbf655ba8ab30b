import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'server',
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/platform/testing/global-setup.ts'],
    // Real databases and processes on a shared machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
