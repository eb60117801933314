import { type Data, type DynaliteOperation, prepare, run, type Store } from './dynalite.ts'
import { makeDoneTransactions } from './idempotency.ts'
import { checkAttributes } from './item-rules.ts'
import { itemBytes } from './item-size.ts'
import { type ItemWriter, type StagedWrite, type WriteOperation, wantsItemOnRefusal } from './item-writer.ts'
import {
  type CancellationReason,
  transactionCanceled,
  validationError,
  type WireError,
} from './wire-error.ts'

const MAX_ACTIONS = 100
const MAX_TOKEN_LENGTH = 36
const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024

interface Action {
  readonly operation: WriteOperation
  readonly onlyChecks: boolean
  readonly wantsItem: boolean
  readonly data: Data
}

const kinds: Readonly<Record<string, WriteOperation>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  // A check is a delete that is decided and never done.
  ConditionCheck: 'DeleteItem',
}

export interface Transactions {
  write(input: Data): Promise<Data>
  get(input: Data): Promise<Data>
}

export function makeTransactions(store: Store, writer: ItemWriter): Transactions {
  const done = makeDoneTransactions()
  return {
    write(input) {
      const entries = readEntries(input)
      const token = readToken(input)
      const request = JSON.stringify(entries)
      const actions = entries.map((entry) => readAction(store, entry))
      return writer.alone(async () => {
        if (token !== undefined && done.wasDone(token, request)) return {}
        const writes = await Promise.all(actions.map(({ operation, data }) => writer.stage(operation, data)))
        refuse(actions, writes)
        await writer.commit(writes.filter((_write, index) => !actions[index]?.onlyChecks))
        if (token !== undefined) done.note(token, request)
        return {}
      })
    },
    get(input) {
      const reads = readEntries(input).map((entry) => {
        const get = readMember(entry, ['Get'], 'TransactGetItems can only contain Get')
        return prepare(store, 'GetItem', { ...get.value })
      })
      refuseSameItem(reads.map(({ TableName, Key }) => JSON.stringify([TableName, sorted(Key)])))
      return writer.alone(async () => {
        const answers = await Promise.all(reads.map((data) => run(store, 'GetItem', data)))
        return { Responses: answers.map(({ Item }) => (Item === undefined ? {} : { Item })) }
      })
    },
  }
}

function readToken(input: Data): string | undefined {
  const token = input['ClientRequestToken']
  if (typeof token !== 'string') return undefined
  if (token !== '' && token.length <= MAX_TOKEN_LENGTH) return token
  throw validationError(
    `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length between 1 and ${MAX_TOKEN_LENGTH}`,
  )
}

function readEntries(input: Data): Data[] {
  const entries = input['TransactItems']
  if (!Array.isArray(entries) || entries.length === 0) {
    throw constraint('null', 'Member must have length greater than or equal to 1')
  }
  if (entries.length > MAX_ACTIONS) {
    throw constraint('[…]', `Member must have length less than or equal to ${MAX_ACTIONS}`)
  }
  return entries
}

function constraint(value: string, rule: string): WireError {
  return validationError(
    `1 validation error detected: Value '${value}' at 'transactItems' failed to satisfy constraint: ${rule}`,
  )
}

function readMember(entry: Data, allowed: readonly string[], rule: string) {
  const members = Object.entries(entry).filter(([, value]) => value !== null && value !== undefined)
  const [kind, value] = members[0] ?? []
  if (members.length !== 1 || kind === undefined || !allowed.includes(kind) || typeof value !== 'object') {
    throw validationError(rule)
  }
  // Parsed JSON and, by the line above, an object.
  return { kind, value: value as Data }
}

function readAction(store: Store, entry: Data): Action {
  const allowed = Object.keys(kinds)
  const rule = 'TransactItems can only contain one of Check, Put, Update or Delete'
  const { kind, value } = readMember(entry, allowed, rule)
  const onlyChecks = kind === 'ConditionCheck'
  const operation: DynaliteOperation & WriteOperation = kinds[kind] ?? 'DeleteItem'
  requireExpression(onlyChecks ? 'ConditionExpression' : undefined, value)
  requireExpression(kind === 'Update' ? 'UpdateExpression' : undefined, value)
  const wantsItem = wantsItemOnRefusal(value)
  checkAttributes(value)
  return { operation, onlyChecks, wantsItem, data: prepare(store, operation, { ...value }) }
}

function requireExpression(name: string | undefined, value: Data): void {
  if (name === undefined || typeof value[name] === 'string') return
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  throw validationError(
    `1 validation error detected: Value null at 'transactItems.member.${member}' failed to satisfy constraint: Member must not be null`,
  )
}

/** @throws WireError when the transaction cannot be done, with the reason of each action in its place */
function refuse(actions: readonly Action[], writes: readonly StagedWrite[]): void {
  const outright = writes.find((write) => write.refusal && !reasonCodes.has(write.refusal.code))
  if (outright?.refusal) throw outright.refusal
  refuseSameItem(writes.map((write) => write.itemKey).filter((key) => key !== ''))
  const bytes = writes.reduce((sum, write) => sum + itemBytes(write.after ?? {}), 0)
  if (bytes > MAX_TRANSACTION_BYTES) {
    throw validationError(`Transaction payload size cannot exceed 4MB. Payload Size: ${bytes}`)
  }
  if (writes.every((write) => write.refusal === undefined)) return
  throw transactionCanceled(writes.map((write, index) => reason(write, actions[index]?.wantsItem ?? false)))
}

function refuseSameItem(keys: readonly string[]): void {
  if (new Set(keys).size === keys.length) return
  throw validationError('Transaction request cannot include multiple operations on one item')
}

function sorted(key: unknown): unknown {
  return Object.entries({ ...(key as Data) }).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const reasonCodes: ReadonlyMap<string, string> = new Map([
  ['ConditionalCheckFailedException', 'ConditionalCheckFailed'],
  ['ValidationException', 'ValidationError'],
])

function reason({ refusal, before }: StagedWrite, wantsItem: boolean): CancellationReason {
  if (refusal === undefined) return { Code: 'None' }
  const Code = reasonCodes.get(refusal.code) ?? refusal.code
  const item = wantsItem && Code === 'ConditionalCheckFailed' ? before : undefined
  return { Code, Message: refusal.message, ...(item && { Item: item }) }
}
