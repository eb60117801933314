import * as z from 'zod'

const lineSchema = z.object({
  message: z.string(),
  correlationId: z.string().optional(),
  errorName: z.string().optional(),
  errorMessage: z.string().optional(),
})

/** A function's log line for the terminal: what it says and why; the whole of it stands in the log. */
export function shorten(line: string): string {
  const parsed = lineSchema.safeParse(parse(line))
  if (!parsed.success) return line
  const { message, errorName, errorMessage, correlationId } = parsed.data
  const isSaid = errorMessage === undefined || message.includes(errorMessage)
  const reason = [errorName, isSaid ? undefined : errorMessage].filter(Boolean).join(': ')
  return [message, reason && `(${reason})`, correlationId && `[${correlationId}]`].filter(Boolean).join(' ')
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
