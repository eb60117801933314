/** Unkindness by chance, as AWS may be at any time; everything follows from one seed. */

import { createHash } from 'node:crypto'
import type { Chaos, ServiceCall } from '../contracts.ts'
import { makeCalm, makeMessageMemory } from './chaos-bounds.ts'

/** No fault hits more than this share of what it could hit. */
const MAX_SHARE = 0.05
/** How often each happens. A call may end its whole invocation, and one invocation makes many calls. */
const odds: Readonly<Record<Fault, number>> = {
  throttle: 0.03,
  conflict: 0.03,
  kill: 0.01,
  twice: 0.05,
  late: 0.05,
  'index lag': 0.05,
}
const MAX_LAG_MS = 2_000
/** The SDK tries four times; two refusals in a row leave it a way through. */
const MAX_REFUSALS_IN_A_ROW = 2
/**
 * In this time, divided by the time scale, at most two calls end an invocation. A message is received three times
 * within it, a visibility timeout of 60 s apart, so none ends in the dead letters by chance alone.
 */
const CALM_MS = 180_000
const MAX_FATAL_PER_CALM = 2

/** Keys of function workers (local/lambda); the command line and the tests have other ones. */
const workerKey = /^LOCAL[0-9A-F]{15}$/
const itemWrites: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'])

type Fault = 'throttle' | 'conflict' | 'kill' | 'twice' | 'late' | 'index lag'
const faults: readonly Fault[] = ['throttle', 'conflict', 'kill', 'twice', 'late', 'index lag']

export interface SeededChaos extends Chaos {
  /** What was done so far, one line. */
  report(): string
}

export interface ChaosOptions {
  readonly seed: string
  readonly timeScale: number
  /** A clock that only goes forward; for tests. */
  readonly elapsedMs?: () => number
}

interface Dice {
  /** Whether a fault happens now. */
  roll(fault: Fault, allowed?: boolean): boolean
  /** A number from 0 to 1 that belongs to the last roll of this fault. */
  share(fault: Fault): number
  report(): string
}

export function startChaos({
  seed,
  timeScale,
  elapsedMs = () => performance.now(),
}: ChaosOptions): SeededChaos {
  const dice = makeDice(seed)
  const calm = makeCalm(CALM_MS / timeScale, MAX_FATAL_PER_CALM, elapsedMs)
  const messages = makeMessageMemory<Fault>()
  const inARow = new Map<string, number>()

  const refuses = (call: ServiceCall): 'throttle' | 'conflict' | undefined => {
    const key = `${call.accessKeyId} ${call.operation}`
    const soFar = inARow.get(key) ?? 0
    const isAllowed = soFar < MAX_REFUSALS_IN_A_ROW
    const fault = refusal(call, isAllowed)
    if (fault) inARow.set(key, soFar + 1)
    else inARow.delete(key)
    return fault
  }
  const refusal = (call: ServiceCall, isAllowed: boolean) => {
    // No client of SES tries again by itself: a second attempt might be a second mail.
    const endsIt = call.service === 'ses'
    if (dice.roll('throttle', isAllowed && (!endsIt || calm.allows()))) {
      if (endsIt) calm.note()
      return 'throttle'
    }
    if (call.service !== 'dynamodb' || !itemWrites.has(call.operation)) return undefined
    const isFatal = call.operation !== 'TransactWriteItems'
    if (!dice.roll('conflict', isAllowed && (!isFatal || calm.allows()))) return undefined
    if (isFatal) calm.note()
    return 'conflict'
  }

  return {
    before: (call) => (isWorker(call) ? refuses(call) : undefined),
    killAfter(call) {
      if (!isWorker(call) || !dice.roll('kill', calm.allows())) return false
      calm.note()
      return true
    },
    duplicates: (id) => dice.roll('twice', messages.allows(id, 'twice')) && messages.note(id, 'twice'),
    lateMs(id) {
      const isLate = dice.roll('late', messages.allows(id, 'late')) && messages.note(id, 'late')
      return isLate ? Math.ceil(dice.share('late') * MAX_LAG_MS) : 0
    },
    indexLagMs(call) {
      if (!isWorker(call) || !dice.roll('index lag')) return 0
      return Math.ceil(dice.share('index lag') * MAX_LAG_MS)
    },
    report: () => `chaos by seed ${seed}: ${dice.report()}`,
  }
}

function isWorker({ accessKeyId }: ServiceCall): boolean {
  return workerKey.test(accessKeyId)
}

/** The n-th roll of a fault is the same in every run with the same seed. */
function makeDice(seed: string): Dice {
  const rolls = new Map<Fault, number>()
  const hits = new Map<Fault, number>()
  const countOf = (counts: Map<Fault, number>, fault: Fault) => counts.get(fault) ?? 0
  const share = (fault: Fault, use: string) => fraction(`${seed} ${fault} ${countOf(rolls, fault)} ${use}`)
  return {
    roll(fault, allowed = true) {
      rolls.set(fault, countOf(rolls, fault) + 1)
      const most = Math.max(1, Math.floor(countOf(rolls, fault) * MAX_SHARE))
      if (!allowed || countOf(hits, fault) >= most || share(fault, 'roll') >= odds[fault]) return false
      hits.set(fault, countOf(hits, fault) + 1)
      return true
    },
    share: (fault) => share(fault, 'share'),
    report: () =>
      faults.map((fault) => `${fault} ${countOf(hits, fault)} of ${countOf(rolls, fault)}`).join(', '),
  }
}

function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}
