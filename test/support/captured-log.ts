import { vi } from 'vitest'

/** Takes what is written to stdout from now on; `lines()` gives it, `release()` lets it through again. */
export function captureLog() {
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })
  return { text: () => written.join(''), release: () => spy.mockRestore() }
}
