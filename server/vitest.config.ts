import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'server',
    // As in the other projects: a worker keeps the program that it has loaded from file to file.
    isolate: false,
    maxWorkers: 2,
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/platform/testing/global-setup.ts'],
    // Real databases and processes on a shared machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
