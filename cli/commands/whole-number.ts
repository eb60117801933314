import { InvalidArgumentError } from 'commander'

/** Makes a parser of options that are whole numbers, the least one included. */
export function wholeNumberFrom(least: number): (given: string) => number {
  return (given) => {
    const isWhole = /^\d{1,9}$/.test(given) && Number(given) >= least
    if (!isWhole) throw new InvalidArgumentError(`give a whole number from ${least} on.`)
    return Number(given)
  }
}
