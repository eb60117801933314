import { Worker } from 'node:worker_threads'
import { Refused } from '../../shared/errors.ts'
import { readBytes } from '../json-file.ts'
import { openProgress } from './progress.ts'
import { type Sent, type Solved, solve } from './solve.ts'
import type { Told } from './solve-thread.ts'

/**
 * Solves an instance, and tells on a terminal when it takes more than two seconds.
 * @throws Refused when it cannot be read, or with its faults
 */
export async function solveWithProgress(
  sent: Sent,
  terminal: NodeJS.WriteStream = process.stderr,
): Promise<Solved> {
  if (!terminal.isTTY) return solve(sent)
  const bytes = sent.file === '-' ? await readBytes(sent.file) : undefined
  const progress = openProgress((line) => terminal.write(line))
  try {
    return await inThread({ ...sent, bytes }, progress.tell)
  } finally {
    progress.close()
  }
}

/**
 * Solves it in a thread of its own, since a solve lets nothing else happen in its thread.
 * @param tell what is done from now on
 */
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
