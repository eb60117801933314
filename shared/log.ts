import { OwnError } from './errors.ts'

/**
 * The only way to log. Values are ids, enums, numbers and dates by name, so that no personal data can slip in: there is
 * no free text, and of an error only what identifies it.
 */
export interface LogFacts {
  readonly correlationId?: string
  readonly count?: number
  readonly failed?: number
  readonly messageId?: string
  readonly milliseconds?: number
  readonly referral?: string
  readonly requeued?: number
  readonly subject?: string
}

type Level = 'INFO' | 'WARN' | 'ERROR'

function write(level: Level, message: string, facts: object): void {
  const line = {
    level,
    at: new Date().toISOString(),
    function: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    message,
    ...facts,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** One JSON line on stdout per call, for CloudWatch and for the runner's log files. */
export const log = {
  info: (message: string, facts: LogFacts = {}) => write('INFO', message, facts),
  warn: (message: string, facts: LogFacts = {}) => write('WARN', message, facts),
  /** Also tells the error's class, code, and where it was thrown; its message only when it is one of ours. */
  error: (message: string, error: unknown, facts: LogFacts = {}) =>
    write('ERROR', message, { ...facts, ...errorFacts(error) }),
}

/** Messages of others (a JSON parser's, the SDK's validation) quote what they were given: they stay out. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const text = error instanceof OwnError ? { errorMessage: error.message } : {}
  return { errorName: error.name, ...code, ...text, where: frames(error) }
}

function frames(error: Error): string[] {
  // The stack begins with the message, which may hold lines that look like frames.
  const { stack = '', message } = error
  const lines = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return lines.slice(0, 6).map((line) => line.trim())
}
