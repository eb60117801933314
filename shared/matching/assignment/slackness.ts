import { edgeValue } from './edge-value.ts'
import type { Price } from './instance.ts'
import { type Assignment, NONE, type Problem } from './problem.ts'
import { intAt } from './typed-arrays.ts'

/** A price or a worth with all three parts; of `best-score` only the last one counts. */
type Parts = readonly [urgent: number, served: number, value: number]

const NOTHING: Parts = [0, 0, 0]

/**
 * What is wrong with an assignment, in words. Nothing, when its prices prove that no other is better (complementary
 * slackness): no pair is worth more than its two prices together, an assigned one exactly that much, who has no column
 * and what has places to spare has price 0, and the prices together are the total. Of a fixed row only its own pair counts,
 * and only it may pay less than 0.
 */
export function slacknessFaults(problem: Problem, assignment: Assignment): string[] {
  const faults = [...rowFaults(problem, assignment), ...columnFaults(problem, assignment)]
  return faults.length > 0 ? faults : totalFaults(problem, assignment)
}

function rowFaults(problem: Problem, { columnOf, rowPrices, columnPrices }: Assignment): string[] {
  const { rows, start, column, fixed } = problem
  const faults: string[] = []
  for (let row = 0; row < rows; row += 1) {
    const pays = partsOf(rowPrices[row])
    const own = intAt(columnOf, row)
    const isFixed = fixed[row] !== NONE
    if (isFixed && own !== fixed[row]) faults.push(`row ${row} is fixed to ${fixed[row]} and has ${own}`)
    if (!isFixed && isBelow(pays, NOTHING)) faults.push(`row ${row} pays ${pays}, less than 0`)
    if (own === NONE && isBelow(NOTHING, pays)) faults.push(`row ${row} has no column and pays ${pays}`)
    for (let edge = intAt(start, row); edge < intAt(start, row + 1); edge += 1) {
      const to = intAt(column, edge)
      const worth = worthOf(problem, row, intAt(problem.value, edge))
      const prices = plus(pays, partsOf(columnPrices[to]))
      const isShort = isBelow(prices, worth) && (!isFixed || to === own)
      const isOver = to === own && isBelow(worth, prices)
      if (isShort || isOver)
        faults.push(`row ${row} and column ${to} pay ${prices} for an edge worth ${worth}`)
    }
  }
  return faults
}

function columnFaults({ columns, capacity }: Problem, { columnOf, columnPrices }: Assignment): string[] {
  const used = new Int32Array(columns)
  for (const column of columnOf) if (column !== NONE) used[column] = intAt(used, column) + 1
  const faults: string[] = []
  for (let column = 0; column < columns; column += 1) {
    const price = partsOf(columnPrices[column])
    const places = intAt(capacity, column)
    const count = intAt(used, column)
    if (count > places) faults.push(`column ${column} has ${count} rows and ${places} places`)
    if (isBelow(price, NOTHING)) faults.push(`column ${column} costs ${price}, less than 0`)
    if (count < places && isBelow(NOTHING, price)) {
      faults.push(`column ${column} costs ${price} with ${places - count} places to spare`)
    }
  }
  return faults
}

function totalFaults(problem: Problem, assignment: Assignment): string[] {
  const { columnOf, rowPrices, columnPrices, urgentServed, served, value } = assignment
  let counted: Parts = [0, 0, 0]
  for (const [row, column] of columnOf.entries()) {
    if (column === NONE) continue
    counted = plus(counted, [problem.urgent[row] ? 1 : 0, 1, edgeValue(problem, row, column)])
  }
  const told: Parts = [urgentServed, served, value]
  const faults = isSame(counted, told) ? [] : [`the total is told as ${told} and is ${counted}`]
  let paid: Parts = [0, 0, 0]
  for (const price of rowPrices) paid = plus(paid, partsOf(price))
  for (const [column, price] of columnPrices.entries()) {
    paid = plus(paid, times(partsOf(price), intAt(problem.capacity, column)))
  }
  const owed: Parts = problem.objective === 'best-score' ? [0, 0, value] : told
  return isSame(paid, owed) ? faults : [...faults, `all pay ${paid} together for a total of ${owed}`]
}

function partsOf(price: Price | undefined): Parts {
  return typeof price === 'number' ? [0, 0, price] : (price ?? NOTHING)
}

function worthOf({ objective, urgent }: Problem, row: number, value: number): Parts {
  return objective === 'best-score' ? [0, 0, value] : [urgent[row] ? 1 : 0, 1, value]
}

/** Compared from the left. */
function isBelow([a, b, c]: Parts, [x, y, z]: Parts): boolean {
  if (a !== x) return a < x
  return b === y ? c < z : b < y
}

function isSame(one: Parts, other: Parts): boolean {
  return one.every((part, index) => part === other[index])
}

function plus([a, b, c]: Parts, [x, y, z]: Parts): Parts {
  return [a + x, b + y, c + z]
}

function times([a, b, c]: Parts, factor: number): Parts {
  return [a * factor, b * factor, c * factor]
}
