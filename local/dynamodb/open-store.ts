import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { dynaliteDb, type Store } from './dynalite.ts'

interface OpenStore {
  readonly store: Store
  close(): Promise<void>
}

/**
 * Opens the store in a folder, or in memory without one.
 * @throws when another process (or this one) has the folder open
 * LevelDB itself locks its folder, and the system drops that lock with the process; our file only says who has it.
 */
export async function openStore(path?: string): Promise<OpenStore> {
  if (path === undefined) return withoutFolder()
  const ownerFile = `${resolve(path)}.pid`
  await mkdir(dirname(resolve(path)), { recursive: true })
  const store = dynaliteDb.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, path })
  try {
    await store.db.open()
  } catch (error) {
    throw new Error(await explain(path, ownerFile, error), { cause: error })
  }
  await writeFile(ownerFile, `${process.pid}\n`)
  return {
    store,
    async close() {
      await store.db.close()
      await rm(ownerFile, { force: true })
    },
  }
}

async function withoutFolder(): Promise<OpenStore> {
  const store = dynaliteDb.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await store.db.open()
  return { store, close: () => store.db.close() }
}

async function explain(path: string, ownerFile: string, error: unknown): Promise<string> {
  const cause = error instanceof Error ? error.cause : undefined
  const isLocked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
  if (!isLocked) return `the table store ${path} cannot be opened: ${String(cause ?? error)}`
  const pid = (await readFile(ownerFile, 'utf8').catch(() => 'unknown')).trim()
  return `the table store ${path} is already open in process ${pid}: stop that one, or choose another folder`
}
