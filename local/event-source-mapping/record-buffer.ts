/** Records that wait in order for one reader. */
export class RecordBuffer<Entry> {
  #entries: Entry[] = []
  #waiting: { count: number; resume: () => void } | undefined
  #closed = false

  get size(): number {
    return this.#entries.length
  }

  push(entry: Entry): void {
    if (this.#closed) return
    this.#entries.push(entry)
    if (this.#waiting && this.#entries.length >= this.#waiting.count) this.#waiting.resume()
  }

  take(maximum: number): Entry[] {
    return this.#entries.splice(0, maximum)
  }

  /** Resolves when there are so many records, or when the time is over, or when the buffer closes. */
  waitFor(count: number, limitMs?: number): Promise<void> {
    if (this.#closed || this.#entries.length >= count) return Promise.resolve()
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer)
        this.#waiting = undefined
        resolve()
      }
      const timer = limitMs === undefined ? undefined : setTimeout(resume, limitMs)
      this.#waiting = { count, resume }
    })
  }

  /** Forgets what waits and takes no more. */
  close(): void {
    this.#closed = true
    this.#entries = []
    this.#waiting?.resume()
  }
}
