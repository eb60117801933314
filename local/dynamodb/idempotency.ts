import { createHash } from 'node:crypto'
import { dynamoDbError } from './wire-error.ts'

/** AWS remembers a client request token for ten minutes after the transaction was done. */
const REMEMBERED_MS = 10 * 60 * 1000

/** Remembers which transactions were done under which client request token. */
interface DoneTransactions {
  /**
   * True when the same transaction was done under this token.
   * @throws when another one was
   */
  wasDone(token: string, request: string): boolean
  note(token: string, request: string): void
}

export function makeDoneTransactions(nowMs: () => number = () => performance.now()): DoneTransactions {
  const done = new Map<string, { fingerprint: string; at: number }>()
  return {
    wasDone(token, request) {
      const earlier = done.get(token)
      if (earlier === undefined || nowMs() - earlier.at > REMEMBERED_MS) return false
      if (earlier.fingerprint === fingerprint(request)) return true
      throw dynamoDbError(
        'IdempotentParameterMismatchException',
        'The request uses the same client token as a previous, but non-identical request. Use a new client token for new transactions',
      )
    },
    note(token, request) {
      // The map keeps its order of insertion, so the oldest come first.
      for (const [old, { at }] of done) {
        if (nowMs() - at <= REMEMBERED_MS) break
        done.delete(old)
      }
      done.set(token, { fingerprint: fingerprint(request), at: nowMs() })
    },
  }
}

function fingerprint(request: string): string {
  return createHash('sha256').update(request).digest('base64')
}
