import { comparedWith, type Figure, figure, percentile } from '../figure.ts'
import type { Part } from '../part.ts'
import { inScratchFolder } from '../scratch.ts'
import { type EnginesSpeed, measureEngines } from './engines.ts'
import { measureStack } from './stack.ts'
import type { StackRound } from './stack-round.ts'

/** Submissions per second through the whole stack, and the same work on its engines alone, in one run. */
export const measureThroughput: Part = (options) =>
  inScratchFolder(async (folder) => {
    const rounds = await measureStack(folder, options)
    const engines = enginesFigures(await measureEngines(folder, options))
    return [...stackFigures(rounds, engines), ...engines]
  })

function enginesFigures({ puts, transactions, messages }: EnginesSpeed): Figure[] {
  return [
    figure('dynalite alone, its items as single puts', 'per second', puts),
    figure('the layer over dynalite alone, its two transactions', 'per second', transactions),
    figure('fauxqs alone, one message sent, received, deleted', 'per second', messages),
  ]
}

const shortNames = ['dynalite', 'layer', 'fauxqs']

function stackFigures(rounds: readonly StackRound[], engines: readonly Figure[]): Figure[] {
  const samples = (of: (round: StackRound) => number) => rounds.map(of)
  const registered = figure(
    'whole stack, submissions registered',
    'per second',
    samples((round) => round.registeredPerSecond),
  )
  return [
    figure(
      'whole stack, submissions accepted',
      'per second',
      samples((round) => round.acceptedPerSecond),
    ),
    engines.reduce(
      (one, { value }, place) => comparedWith(one, { name: shortNames[place] ?? '', value }),
      registered,
    ),
    ...percentiles('request to 202', rounds, ({ answers }) => answers),
    ...percentiles('202 to referral.received on the bus', rounds, ({ waits }) => waits),
  ]
}

function percentiles(
  name: string,
  rounds: readonly StackRound[],
  of: (round: StackRound) => readonly number[],
): Figure[] {
  return [50, 95].map((share) =>
    figure(
      `${name}, ${share} %`,
      'ms',
      rounds.map((round) => percentile(of(round), share / 100)),
    ),
  )
}
