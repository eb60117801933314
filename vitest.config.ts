import { defineConfig } from 'vitest/config'
import { closingLineReporter } from './test/support/closing-line.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/journey-assembly.ts', 'test/support/dynamodb-local-for-all.ts'],
    // Files share processes: test/support/shared-process.ts says how they stay apart.
    isolate: false,
    setupFiles: ['test/support/shared-process.ts'],
    // Journeys mostly wait: on two cores they take half the time side by side.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // As long as a busy machine may take; a condition that holds ends the wait at once.
    expect: { poll: { timeout: 20_000 } },
    reporters: ['default', closingLineReporter],
  },
})
