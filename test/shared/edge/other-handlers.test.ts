import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { queueHandler } from '../../../shared/edge/queue-handler.ts'
import { scheduleHandler } from '../../../shared/edge/schedule-handler.ts'
import { streamHandler } from '../../../shared/edge/stream-handler.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context } from '../../support/http-event.ts'

let log: ReturnType<typeof captureLog>
beforeEach(() => {
  log = captureLog()
})
afterEach(() => log.release())

const canary = 'Ndèye-Fatou-Canary'

function messages(...bodies: string[]): SQSEvent {
  const Records = bodies.map((body, n) => ({ messageId: `m${n}`, body, eventSource: 'aws:sqs' }))
  return { Records } as SQSEvent
}

describe('the queue wrapper', () => {
  const taken: string[] = []
  const handler = queueHandler(
    z.object({ name: z.string() }),
    () => undefined,
    async ({ name }) => {
      if (name === 'bad') throw new Error(canary)
      taken.push(name)
    },
  )
  beforeEach(() => {
    taken.length = 0
  })

  test('one bad message of three is told as failed, its neighbours are done', async () => {
    const answer = await handler(messages('{"name":"a"}', '{"name":"bad"}', '{"name":"b"}'), context)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
    expect(taken).toEqual(['a', 'b'])
  })

  test('all bad ones are listed rather than thrown', async () => {
    const answer = await handler(messages('{"name":"bad"}', canary, '{"nome":1}'), context)
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual([
      'm0',
      'm1',
      'm2',
    ])
  })

  test('nothing of a message is logged but its id', async () => {
    await handler(messages(canary, `{"name":"bad","x":"${canary}"}`), context)
    expect(log.text()).toContain('"messageId":"m0"')
    expect(log.text()).not.toContain(canary)
  })

  test('opens what it needs once, not at every batch', async () => {
    let opened = 0
    const open = () => {
      opened += 1
    }
    const counting = queueHandler(z.object({}), open, async () => undefined)
    await counting(messages('{}'), context)
    await counting(messages('{}'), context)
    expect(opened).toBe(1)
  })

  test('when it cannot start the whole batch stays in the queue', async () => {
    const broken = queueHandler(
      z.object({}),
      () => {
        throw new Error('setting TABLE_NAME is missing')
      },
      async () => undefined,
    )
    await expect(broken(messages('{}'), context)).rejects.toThrow()
  })
})

describe('the stream wrapper', () => {
  const event = { Records: [{ dynamodb: { SequenceNumber: '7' } }, { dynamodb: { SequenceNumber: '8' } }] }

  test('names the first record that is not done', async () => {
    const done = streamHandler(
      () => undefined,
      async () => undefined,
    )
    const failed = streamHandler(
      () => undefined,
      async (records) => records[1]?.dynamodb?.SequenceNumber,
    )
    expect(await done(event as DynamoDBStreamEvent, context)).toEqual({ batchItemFailures: [] })
    expect(await failed(event as DynamoDBStreamEvent, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '8' }],
    })
  })

  test('an error fails the batch from its first record on', async () => {
    const handler = streamHandler(
      () => undefined,
      async () => {
        throw new Error(canary)
      },
    )
    expect(await handler(event as DynamoDBStreamEvent, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '7' }],
    })
    expect(log.text()).not.toContain(canary)
  })
})

describe('the schedule wrapper', () => {
  const handler = scheduleHandler(
    z.strictObject({ age: z.int() }),
    () => undefined,
    async ({ age }) => {
      if (age > 5) throw new Error(canary)
    },
  )

  test('runs with what the schedule says', async () => {
    await expect(handler({ age: 1 }, context)).resolves.toBeUndefined()
  })

  test.each([{ age: 9 }, { age: 'x' }, {}])(
    'a run with %j fails, so that the scheduler repeats it, without its message',
    async (input) => {
      const error = await handler(input, context).catch((thrown: unknown) => thrown)
      expect(String(error)).toContain('the run failed')
      expect(String(error) + log.text()).not.toContain(canary)
    },
  )
})
