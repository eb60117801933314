import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import type { InvocationResult } from '../contracts.ts'
import type { FunctionDefinition } from '../template/functions.ts'
import { newAccessKeyId } from './function-environment.ts'
import type { FunctionLog } from './function-log.ts'
import { answeredInvocation, endedInvocation, type WorkerEnd } from './invocation-error.ts'
import { collectLines } from './line-collector.ts'
import { watchMemory } from './memory-watch.ts'
import { startThread } from './start-thread.ts'
import type { FunctionError, InvokeRequest, ThreadMessage } from './thread-messages.ts'

export interface FunctionWorkerOptions {
  readonly definition: FunctionDefinition
  readonly endpoints: Readonly<Record<string, string>>
  readonly log: FunctionLog
}

interface Invocation {
  readonly requestId: string
  readonly settle: (result: InvocationResult) => void
  timer: NodeJS.Timeout
  readonly stopWatching: () => void
}

/** Lambda gives a function 10 s to load, outside its own timeout. */
const LOADING_LIMIT_MS = 10_000

/** One warm copy of a function: a thread that takes one event at a time. The bundle loads at once. */
export class FunctionWorker {
  readonly accessKeyId = newAccessKeyId()
  readonly #definition: FunctionDefinition
  readonly #log: FunctionLog
  readonly #thread: Worker
  readonly #exited: Promise<void>
  readonly #lines = collectLines((text) => this.#log.line('INFO', text, this.#invocation?.requestId))
  #invocation: Invocation | undefined
  #ending: WorkerEnd['reason'] | undefined
  #crash: FunctionError | undefined

  constructor({ definition, endpoints, log }: FunctionWorkerOptions) {
    this.#definition = definition
    this.#log = log
    this.#thread = startThread(definition, endpoints, this.accessKeyId)
    this.#thread.on('message', (message: ThreadMessage) => this.#hear(message))
    this.#thread.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') this.#ending ??= 'memory'
      const trace = (error.stack ?? '').split('\n')
      this.#crash ??= { errorType: error.name, errorMessage: error.message, trace }
    })
    this.#exited = new Promise((resolve) => {
      this.#thread.once('exit', (exitCode) => resolve(this.#bury(exitCode)))
    })
  }

  /** False once the thread is dead or dying; such a worker takes no further event. */
  get isAlive(): boolean {
    return this.#ending === undefined
  }

  /** Hands over one event (JSON); settles with the function's answer or with the error that Lambda would give. */
  invoke(event: string, clockOffsetMs: number): Promise<InvocationResult> {
    const timeoutMs = this.#definition.timeoutSeconds * 1000
    const request: InvokeRequest = { requestId: randomUUID(), event, timeoutMs, clockOffsetMs }
    return new Promise((settle) => {
      const timer = this.#timeOutAfter(LOADING_LIMIT_MS + timeoutMs)
      const { memoryMb } = this.#definition
      const stopWatching = watchMemory(this.#thread, memoryMb, () => void this.end('memory'))
      this.#invocation = { requestId: request.requestId, settle, timer, stopWatching }
      this.#thread.postMessage(request)
    })
  }

  /** Ends the thread, whatever it is doing; an invocation under way ends in an error. */
  end(reason: WorkerEnd['reason']): Promise<void> {
    this.#ending ??= reason
    void this.#thread.terminate()
    return this.#exited
  }

  #timeOutAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => void this.end('timeout'), ms)
  }

  #hear(message: ThreadMessage): void {
    if (message.kind === 'raw') this.#lines.take(message.stream, message.text)
    else if (message.kind === 'line') this.#log.line(message.level, message.text, this.#invocation?.requestId)
    else if (message.kind === 'started') this.#startTimeout()
    else if (message.kind === 'crashed') this.#crash = message
    else if (message.kind === 'succeeded') this.#answer(answeredInvocation(message.result))
    else this.#answerError(message)
  }

  #startTimeout(): void {
    if (!this.#invocation) return
    clearTimeout(this.#invocation.timer)
    this.#invocation.timer = this.#timeOutAfter(this.#definition.timeoutSeconds * 1000)
  }

  /** A worker that is being ended answers no more, even if its answer was already on its way. */
  #answer(result: InvocationResult): void {
    if (this.isAlive) this.#settle(result)
  }

  #answerError(error: FunctionError): void {
    this.#logFailure('Invoke Error', error)
    this.#answer({ ok: false, errorType: error.errorType, errorMessage: error.errorMessage })
  }

  #settle(result: InvocationResult): void {
    const settled = this.#invocation
    this.#invocation = undefined
    if (!settled) return
    clearTimeout(settled.timer)
    settled.stopWatching()
    settled.settle(result)
  }

  #bury(exitCode: number): void {
    const reason = this.#ending ?? 'exit'
    this.#ending = reason
    this.#lines.flush()
    const end: WorkerEnd = { reason, exitCode, crash: this.#crash }
    const result = endedInvocation(
      end,
      this.#invocation?.requestId ?? 'none',
      this.#definition.timeoutSeconds,
    )
    if (reason !== 'stopped' && (this.#invocation || this.#crash)) {
      this.#logFailure(result.errorMessage, { ...result, trace: this.#crash?.trace ?? [] })
    }
    this.#settle(result)
  }

  #logFailure(message: string, { errorType, errorMessage, trace }: FunctionError): void {
    const details = { errorType, errorMessage, stackTrace: trace }
    this.#log.failure(message, details, this.#invocation?.requestId)
  }
}
