type Stream = 'stdout' | 'stderr'

/** Joins the pieces that a stream is written in to whole lines; `flush` gives up what has no end yet. */
export function collectLines(onLine: (line: string) => void): {
  take(stream: Stream, text: string): void
  flush(): void
} {
  const rest: Record<Stream, string> = { stdout: '', stderr: '' }
  const tell = (line: string) => {
    if (line.trim() !== '') onLine(line)
  }
  return {
    take(stream, text) {
      const lines = (rest[stream] + text).split('\n')
      rest[stream] = lines.pop() ?? ''
      lines.forEach(tell)
    },
    flush() {
      const unfinished = Object.values(rest)
      Object.assign(rest, { stdout: '', stderr: '' })
      unfinished.forEach(tell)
    },
  }
}
