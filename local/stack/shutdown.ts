/** What must be undone at the end, in the reverse order of how it was done. */
export interface Shutdown {
  add(what: string, undo: () => unknown): void
  /** Undoes everything once; names what failed or took too long. */
  run(): Promise<readonly string[]>
}

/** In all; a step that comes after that still gets `LEAST_MS`, so that the table is closed whatever hangs. */
const LIMIT_MS = 10_000
const LEAST_MS = 1_000

export function makeShutdown(): Shutdown {
  const steps: { what: string; undo: () => unknown }[] = []
  return {
    add: (what, undo) => void steps.push({ what, undo }),
    async run() {
      const problems: string[] = []
      const end = performance.now() + LIMIT_MS
      for (let step = steps.pop(); step; step = steps.pop()) {
        const problem = await tryWithin(step.undo, Math.max(end - performance.now(), LEAST_MS))
        if (problem !== undefined) problems.push(`${step.what}: ${problem}`)
      }
      return problems
    },
  }
}

async function tryWithin(undo: () => unknown, milliseconds: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('took too long'), milliseconds)
  })
  const done = Promise.resolve()
    .then(undo)
    .then(() => undefined, String)
  try {
    return await Promise.race([done, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
