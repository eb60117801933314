import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningStack, type StackOptions, startStack } from '../../local/stack.ts'
import { writeTinyAssembly } from './stack/tiny-assembly.ts'

const within = { interval: 20 }

let folder: string
let running: RunningStack | undefined
let lines: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raccordo-stack-'))
  lines = []
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function start(options: Partial<StackOptions> = {}): Promise<RunningStack> {
  const assembly = options.assembly ?? writeTinyAssembly(join(folder, 'assembly'))
  running = await startStack({
    ...{ stateFolder: join(folder, 'state'), demo: 'none', timeScale: 20, print: (line) => lines.push(line) },
    ...options,
    assembly,
  })
  return running
}

const post = (stack: RunningStack, id: string) =>
  fetch(`${stack.endpoints.http}/in/${id}`, { method: 'POST' })

async function rows({ endpoints }: RunningStack): Promise<string[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new DynamoDBClient({ endpoint: endpoints.dynamodb, region: endpoints.region, credentials })
  const { Items = [] } = await client.send(new ScanCommand({ TableName: endpoints.table }))
  client.destroy()
  return Items.map(({ pk }) => pk?.S ?? '').toSorted()
}

const swept = 'SWEPT#{"outboxAgeSeconds":0,"submissionAgeSeconds":0}'

test('a request travels through door, table, stream, bus, rule and queue, and then all is quiet', async () => {
  const stack = await start()
  const response = await post(stack, 'a')
  expect([response.status, await response.text()]).toEqual([202, stack.endpoints.queues['tiny-work']])
  await expect.poll(() => rows(stack), within).toEqual(['IN#/in/a', 'OUT#/in/a', swept])
  await expect.poll(stack.unquiet, within).toEqual([])
})

test('a message that its function cannot handle is told as a dead letter, and its neighbour is handled', async () => {
  const stack = await start()
  await Promise.all([post(stack, 'bad'), post(stack, 'good')])
  await expect
    .poll(() => lines, within)
    .toContainEqual(expect.stringMatching(/^dead letter \S+ in tiny-dead-letters/))
  expect(await rows(stack)).toContain('OUT#/in/good')
  expect(lines).toContainEqual(expect.stringContaining('this one is bad'))
  await expect.poll(stack.unquiet, within).toEqual([])
})

test('a restart keeps what the table had, and sweeps at once with all ages zero', async () => {
  const first = await start()
  await post(first, 'kept')
  expect(await first.stop()).toEqual([])
  const second = await start()
  expect(await rows(second)).toEqual(expect.arrayContaining(['IN#/in/kept', swept]))
})

test('while it runs its addresses stand in the state folder, and afterwards nothing answers', async () => {
  const stack = await start()
  const file = join(folder, 'state/endpoints.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(stack.endpoints)
  expect(stack.endpoints).toMatchObject({ table: 'Tiny-Table', region: 'eu-south-1', bus: 'tiny' })
  const { http, mailbox, control, dynamodb, sqs, ses, eventbridge, queues } = stack.endpoints
  const addresses = [http, mailbox, control, dynamodb, sqs, ses, eventbridge, ...Object.values(queues)]
  expect(new Set(addresses.map((address) => new URL(address).hostname))).toEqual(new Set(['127.0.0.1']))
  expect(await stack.stop()).toEqual([])
  expect(existsSync(file)).toBe(false)
  for (const address of addresses) await expect(fetch(address)).rejects.toThrow()
})

test('a schedule can be fired, and the clock starts where it is told', async () => {
  const stack = await start({ now: new Date('2030-01-07T08:00:00Z') })
  expect(await stack.fireSchedule('tiny-sweep')).toMatchObject({ ok: true })
  expect(await rows(stack)).toContain('SWEPT#{"age":120}')
  const clock = await (await fetch(`${stack.endpoints.control}/clock`)).json()
  expect(clock).toMatchObject({ now: expect.stringMatching(/^2030-01-07T08:0/), timeScale: 20 })
})

test('the clock moves on through the schedules, for a program too, and never back, nor by a restart', async () => {
  const stack = await start({ now: new Date('2030-01-07T08:00:00Z') })
  const toTenth = new Date('2030-01-10T09:00:00Z')
  expect(await stack.advance(toTenth)).toMatchObject({ runs: 3, failures: 0 })
  expect(await rows(stack)).toContain('SWEPT#{"age":120}')
  const move = async (to: string) =>
    fetch(`${stack.endpoints.control}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to }),
    })
  expect((await (await move('2030-01-11T09:00:00Z')).text()).trim().split('\n')).toEqual([
    expect.stringMatching(/^\{"step":\{"at":"2030-01-1[01]T.*"schedule":"tiny-sweep".*"ok":true/),
    expect.stringMatching(/^\{"move":\{"from":"2030-01-10T09:.*"now":"2030-01-11T09:00:0.*"runs":1/),
  ])
  const back = await move('2030-01-11T08:00:00Z')
  expect([back.status, await back.text()]).toEqual([409, expect.stringContaining('never goes back')])
  await stack.stop()
  const again = await start()
  expect(again.now().toISOString()).toMatch(/^2030-01-11T09:0/)
  expect(lines).toContainEqual(expect.stringMatching(/^the clock goes on as it was moved: 2030-01-11T09:0/))
})

test('a template with something unknown does not start, and leaves nothing behind', async () => {
  const assembly = writeTinyAssembly(join(folder, 'assembly'), {
    X: { Type: 'AWS::StepFunctions::StateMachine' },
  })
  await expect(start({ assembly })).rejects.toThrow(/AWS::StepFunctions::StateMachine X: .*not known/)
  expect(existsSync(join(folder, 'state/lock'))).toBe(false)
  await start({ assembly: writeTinyAssembly(join(folder, 'other')) })
})

test('a table that was made with another key is refused with the cure', async () => {
  await (await start()).stop()
  const other = {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  }
  const assembly = writeTinyAssembly(join(folder, 'changed'), { Table: other })
  await expect(start({ assembly })).rejects.toThrow(
    /table Tiny-Table was made with other keys.*start with --fresh/,
  )
})

test('under chaos every request still comes through once it is repeated', async () => {
  const stack = await start({ chaosSeed: '7' })
  const ids = Array.from({ length: 40 }, (_, index) => `c${index}`)
  for (const id of ids) await expect.poll(async () => (await post(stack, id)).status, within).toBe(202)
  const wanted = ids.map((id) => `OUT#/in/${id}`)
  await expect.poll(() => rows(stack), within).toEqual(expect.arrayContaining(wanted))
  await stack.stop()
  expect(lines).toContainEqual(expect.stringMatching(/^chaos by seed 7: throttle \d+ of \d+/))
  expect(lines).not.toContainEqual(expect.stringMatching(/^dead letter/))
})
