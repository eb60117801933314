import { isSpare, type Market, takePlace } from './market.ts'
import { NONE } from './problem.ts'
import { floatAt, intAt } from './typed-arrays.ts'

/** After so many rounds the rows that still have no place are better placed one by one. */
const ROUNDS = 2
const BIDS_PER_ROW = 10

/** What a row wants most. */
interface Choice {
  column: number
  /** The second best column, or `NONE`. */
  second: number
  /** What the best one is worth to the row, less its price. */
  profit: number
  /** How much better it is than the second best, or than no place at all. */
  lead: number
}

/**
 * Gives most rows a place and the columns their starting prices. Each row bids for its best column as much as makes the
 * second best as good, and so may drive another row out, which then bids in its turn. A bid that does not raise a price
 * drives nobody out: so it ends. Answers the rows without a place for which one may still be found.
 */
export function auction(market: Market, rows: Int32Array): Int32Array {
  const hall = new Hall(market)
  let waiting = rows
  for (let round = 0; round < ROUNDS; round += 1) waiting = hall.round(waiting)
  hall.settle(rows)
  return waiting
}

class Hall {
  readonly #market: Market
  /** What was bid for each place; those of one column are a heap, the cheapest first. */
  readonly #bids: Float64Array
  readonly #choice: Choice = { column: NONE, second: NONE, profit: 0, lead: 0 }

  constructor(market: Market) {
    this.#market = market
    this.#bids = new Float64Array(market.rowAt.length)
  }

  /** Who is driven out bids again at once, until too many bids were made. Answers who has no place after it. */
  round(waiting: Int32Array): Int32Array {
    const left: number[] = []
    let bids = BIDS_PER_ROW * waiting.length
    for (const first of waiting) {
      let bidder = NONE
      let row = first
      while (row !== NONE && row !== bidder && bids > 0) {
        bidder = row
        row = this.#bid(bidder)
        bids -= 1
      }
      if (row !== NONE) left.push(row)
    }
    return Int32Array.from(left)
  }

  /** The rows' prices that follow from the columns'. */
  settle(rows: Int32Array): void {
    for (const row of rows) this.#market.rowPrice[row] = this.#choiceOf(row).profit
  }

  /** Answers who has no place now and may bid again: the row itself, the one that it drove out, or nobody (`NONE`). */
  #bid(row: number): number {
    const { column, second, lead } = this.#choiceOf(row)
    if (column === NONE) return NONE
    if (isSpare(this.#market, column)) return this.#take(row, column, lead)
    if (lead > 0) return this.#driveOut(row, column, lead)
    return second !== NONE && isSpare(this.#market, second) ? this.#take(row, second, 0) : row
  }

  #choiceOf(row: number): Choice {
    const { edges, weights, columnPrice } = this.#market
    const { column, value } = edges
    const perValue = weights.perValue
    const ofRow = floatAt(weights.ofRow, row)
    const choice = this.#choice
    choice.column = NONE
    choice.second = NONE
    let best = 0
    let next = 0
    let end = intAt(edges.ranked, row)
    for (let edge = intAt(edges.start, row); ; edge += 1) {
      if (edge === end) {
        end = edges.rankMore(row)
        if (edge === end) break
      }
      const weight = ofRow + perValue * intAt(value, edge)
      if (weight <= next) break
      const profit = weight - floatAt(columnPrice, intAt(column, edge))
      if (profit <= next) continue
      if (profit > best) {
        next = best
        best = profit
        choice.second = choice.column
        choice.column = intAt(column, edge)
      } else {
        next = profit
        choice.second = intAt(column, edge)
      }
    }
    choice.profit = best
    choice.lead = best - next
    return choice
  }

  #take(row: number, column: number, bid: number): typeof NONE {
    const { places, columnPrice } = this.#market
    const first = intAt(places, column)
    let place = takePlace(this.#market, column)
    while (place > first) {
      const above = first + ((place - first - 1) >> 1)
      if (floatAt(this.#bids, above) <= bid) break
      this.#move(above, place)
      place = above
    }
    this.#put(row, place, bid)
    if (!isSpare(this.#market, column)) columnPrice[column] = floatAt(this.#bids, first)
    return NONE
  }

  #driveOut(row: number, column: number, lead: number): number {
    const { places, placeOf, rowAt, columnPrice } = this.#market
    const first = intAt(places, column)
    const size = intAt(places, column + 1) - first
    const driven = intAt(rowAt, first)
    const bid = floatAt(this.#bids, first) + lead
    let at = 0
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && floatAt(this.#bids, first + below + 1) < floatAt(this.#bids, first + below))
        below += 1
      if (floatAt(this.#bids, first + below) >= bid) break
      this.#move(first + below, first + at)
      at = below
    }
    this.#put(row, first + at, bid)
    columnPrice[column] = floatAt(this.#bids, first)
    placeOf[driven] = NONE
    return driven
  }

  #move(from: number, to: number): void {
    this.#put(intAt(this.#market.rowAt, from), to, floatAt(this.#bids, from))
  }

  #put(row: number, place: number, bid: number): void {
    this.#market.rowAt[place] = row
    this.#market.placeOf[row] = place
    this.#bids[place] = bid
  }
}
