import type { AttributeMap, TableChange } from '../contracts.ts'
import type { ChangeStream } from './change-stream.ts'
import { type Data, getTable, type Store } from './dynalite.ts'
import { type ItemWriter, keysOf } from './item-writer.ts'
import type { SettingsStore } from './table-settings.ts'
import { validationError } from './wire-error.ts'

/** AWS leaves alone what expired more than five years ago, so that a time in wrong units does no harm. */
const TOO_OLD_SECONDS = 5 * 365 * 24 * 60 * 60
const SWEEP_EVERY_MS = 1000

interface Expiry {
  readonly table: string
  readonly keys: AttributeMap
  readonly at: number
}

export interface TimeToLive {
  update(input: Data): Promise<Data>
  describe(input: Data): Promise<Data>
  stop(): void
}

/** Follows the expiry of every item in memory and deletes what is past it by `now`, as byTtl changes. */
export async function startTimeToLive(parts: {
  readonly store: Store
  readonly writer: ItemWriter
  readonly stream: ChangeStream
  readonly settings: SettingsStore
  readonly now: () => Date
  readonly failed: (error: unknown) => void
}): Promise<TimeToLive> {
  const { store, writer, settings } = parts
  const expiries = new Map<string, Expiry>()
  const attributeOf = (table: string) => settings.get(table).timeToLiveAttribute

  const follow = ({ table, keys, after }: Pick<TableChange, 'table' | 'keys' | 'after'>) => {
    const at = expiryOf(after, attributeOf(table))
    const id = table + JSON.stringify(keys)
    if (at === undefined) expiries.delete(id)
    else expiries.set(id, { table, keys, at })
  }
  const followAll = async (name: string) => {
    const table = await getTable(store, name)
    for await (const item of store.getItemDb(name).createValueStream({})) {
      follow({ table: name, keys: keysOf(item, table), after: item })
    }
  }

  for (const [table, { timeToLiveAttribute }] of settings.entries()) {
    if (timeToLiveAttribute !== undefined) await followAll(table)
  }
  parts.stream.listen(follow)
  const stopSweeping = startSweeping(async () => {
    const now = parts.now().getTime() / 1000
    for (const [id, { table, keys, at }] of expiries) {
      if (!isPast(at, now)) continue
      expiries.delete(id)
      if (attributeOf(table) === undefined) continue
      await writer.expire(table, keys, (item) => isPast(expiryOf(item, attributeOf(table)), now))
    }
  }, parts.failed)

  return {
    update: (input) => writer.alone(() => update(store, settings, followAll, input)),
    async describe(input) {
      const name = tableName(input)
      await getTable(store, name)
      const attribute = attributeOf(name)
      const status = attribute === undefined ? 'DISABLED' : 'ENABLED'
      return {
        TimeToLiveDescription: {
          TimeToLiveStatus: status,
          ...(attribute !== undefined && { AttributeName: attribute }),
        },
      }
    },
    stop: stopSweeping,
  }
}

function startSweeping(sweep: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    sweep()
      .catch(failed)
      .finally(() => {
        isBusy = false
      })
  }, SWEEP_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function update(
  store: Store,
  settings: SettingsStore,
  followAll: (table: string) => Promise<void>,
  input: Data,
): Promise<Data> {
  const name = tableName(input)
  await getTable(store, name)
  const { attribute, enabled } = readSpecification(input['TimeToLiveSpecification'])
  const { timeToLiveAttribute: present, ...others } = settings.get(name)
  if (present !== undefined && present !== attribute) {
    throw validationError('TimeToLive is active on a different AttributeName')
  }
  if (enabled && present !== undefined) throw validationError('TimeToLive is already enabled')
  if (!enabled && present === undefined) throw validationError('TimeToLive is already disabled')
  await settings.set(name, enabled ? { ...others, timeToLiveAttribute: attribute } : others)
  if (enabled) await followAll(name)
  return { TimeToLiveSpecification: { AttributeName: attribute, Enabled: enabled } }
}

function readSpecification(value: unknown): { attribute: string; enabled: boolean } {
  const { AttributeName: attribute, Enabled: enabled } = { ...(value as Data | undefined) }
  if (typeof attribute !== 'string' || attribute === '' || typeof enabled !== 'boolean') {
    throw validationError('TimeToLiveSpecification needs AttributeName and Enabled')
  }
  return { attribute, enabled }
}

function tableName(input: Data): string {
  const name = input['TableName']
  if (typeof name === 'string') return name
  throw validationError("The parameter 'TableName' is required but was not present in the request")
}

/** Seconds since 1970; only numbers count, as on AWS. */
function expiryOf(item: AttributeMap | undefined, attribute: string | undefined): number | undefined {
  const value = attribute === undefined ? undefined : item?.[attribute]?.['N']
  return typeof value === 'string' ? Number(value) : undefined
}

function isPast(at: number | undefined, now: number): boolean {
  return at !== undefined && at <= now && at > now - TOO_OLD_SECONDS
}
