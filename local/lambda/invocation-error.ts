import type { InvocationResult } from '../contracts.ts'
import type { FunctionError } from './thread-messages.ts'

type FailedInvocation = Extract<InvocationResult, { ok: false }>

/** Why a worker is no more, as far as the host knows it. */
export interface WorkerEnd {
  readonly reason: 'timeout' | 'memory' | 'killed' | 'stopped' | 'exit'
  readonly exitCode: number
  readonly crash?: FunctionError | undefined
}

const failed = (errorType: string, errorMessage: string): FailedInvocation => ({
  ok: false,
  errorType,
  errorMessage,
})

/** The error that Lambda answers when the worker did not live to answer itself, in Lambda's words. */
export function endedInvocation(end: WorkerEnd, requestId: string, timeoutSeconds: number): FailedInvocation {
  const exited = (how: string) => `RequestId: ${requestId} Error: Runtime exited ${how}`
  if (end.reason === 'timeout') {
    const message = `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`
    return failed('Sandbox.Timedout', message)
  }
  if (end.reason === 'memory') return failed('Runtime.OutOfMemory', exited('with error: signal: killed'))
  if (end.reason !== 'exit') return failed('Runtime.ExitError', exited('with error: signal: killed'))
  if (end.crash) return failed(end.crash.errorType, end.crash.errorMessage)
  if (end.exitCode === 0) return failed('Runtime.ExitError', exited('without providing a reason'))
  return failed('Runtime.ExitError', exited(`with error: exit status ${end.exitCode}`))
}

/** The largest answer of a function that is invoked and waited for. */
const MAX_RESULT_BYTES = 6_291_556

/** A function's JSON answer as the caller gets it, or the error for one that is too large. */
export function answeredInvocation(result: string): InvocationResult {
  if (Buffer.byteLength(result) > MAX_RESULT_BYTES) {
    const message = `Response payload size exceeded maximum allowed payload size (${MAX_RESULT_BYTES} bytes).`
    return failed('Function.ResponseSizeTooLarge', message)
  }
  return { ok: true, payload: JSON.parse(result) }
}
