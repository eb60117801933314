import type { Alarms } from '../alarms.ts'
import type { Settings } from '../settings.ts'
import type { EncryptionKey } from './encryption-key.ts'
import type { DataTable } from './table.ts'

/** What every part of the stack stands on. */
export interface Ground {
  readonly settings: Settings
  readonly key: EncryptionKey
  readonly alarms: Alarms
  readonly table: DataTable
  /** Folder that holds one folder per function, with its `index.cjs`. */
  readonly bundles: string
}
