/** Chance that comes out the same for the same seed (mulberry32). */
export interface Chance {
  /** At least 0, below 1. */
  share(): number
  /** A whole number from the least to the most, both included. */
  whole(least: number, most: number): number
  /** One of these. @throws RangeError when there is none */
  oneOf<One>(these: readonly One[]): One
  /** One of these, as often as its number says beside the others. @throws RangeError when there is none */
  weighted<One>(these: readonly (readonly [one: One, times: number])[]): One
  /** So many of these, or all when there are fewer, none twice. */
  some<One>(these: readonly One[], count: number): One[]
}

/** @param seed a whole number */
export function chanceFrom(seed: number): Chance {
  const share = mulberry32(seed)
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1))
  const oneOf = <One>(these: readonly One[]) => present(these[whole(0, these.length - 1)])
  return { share, whole, oneOf, weighted, some }

  function weighted<One>(these: readonly (readonly [one: One, times: number])[]): One {
    let left = share() * these.reduce((sum, [, times]) => sum + times, 0)
    const found = these.find(([, times]) => {
      left -= times
      return left < 0
    })
    return present(found ?? these.at(-1))[0]
  }

  function some<One>(these: readonly One[], count: number): One[] {
    const left = [...these]
    return Array.from({ length: Math.min(count, these.length) }, () => {
      const [one] = left.splice(whole(0, left.length - 1), 1)
      return present(one)
    })
  }
}

function present<One>(one: One | undefined): One {
  if (one === undefined) throw new RangeError('there is nothing to choose from: give at least one')
  return one
}

/** Tommy Ettinger’s generator: 32 bits of state, every seed a full run. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
