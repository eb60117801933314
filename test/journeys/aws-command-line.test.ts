import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../support/command-line.ts'
import { completeForm } from '../support/partner.ts'
import { type JourneyStack, startJourney } from '../support/stack.ts'

/** Whether the machine has the `aws` command; where it has none, these tests are skipped and say so. */
const hasAws = spawnSync('aws', ['--version']).status === 0
if (!hasAws) process.stderr.write('the aws command line: skipped, it is not on this machine\n')

describe.skipIf(!hasAws)('the aws command line looks inside, by the addresses of endpoints.json', () => {
  let stack: JourneyStack

  beforeAll(async () => {
    stack = await startJourney()
    const school = await stack.addPartner('scuola')
    await school.send(completeForm('one'))
    await stack.settle()
  })
  afterAll(() => stack.stop())

  const aws = async (endpoint: string, ...args: string[]) => {
    const environment = { AWS_ACCESS_KEY_ID: 'TEST', AWS_SECRET_ACCESS_KEY: 'none', AWS_PAGER: '' }
    const { region } = stack.endpoints
    const common = ['--endpoint-url', endpoint, '--region', region, '--output', 'json']
    const { exitCode, stdout, stderr } = await run('aws', [...args, ...common], environment)
    expect([exitCode, stderr]).toEqual([0, ''])
    return JSON.parse(stdout || '{}')
  }

  test('dynamodb scan shows the table', async () => {
    const { dynamodb, table } = stack.endpoints
    const { Items } = await aws(dynamodb, 'dynamodb', 'scan', '--table-name', table)
    const keys = Items.map((item: { pk: { S: string } }) => item.pk.S)
    expect(keys).toContain('DISTRICT#bergamo')
    expect(keys.some((key: string) => key.startsWith('REFERRAL#'))).toBe(true)
  })

  test('sqs send-message and receive-message reach a queue by its address', async () => {
    const { sqs, queues } = stack.endpoints
    const queue = ['--queue-url', queues['raccordo-dev-outbox-dead-letters'] ?? '']
    await aws(sqs, 'sqs', 'send-message', ...queue, '--message-body', 'hello')
    const { Messages } = await aws(sqs, 'sqs', 'receive-message', ...queue)
    expect(Messages).toMatchObject([{ Body: 'hello' }])
  })

  test('events put-events reaches the bus', async () => {
    const { eventbridge, bus } = stack.endpoints
    const entries = JSON.stringify([
      { Source: 'test', DetailType: 'x', Detail: '{"a":1}', EventBusName: bus },
    ])
    const output = await aws(eventbridge, 'events', 'put-events', '--entries', entries)
    expect(output).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] })
    expect(stack.bus.at(-1)).toMatchObject({ source: 'test', detail: { a: 1 } })
  })
})
