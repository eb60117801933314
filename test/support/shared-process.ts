import { afterAll, vi } from 'vitest'

/*
 * Test files share processes, so that packages are loaded once in each and not once per file; our own modules are made
 * anew for every file. Each file leaves the process as it found it: environment, clock and spies here, mocked clients
 * in `mocked-client.ts`.
 */
vi.resetModules()
const before = { ...process.env }
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})
