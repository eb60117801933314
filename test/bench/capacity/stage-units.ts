import { leastToQuery, leastToRead, leastToWrite, total } from './least-units.ts'
import { leastToHold } from './measured.ts'
import type { Stage, StageCost } from './one-referral.ts'

/** What a stage was charged, beside the least that its items cost. */
export interface StageUnits {
  readonly written: number
  readonly leastWritten: number
  readonly read: number
  readonly leastRead: number
}

const readOperations = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand'])
const transaction = 'TransactWriteItemsCommand'

/** The items that a stage cannot do without, by their keys. */
const needed: Readonly<Record<Stage, RegExp>> = {
  door: /^(?:FORM|SECRET)#(?!lookup )/,
  // The secret of the look-ups: once per process.
  // Of operators, who is named and works in the family's district.
  registration:
    /^(?:FORM#|SECRET#lookup |SUBMISSION#\S+ (?:STATE|BODY#)|DISTRICT#bergamo PROFILE|NAMING#|OPERATOR#)/,
  publication: /^$/,
}

export function unitsOf(cost: StageCost): StageUnits {
  const { stage, calls, transactions, held, before, changes } = cost
  const reads = calls.filter(({ operation }) => readOperations.has(operation))
  const singleWrites = calls.filter((call) => !reads.includes(call) && call.operation !== transaction)
  return {
    written: sum(transactions.map(total)) + sum(singleWrites.map((call) => call.total)),
    leastWritten: sum([
      ...changes.map((change) => total(leastToWrite(change, isInTransaction(stage, change.key)))),
      ...held.map((key) => leastToHold(before, key)),
    ]),
    read: sum(reads.map((call) => call.total)),
    leastRead: leastRead(cost),
  }
}

/** The counter stands outside, so that registrations do not wait for each other; so does what marks an event as published. */
function isInTransaction(stage: Stage, key: string): boolean {
  return stage !== 'publication' && !key.startsWith('COUNTER#')
}

function leastRead({ stage, before }: StageCost): number {
  const itemsWith = (key: RegExp) => [...before].filter(([its]) => key.test(its)).map(([, item]) => item)
  const districts = stage === 'registration' ? leastToQuery(itemsWith(/^DISTRICT#\S+ PROFILE$/), 'gsi1') : 0
  return leastToRead(itemsWith(needed[stage])) + districts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0)
}
