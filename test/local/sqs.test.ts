import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ServiceCall } from '../../local/contracts.ts'
import { type LocalSqs, type SqsOptions, startSqs } from '../../local/sqs.ts'
import type { QueueDefinition } from '../../local/template/queues.ts'

const region = 'eu-south-1'
const credentials = { accessKeyId: 'LOCALTESTER', secretAccessKey: 'local' }
const running: { sqs?: LocalSqs; client?: SQSClient } = {}

const work: QueueDefinition = {
  logicalId: 'Work',
  name: 'work',
  visibilityTimeoutSeconds: 30,
  receiveWaitSeconds: 20,
  redrive: { deadLetterQueueName: 'work-dead', maxReceiveCount: 2 },
}
const dead: QueueDefinition = { logicalId: 'Dead', name: 'work-dead', visibilityTimeoutSeconds: 30 }

async function start(over: Partial<SqsOptions> = {}, timeScale = 1) {
  const clock = { now: () => new Date(), offsetMs: () => 0, timeScale }
  const sqs = await startSqs({ region, queues: [work, dead], clock, ...over })
  const client = new SQSClient({ region, endpoint: sqs.url, credentials })
  Object.assign(running, { sqs, client })
  const QueueUrl = sqs.queueUrl('work')
  const receive = async (parameters: object = {}): Promise<Message[]> =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl, ...parameters }))).Messages ?? []
  return { sqs, client, QueueUrl, receive }
}

afterEach(async () => {
  running.client?.destroy()
  await running.sqs?.stop()
})

describe('the queues', () => {
  test('are on 127.0.0.1 in every answer, with the template’s attributes', async () => {
    const { sqs, client, QueueUrl } = await start()
    expect(QueueUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\/work$/)
    expect(await client.send(new GetQueueUrlCommand({ QueueName: 'work' }))).toMatchObject({ QueueUrl })
    const listed = await client.send(new ListQueuesCommand({}))
    expect(listed.QueueUrls).toEqual([QueueUrl, sqs.queueUrl('work-dead')])
    const all = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
    expect(all.Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:eu-south-1:000000000000:work',
      VisibilityTimeout: '30',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:eu-south-1:000000000000:work-dead',
        maxReceiveCount: 2,
      }),
    })
  })

  test('carry bodies and attributes as they were sent', async () => {
    const { client, QueueUrl, receive } = await start()
    const MessageBody = JSON.stringify({ name: 'Đặng محمد 🙂' })
    const MessageAttributes = { RULE: { DataType: 'String', StringValue: 'rule' } }
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes }))
    const [message] = await receive({ MessageAttributeNames: ['All'] })
    expect(message).toMatchObject({ Body: MessageBody, MessageAttributes })
    const { ReceiptHandle } = message ?? {}
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    expect(await receive({ WaitTimeSeconds: 0 })).toEqual([])
  })

  test('wake a client that waits as soon as the runner sends', async () => {
    const { sqs, receive } = await start()
    const waiting = receive({ WaitTimeSeconds: 20 })
    const messageId = sqs.send('work', 'hello')
    expect(await waiting).toMatchObject([{ MessageId: messageId, Body: 'hello' }])
  })

  test('tell their depth', async () => {
    const { sqs, client, QueueUrl, receive } = await start()
    const Entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: Id, DelaySeconds: Id === 'c' ? 60 : 0 }))
    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    await receive()
    expect(sqs.depth('work')).toEqual({ visible: 1, inFlight: 1, delayed: 1 })
    expect(sqs.depths()['work-dead']).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  })

  test('give up a message after its receives and tell of the dead letter', async () => {
    const onDeadLetter = vi.fn()
    const { sqs, client, QueueUrl, receive } = await start({ onDeadLetter })
    const messageId = sqs.send('work', 'poison')
    for (const _ of [1, 2]) {
      const [message] = await receive({ WaitTimeSeconds: 0 })
      const { ReceiptHandle } = message ?? {}
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
    }
    expect(onDeadLetter).not.toHaveBeenCalled()
    expect(await receive({ WaitTimeSeconds: 0 })).toEqual([])
    expect(onDeadLetter.mock.calls).toEqual([['work-dead', messageId]])
    expect(sqs.depth('work-dead').visible).toBe(1)
  })

  test('tell of what is sent to a queue that only other services use for dead letters', async () => {
    const onDeadLetter = vi.fn()
    const target: QueueDefinition = { ...dead, name: 'rule-dead' }
    const { sqs } = await start({
      queues: [work, dead, target],
      onDeadLetter,
      deadLetterQueues: ['rule-dead'],
    })
    const messageId = sqs.send('rule-dead', '{}')
    expect(onDeadLetter.mock.calls).toEqual([['rule-dead', messageId]])
  })

  test('are refused by name when unknown, or when their dead letters have nowhere to go', async () => {
    const { sqs } = await start()
    expect(() => sqs.queueUrl('other')).toThrow('no queue is named other; the template has: work, work-dead')
    await expect(start({ queues: [work] })).rejects.toThrow(
      /sends its dead letters to work-dead, which is not/,
    )
  })
})

describe('the time scale', () => {
  test('shortens visibility and delays but not what the attributes say', async () => {
    const { client, QueueUrl, receive } = await start({}, 100)
    const began = performance.now()
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'slow', DelaySeconds: 10 }))
    expect(await receive()).toHaveLength(1)
    expect(await receive()).toHaveLength(1)
    expect(performance.now() - began).toBeGreaterThan(390)
    const all = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
    )
    expect(all.Attributes).toEqual({ VisibilityTimeout: '30' })
  })
})

describe('the hooks', () => {
  test('are asked before and after each call of a client, with its access key, but not for the runner', async () => {
    const calls: [string, ServiceCall][] = []
    const before = (call: ServiceCall) => {
      calls.push(['before', call])
      return undefined
    }
    const after = (call: ServiceCall) => {
      calls.push(['after', call])
    }
    const { sqs, client, QueueUrl } = await start({ hooks: { before, after } })
    sqs.send('work', 'by the runner')
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'by a client' }))
    const call = { service: 'sqs', operation: 'SendMessage', accessKeyId: 'LOCALTESTER' }
    expect(calls).toEqual([
      ['before', call],
      ['after', call],
    ])
  })

  test('throttle as SQS does, so that the SDK tries again', async () => {
    let refusals = 1
    const before = () => (refusals-- > 0 ? ('throttle' as const) : undefined)
    const after = vi.fn()
    const { sqs, client, QueueUrl } = await start({ hooks: { before, after } })
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'twice' }))
    expect(refusals).toBe(-1)
    expect(after).toHaveBeenCalledTimes(1)
    expect(sqs.depth('work').visible).toBe(1)
    refusals = 1
    const impatient = new SQSClient({ region, endpoint: sqs.url, credentials, maxAttempts: 1 })
    const refused = impatient.send(new SendMessageCommand({ QueueUrl, MessageBody: 'no' }))
    await expect(refused).rejects.toMatchObject({ name: 'RequestThrottled', $fault: 'client' })
  })
})

describe('stopping', () => {
  test('ends a client that waits and frees the port', async () => {
    const before = vi.fn(() => undefined)
    const { sqs, receive } = await start({ hooks: { before } })
    const waiting = receive({ WaitTimeSeconds: 20 }).catch(() => 'cut off')
    await expect.poll(() => before.mock.calls.length).toBeGreaterThan(0)
    await sqs.stop()
    expect(await waiting).toSatisfy((end) => end === 'cut off' || Array.isArray(end))
    await expect(fetch(sqs.url)).rejects.toThrow()
  })
})
