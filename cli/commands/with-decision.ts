import type { Command } from 'commander'
import type { Connection } from '../connection.ts'
import { print, printItems, printThing } from '../output.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

/** What was decided: in words what was recorded, then how the case stands, and what is to be done next. */
export interface Decided {
  readonly done: string
  readonly deadlines?: readonly object[]
  /** What else is to be done about it. */
  readonly moved?: string
}

/** Gives a command that decides something the common options, and prints what was decided. */
export function withDecision<Options extends CommonOptions>(
  command: Command,
  decide: (connection: Connection, options: Options, ...args: string[]) => Promise<Decided>,
): void {
  withConnection<Options>(command, async (connection, options, ...args) =>
    printDecided(await decide(connection, options, ...args), options),
  )
}

/** Prints what was decided; JSON has all of it as one thing. */
export function printDecided(decided: Decided, { json }: Pick<CommonOptions, 'json'>): void {
  if (json) {
    printThing(decided, { json })
    return
  }
  const { done, deadlines, moved, ...fields } = decided
  print(`done: ${done}\n`)
  printThing(fields, {})
  if (moved !== undefined) print(`\n${moved}`)
  if (deadlines !== undefined) printDue(deadlines)
}

/** Prints what is still to be done about a thing, below it. */
export function printDue(deadlines: readonly object[]): void {
  print(deadlines.length === 0 ? '\nnothing is due' : '\ndue')
  if (deadlines.length > 0) printItems(deadlines, ['due', 'kind', 'number', 'owner', 'isUrgent'], {})
}
