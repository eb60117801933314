import { Worker } from 'node:worker_threads'
import { Refused } from '../../shared/errors.ts'
import { openProgress } from './progress.ts'
import { type Sent, type Solved, solve } from './solve.ts'
import type { Told } from './solve-thread.ts'

/** Shorter texts are solved before anybody could wonder; a thread of their own would only make them slower. */
const SMALL = 1_000_000

/**
 * Solves an instance, and tells on a terminal when it takes more than two seconds.
 * @throws Refused with its faults
 */
export async function solveWithProgress(
  sent: Sent,
  terminal: NodeJS.WriteStream = process.stderr,
): Promise<Solved> {
  if (!terminal.isTTY || sent.text.length < SMALL) return solve(sent)
  const progress = openProgress((text) => terminal.write(text))
  try {
    return await inThread(sent, progress.tell)
  } finally {
    progress.close()
  }
}

/** @param tell what is done from now on */
export async function inThread(sent: Sent, tell: (doing: string) => void): Promise<Solved> {
  const thread = new Worker(new URL('solve-thread.ts', import.meta.url), { workerData: sent })
  try {
    return await new Promise((resolve, reject) => {
      thread.once('error', reject)
      thread.once('exit', (code) => reject(new Error(`the thread ended with ${code} before it was done`)))
      thread.on('message', (told: Told) => {
        if ('refused' in told) reject(new Refused(told.refused))
        else if ('solved' in told) resolve(told.solved)
        else {
          const { families, mentors, edges } = told.read
          tell(`solving ${families} families, ${mentors} mentors, ${edges} edges`)
        }
      })
    })
  } finally {
    await thread.terminate()
  }
}
