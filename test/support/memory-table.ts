import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { openTable, type Table } from '../../shared/table/table.ts'

type Stored = Record<string, unknown>
type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

export interface MemoryTable {
  readonly table: Table
  /** Everything that is in it. */
  readonly items: () => readonly Stored[]
  /** Is asked at each transaction: does it, or not, and may throw. */
  around: (write: () => void) => void
}

/**
 * A table in memory, for tests that live through so much that an engine would take minutes: reads by key, queries, the
 * transactions that `commit` makes, and rows that are written whatever stands there. What it does is what `test/conformance` holds the engines to, no more.
 */
export function memoryTable(): MemoryTable {
  process.env['AWS_REGION'] = 'eu-south-1'
  const stored = new Map<string, Stored>()
  const { client } = openTable('memory')
  const memory: MemoryTable = {
    table: { name: 'memory', client },
    items: () => [...stored.values()],
    around: (write) => write(),
  }
  // A mock of the SDK's would remember each of a hundred thousand calls.
  Object.assign(client, {
    send: async (command: unknown) => structuredClone(answer(stored, memory, command)),
  })
  return memory
}

function answer(stored: Map<string, Stored>, memory: MemoryTable, command: unknown): object {
  const get = (key: Stored = {}) => stored.get(nameOf(key))
  if (command instanceof GetCommand) return { Item: get(command.input.Key) }
  if (command instanceof QueryCommand) {
    const Items = found(memory.items(), command.input)
    return { Items, Count: Items.length }
  }
  if (command instanceof BatchGetCommand) {
    const keys = command.input.RequestItems?.['memory']?.Keys ?? []
    return { Responses: { memory: keys.map(get).filter((one) => one !== undefined) } }
  }
  if (command instanceof PutCommand && command.input.ConditionExpression === undefined) {
    write(stored, { Put: { TableName: 'memory', Item: structuredClone(command.input.Item) } })
    return {}
  }
  if (!(command instanceof TransactWriteCommand)) throw new Error('the table in memory does not know this')
  memory.around(() => writeAll(stored, structuredClone(command.input.TransactItems ?? [])))
  return {}
}

const nameOf = ({ pk, sk }: Stored) => `${pk} ${sk}`

function found(items: readonly Stored[], query: QueryCommandInput): Stored[] {
  const { IndexName = '', KeyConditionExpression = '', ExpressionAttributeValues: values = {} } = query
  const [pk, sk] = [`${IndexName}pk`, `${IndexName}sk`]
  const matches = (item: Stored) => {
    const its = String(item[sk])
    if (KeyConditionExpression.includes('begins_with')) return its.startsWith(values[':prefix'])
    if (KeyConditionExpression.includes('BETWEEN')) return its >= values[':from'] && its <= values[':to']
    return values[':upTo'] === undefined || its <= values[':upTo']
  }
  const inOrder = items
    .filter((item) => item[pk] === values[':pk'] && matches(item))
    .toSorted((one, other) => (String(one[sk]) < String(other[sk]) ? -1 : 1))
  return query.ScanIndexForward === false ? inOrder.toReversed() : inOrder
}

/** All or nothing. */
function writeAll(stored: Map<string, Stored>, actions: readonly Action[]): void {
  const reasons = actions.map((action) => ({
    Code: isAllowed(stored, action) ? 'None' : 'ConditionalCheckFailed',
  }))
  if (reasons.some(({ Code }) => Code !== 'None')) {
    throw new TransactionCanceledException({
      message: '',
      $metadata: {},
      CancellationReasons: reasons,
    })
  }
  for (const action of actions) write(stored, action)
}

function isAllowed(stored: Map<string, Stored>, action: Action): boolean {
  const { Put, Update, Delete, ConditionCheck } = action
  const present = stored.get(nameOf(Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key ?? {}))
  if (Update !== undefined) return present === undefined || present['status'] === 'pending'
  const { ConditionExpression, ExpressionAttributeValues } = Put ?? Delete ?? ConditionCheck ?? {}
  if (ConditionExpression === 'attribute_not_exists(pk)') return present === undefined
  return present !== undefined && present['version'] === ExpressionAttributeValues?.[':version']
}

function write(stored: Map<string, Stored>, { Put, Update, Delete }: Action): void {
  if (Delete?.Key !== undefined) stored.delete(nameOf(Delete.Key))
  if (Put?.Item !== undefined) stored.set(nameOf(Put.Item), withoutUndefined(Put.Item))
  if (Update?.Key === undefined) return
  const { Key, ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = Update
  const present = stored.get(nameOf(Key)) ?? Key
  const set = Object.entries(names)
    .filter(([place]) => place.startsWith('#a'))
    .map(([place, name]) => [name, values[place.replace('#', ':')]])
  const version = Number(present['version'] ?? 0) + 1
  stored.set(nameOf(Key), withoutUndefined({ ...present, ...Object.fromEntries(set), version }))
}

function withoutUndefined(item: Stored): Stored {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}
