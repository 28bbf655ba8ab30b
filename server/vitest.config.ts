import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'server',
    // As in the root's configuration, of which a project in a file of its own hears nothing: one at a time otherwise, on two cores.
    maxWorkers: 2,
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/platform/testing/global-setup.ts'],
    // Real databases and processes on a shared machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
