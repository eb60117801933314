import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputLevel } from './thread-messages.ts'

/** One function's log file. Written at once, so that what a function logged is on disk when its answer is. */
export interface FunctionLog {
  /** A line as the function wrote it: JSON stays as it is, other text is wrapped as Lambda's JSON logs do. */
  line(level: OutputLevel, text: string, requestId?: string): void
  /** What Lambda itself says about an invocation that failed. */
  failure(message: string, details: object, requestId?: string): void
  close(): void
}

interface FunctionLogOptions {
  readonly folder: string
  readonly functionName: string
  readonly now: () => Date
  readonly onWarning?: ((functionName: string, line: string) => void) | undefined
}

const WARNING_LEVELS = new Set(['WARN', 'ERROR', 'FATAL', 'CRITICAL'])

/** Opens `<folder>/<functionName>.jsonl` for appending. */
export function openFunctionLog({ folder, functionName, now, onWarning }: FunctionLogOptions): FunctionLog {
  mkdirSync(folder, { recursive: true })
  let file: number | undefined = openSync(join(folder, `${functionName}.jsonl`), 'a')

  const write = (level: unknown, json: string) => {
    if (file === undefined) return
    writeSync(file, `${json}\n`)
    if (typeof level === 'string' && WARNING_LEVELS.has(level.toUpperCase())) onWarning?.(functionName, json)
  }
  const entry = (level: OutputLevel, requestId: string | undefined, rest: object) =>
    write(level, JSON.stringify({ timestamp: now().toISOString(), level, requestId, ...rest }))

  return {
    line(level, text, requestId) {
      const own = parseObject(text)
      if (own) write(own['level'], text)
      else entry(level, requestId, { message: text })
    },
    failure: (message, details, requestId) => entry('ERROR', requestId, { message, ...details }),
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{') || text.includes('\n')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
