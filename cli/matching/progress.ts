/** From when on it is told that something is at work; who waits for less does not wonder. */
const SILENT_MS = 2_000
const STEP_MS = 500
/** ANSI: to the end of the line. */
const ERASE = '\r\u001b[K'

export interface Progress {
  /** What is done from now on. */
  tell(doing: string): void
  /** Ends it, and leaves an empty line behind. */
  close(): void
}

/** One line that is written again and again, with the seconds that have passed. */
export function openProgress(write: (text: string) => void, first = 'reading'): Progress {
  const begun = performance.now()
  let doing = first
  let isShown = false
  const timer = setInterval(() => {
    const passedMs = performance.now() - begun
    if (passedMs < SILENT_MS) return
    isShown = true
    write(`${ERASE}${doing} … ${Math.floor(passedMs / 1000)} s`)
  }, STEP_MS)
  return {
    tell(next) {
      doing = next
    },
    close() {
      clearInterval(timer)
      if (isShown) write(ERASE)
    },
  }
}
