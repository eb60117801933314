import type { Store } from './dynalite.ts'

/** What a table has and dynalite's description of it does not hold. */
export interface TableSettings {
  readonly timeToLiveAttribute?: string
  readonly streamViewType?: string
}

/** The settings of all tables, in memory and beside the tables in the store, so that they outlive a restart. */
export interface SettingsStore {
  get(table: string): TableSettings
  entries(): Iterable<[string, TableSettings]>
  set(table: string, settings: TableSettings): Promise<void>
  delete(table: string): Promise<void>
}

const PREFIX = 'table-settings~'

export async function openSettings(store: Store): Promise<SettingsStore> {
  const settings = new Map<string, TableSettings>()
  for await (const [key, value] of store.db.iterator({ gte: PREFIX, lt: `${PREFIX}\u{ff}` })) {
    // Written by `set` below and by nothing else.
    settings.set(key.slice(PREFIX.length), value as TableSettings)
  }
  return {
    get: (table) => settings.get(table) ?? {},
    entries: () => settings.entries(),
    async set(table, value) {
      await store.db.put(PREFIX + table, value)
      settings.set(table, value)
    },
    async delete(table) {
      await store.db.del(PREFIX + table)
      settings.delete(table)
    },
  }
}
