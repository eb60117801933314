import type { Reporter, TestModule } from 'vitest/node'

/**
 * How many tests passed and failed. A file that cannot be loaded, a suite whose set-up fails and an error outside of
 * any test count as failures, for no test tells of them.
 */
export function closingLine(modules: readonly TestModule[], strayErrors: number): string {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const count = (state: string) => tests.filter((one) => one.result().state === state).length
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const broken = suites.filter((suite) => suite.errors().length > 0).length
  return `${count('passed')} passed, ${count('failed') + broken + strayErrors} failed`
}

/** Ends a run with one plain line, for logs that are read by machines or from the end. */
export const closingLineReporter: Reporter = {
  onTestRunEnd: (modules, strayErrors) => {
    process.stdout.write(`${closingLine(modules, strayErrors.length)}\n`)
  },
}
