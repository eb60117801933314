/** The folder that keeps a stack's state between runs: table, logs, synth, and where the running one is found. */

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Endpoints } from '../../cli/endpoints.ts'

export interface StateFolder {
  readonly path: string
  readonly table: string
  readonly logs: string
  readonly assembly: string
  readonly bundles: string
  /** Which demo data the table already has, as `noteSeeded` was told. */
  seeded(): string | undefined
  noteSeeded(what: string): void
  /** How far an earlier run's clock was from real time, as `noteClock` was told. */
  clockOffsetMs(): number | undefined
  noteClock(offsetMs: number): void
  writeEndpoints(endpoints: Endpoints): void
  /** Removes the endpoints and gives the folder back. */
  release(): void
}

/** Another runner uses the folder. */
export class StateLocked extends Error {}

/**
 * Takes a folder for this process; with `fresh`, without what an earlier run left in it.
 * Only what the runner itself makes is ever removed.
 * @throws StateLocked when another runner has it
 */
export function openState(folder: string, { fresh }: { readonly fresh: boolean }): StateFolder {
  const path = resolve(folder)
  const inFolder = (name: string) => join(path, name)
  const lock = inFolder('lock')
  const endpointsFile = inFolder('endpoints.json')
  const seededFile = inFolder('seeded')
  const clockFile = inFolder('clock')
  mkdirSync(path, { recursive: true })
  takeLock(lock)
  rmSync(endpointsFile, { force: true })
  if (fresh) {
    for (const name of ['table', 'logs', 'cdk.out', 'bundles', 'seeded', 'clock']) {
      rmSync(inFolder(name), { recursive: true, force: true })
    }
  }
  for (const name of ['table', 'logs']) mkdirSync(inFolder(name), { recursive: true })
  return {
    path,
    table: inFolder('table'),
    logs: inFolder('logs'),
    assembly: inFolder('cdk.out'),
    bundles: inFolder('bundles'),
    seeded: () => readIfThere(seededFile)?.trim(),
    noteSeeded: (what) => writeFileSync(seededFile, `${what}\n`),
    clockOffsetMs: () => readNumber(readIfThere(clockFile)),
    noteClock: (offsetMs) => writeWhole(clockFile, `${offsetMs}\n`),
    writeEndpoints: (endpoints) => writeWhole(endpointsFile, `${JSON.stringify(endpoints, null, 2)}\n`),
    release() {
      rmSync(endpointsFile, { force: true })
      rmSync(lock, { force: true })
    },
  }
}

/** Whoever reads the file finds all of it or none of it. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

/** The lock is a file with our process id; that of a process which is gone is taken over. */
function takeLock(lock: string): void {
  if (tryLock(lock)) return
  const holder = Number(readIfThere(lock))
  if (isRunning(holder)) throw locked(lock, holder)
  // Moved and looked at before it is thrown away: another runner may have taken it over in between.
  const moved = `${lock}.${process.pid}`
  renameSync(lock, moved)
  const holderMoved = Number(readIfThere(moved))
  if (isRunning(holderMoved)) renameSync(moved, lock)
  rmSync(moved, { force: true })
  if (!tryLock(lock)) throw locked(lock, Number(readIfThere(lock)))
}

function locked(lock: string, holder: number): StateLocked {
  return new StateLocked(
    `another runner (process ${holder}) uses ${lock.slice(0, -'/lock'.length)}: stop it, give --state another folder, or remove ${lock} if that process is no runner`,
  )
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** A dead process that its parent has not collected yet still takes signals; only Linux tells it apart. */
function isZombie(pid: number): boolean {
  return /\) Z /.test(readIfThere(`/proc/${pid}/stat`) ?? '')
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function readNumber(text: string | undefined): number | undefined {
  return text === undefined || !Number.isFinite(Number(text)) ? undefined : Number(text)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
