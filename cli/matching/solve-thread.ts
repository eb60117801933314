/** A thread that solves one instance, so that another can tell meanwhile that it is at work. */

import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../../shared/errors.ts'
import { type Sent, type Size, type Solved, solve } from './solve.ts'

/** What the thread tells, in this order: `read`, then `solved`; or `refused` at any time. */
export type Told = { readonly read: Size } | { readonly solved: Solved } | { readonly refused: string }

// Only `solve-with-progress.ts` starts this thread, and gives it just that.
const sent: Sent = workerData
const tell = (told: Told) => parentPort?.postMessage(told)
try {
  tell({ solved: await solve(sent, (read) => tell({ read })) })
} catch (error) {
  if (!(error instanceof Refused)) throw error
  tell({ refused: error.message })
}
