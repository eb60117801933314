import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { LocalLambda } from '../../local/contracts.ts'
import { startLambda } from '../../local/lambda.ts'
import type { FunctionDefinition } from '../../local/template/functions.ts'

const codePath = fileURLToPath(new URL('./lambda', import.meta.url))
const logFolder = mkdtempSync(join(tmpdir(), 'raccordo-lambda-'))
let offset = 0
const clock = { now: () => new Date(), offsetMs: () => offset, timeScale: 1 }
const warnings: [string, string][] = []
let running: LocalLambda | undefined

function definition(over: Partial<FunctionDefinition> = {}): FunctionDefinition {
  return {
    logicalId: 'Fn',
    name: 'fn',
    codePath,
    handler: 'index.handler',
    timeoutSeconds: 5,
    memoryMb: 128,
    environment: { TABLE_NAME: 'the-table' },
    ...over,
  }
}

function start(...functions: FunctionDefinition[]): LocalLambda {
  running = startLambda({
    functions: functions.length > 0 ? functions : [definition()],
    endpoints: { AWS_REGION: 'eu-south-1', AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1' },
    logFolder,
    clock,
    onWarning: (name, line) => warnings.push([name, line]),
  })
  return running
}

async function invoke(lambda: LocalLambda, payload: object, name = 'fn'): Promise<unknown> {
  const result = await lambda.invoke(name, payload)
  if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`)
  return result.payload
}

const logLines = (name: string): Record<string, unknown>[] =>
  readFileSync(join(logFolder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

afterEach(async () => {
  await running?.stop()
  warnings.length = 0
  offset = 0
})
afterAll(() => rmSync(logFolder, { recursive: true }))

describe('an invocation', () => {
  test('gets the event, the template’s environment, the endpoints and a context', async () => {
    const answer = await invoke(start(), { do: 'echo', text: 'Ndèye 🙂', dropped: undefined })
    expect(answer).toMatchObject({
      event: { do: 'echo', text: 'Ndèye 🙂' },
      functionName: 'fn',
      memory: '128',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      environment: {
        TABLE_NAME: 'the-table',
        AWS_REGION: 'eu-south-1',
        AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1',
        AWS_LAMBDA_FUNCTION_NAME: 'fn',
        CLOCK_OFFSET_MS: '0',
        AWS_ACCESS_KEY_ID: expect.stringMatching(/^LOCAL[0-9A-F]{15}$/),
      },
    })
    const { remaining, environment } = answer as { remaining: number; environment: Record<string, string> }
    expect(remaining).toBeGreaterThan(4000)
    expect(remaining).toBeLessThanOrEqual(5000)
    expect(environment['PATH']).toBeUndefined()
  })

  test('may answer at once, with nothing, or with null', async () => {
    const lambda = start()
    expect(await invoke(lambda, { do: 'now', value: [1, { a: null }] })).toEqual([1, { a: null }])
    expect(await invoke(lambda, { do: 'nothing' })).toBeNull()
  })

  test('sees the clock as it stands when it begins', async () => {
    const lambda = start()
    await invoke(lambda, { do: 'nothing' })
    offset = 86_400_000
    const answer = await invoke(lambda, { do: 'echo' })
    expect(answer).toMatchObject({ environment: { CLOCK_OFFSET_MS: '86400000' } })
  })

  test('of an unknown function is refused by name', async () => {
    await expect(start().invoke('other', {})).rejects.toThrow(
      'no function is named other; the template has: fn',
    )
  })
})

describe('workers', () => {
  test('are used again when warm and added when all are busy', async () => {
    const lambda = start()
    const first = await invoke(lambda, { do: 'wait', ms: 0 })
    expect(await invoke(lambda, { do: 'wait', ms: 0 })).toBe(first)
    const keys = await Promise.all([1, 2, 3].map(() => invoke(lambda, { do: 'wait', ms: 50 })))
    expect(new Set(keys).size).toBe(3)
    expect(keys).toContain(first)
  })

  test('are no more than eight; further events wait in line and are all served', async () => {
    const lambda = start()
    const all = Array.from({ length: 20 }, () => invoke(lambda, { do: 'wait', ms: 20 }))
    expect(lambda.inFlight()).toBe(20)
    expect(new Set(await Promise.all(all)).size).toBeLessThanOrEqual(8)
    expect(lambda.inFlight()).toBe(0)
  })
})

describe('a failure', () => {
  const outcomes: [string, object, string, RegExp][] = [
    ['a thrown error', { do: 'throw' }, 'RangeError', /^too far$/],
    ['a rejection nobody handles', { do: 'reject' }, 'Runtime.UnhandledPromiseRejection', /nobody listens/],
    ['an uncaught error', { do: 'uncaught' }, 'TypeError', /^out of the blue$/],
    ['an exit with a code', { do: 'exit', code: 7 }, 'Runtime.ExitError', /exit status 7$/],
    ['an exit without a code', { do: 'exit', code: 0 }, 'Runtime.ExitError', /without providing a reason$/],
    ['an answer that is not JSON', { do: 'circular' }, 'TypeError', /circular/],
    ['an answer that is too large', { do: 'large' }, 'Function.ResponseSizeTooLarge', /6291556 bytes/],
  ]
  test.each(outcomes)(
    'by %s is an error of that invocation only',
    async (_, event, errorType, errorMessage) => {
      const lambda = start()
      const neighbour = invoke(lambda, { do: 'wait', ms: 30 })
      expect(await lambda.invoke('fn', event)).toEqual({
        ok: false,
        errorType,
        errorMessage: expect.stringMatching(errorMessage),
      })
      expect(await neighbour).toMatch(/^LOCAL/)
      expect(await invoke(lambda, { do: 'now', value: 1 })).toBe(1)
    },
  )

  test.each(['spin', 'hang'])('by timeout (%s) is worded as Lambda words it', async (how) => {
    const lambda = start(definition({ timeoutSeconds: 0.3 }))
    const began = performance.now()
    expect(await lambda.invoke('fn', { do: how })).toEqual({
      ok: false,
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 0.30 seconds$/),
    })
    expect(performance.now() - began).toBeGreaterThan(290)
    expect(await invoke(lambda, { do: 'now', value: 1 })).toBe(1)
  })

  test.each(['hoard', 'double', 'buffer'])(
    'by memory (%s) is an error of that invocation only',
    async (how) => {
      const lambda = start(definition({ memoryMb: 64, timeoutSeconds: 20 }))
      const result = await lambda.invoke('fn', { do: how })
      expect(result).toMatchObject({ ok: false, errorType: 'Runtime.OutOfMemory' })
      expect(await invoke(lambda, { do: 'now', value: 1 })).toBe(1)
    },
  )

  test.each([
    ['broken.handler', 'SyntaxError', /does not load/],
    ['missing.handler', 'Error', /Cannot find module .*missing\.cjs/],
    ['index.absent', 'Runtime.HandlerNotFound', /exports no function named absent; it exports: handler/],
    ['index.calledBack', 'Runtime.CallbackHandlerDeprecated', /takes a callback/],
  ])('to load %s is told to the caller', async (handler, errorType, errorMessage) => {
    const result = await start(definition({ handler })).invoke('fn', {})
    expect(result).toEqual({ ok: false, errorType, errorMessage: expect.stringMatching(errorMessage) })
  })
})

describe('the log', () => {
  test('keeps JSON lines as they are, wraps others, and tells warnings', async () => {
    const lambda = start(definition({ name: 'talker' }))
    await invoke(lambda, { do: 'log', id: 'x' }, 'talker')
    await lambda.stop()
    expect(logLines('talker')).toMatchObject([
      { level: 'INFO', message: 'in two pieces' },
      { level: 'INFO', message: 'plain { a: 1 }', requestId: expect.any(String) },
      { level: 'WARN', message: 'careful' },
      { level: 'WARN', message: 'by itself', id: 'x' },
      { level: 'INFO', message: 'no end of line' },
    ])
    expect(warnings.map(([name, line]) => [name, JSON.parse(line).message])).toEqual([
      ['talker', 'careful'],
      ['talker', 'by itself'],
    ])
  })

  test('has the last words of a worker and what Lambda says about its end', async () => {
    const lambda = start(definition({ name: 'leaver' }))
    await lambda.invoke('leaver', { do: 'logAndExit' })
    await lambda.invoke('leaver', { do: 'throw' })
    expect(logLines('leaver')).toMatchObject([
      { level: 'ERROR', message: 'last words' },
      { level: 'ERROR', errorType: 'Runtime.ExitError' },
      { level: 'ERROR', message: 'Invoke Error', errorType: 'RangeError', errorMessage: 'too far' },
    ])
  })
})

describe('killing and stopping', () => {
  test('kills only the worker that owns the access key', async () => {
    const lambda = start()
    const key = String(await invoke(lambda, { do: 'wait', ms: 0 }))
    const victim = lambda.invoke('fn', { do: 'hang' })
    const neighbour = invoke(lambda, { do: 'wait', ms: 50 })
    lambda.kill(key)
    expect(await victim).toMatchObject({ ok: false, errorType: 'Runtime.ExitError' })
    expect(await neighbour).not.toBe(key)
    expect(await invoke(lambda, { do: 'now', value: 1 })).toBe(1)
  })

  test('loses also an answer that was already on its way', async () => {
    const lambda = start()
    const key = String(await invoke(lambda, { do: 'wait', ms: 0 }))
    const victim = lambda.invoke('fn', { do: 'now', value: 1 })
    // Holds up this thread, not the worker: its answer arrives meanwhile and cannot be read.
    for (const until = performance.now() + 200; performance.now() < until; );
    lambda.kill(key)
    expect(await victim).toMatchObject({ ok: false, errorType: 'Runtime.ExitError' })
  })

  test('ends invocations under way and those in line, and takes no new one', async () => {
    const lambda = start()
    const all = Array.from({ length: 12 }, () => lambda.invoke('fn', { do: 'hang' }))
    await lambda.stop()
    for (const result of await Promise.all(all)) expect(result.ok).toBe(false)
    expect(await lambda.invoke('fn', {})).toMatchObject({ ok: false, errorType: 'ServiceException' })
  })
})
