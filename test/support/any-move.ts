import fc from 'fast-check'
import { type Move, type MoveName, moveNames } from './casework-moves.ts'

/** What ends a case is tried less often than what a case must have been offered or joined for. */
const weights: Partial<Record<MoveName, number>> = {
  ...{ decline: 1, redirect: 1, withdraw: 1, close: 1, feedback: 3, note: 2 },
  ...{
    offer: 6,
    accept: 6,
    'send back': 12,
    'settle bounce': 6,
    join: 10,
    separate: 8,
    'confirm danger': 8,
    'request mentor': 8,
  },
}

/** Any move at all; many of them are refused, as they should be. */
export const anyMove = moveOf(moveNames)

/** What makes families one and takes them apart, and what ends a case meanwhile. */
export const anyJoining = moveOf(['join', 'separate', 'withdraw', 'decline'])

function moveOf(names: readonly MoveName[]): fc.Arbitrary<Move> {
  return fc.record({
    name: fc.oneof(...names.map((name) => ({ weight: weights[name] ?? 4, arbitrary: fc.constant(name) }))),
    which: fc.nat(100),
    other: fc.nat(100),
    hoursLater: fc.nat(24 * 9),
  })
}
