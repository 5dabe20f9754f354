import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/support/postgres.ts'],
    pool: 'forks',
    // Vitest leaves one processor free by itself: on two that means one test at a time.
    maxWorkers: '100%',
    // Nothing of ours keeps state in a module, so files share what they import: half the time of the engine's tests.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
})
