/** What the bench tells: one measured figure each, with what it is compared with and what it may be at most. */

/** A figure in `power` says with which power of its size something grows. */
export type Unit = 'KB' | 'MB' | 'ms' | 's' | 'per second' | 'units' | 'power'

export interface Ratio {
  readonly to: string
  readonly value: number
}

/** A limit on the figure itself (`of` is `value`) or on its ratio to something. */
export interface Budget {
  readonly of: string
  readonly atMost: number
  readonly isKept: boolean
}

export interface Figure {
  readonly name: string
  readonly unit: Unit
  /** The median, when there are several samples. */
  readonly value: number
  readonly lowest: number
  readonly highest: number
  readonly samples: number
  readonly ratios: readonly Ratio[]
  readonly budget?: Budget
}

/** A figure from its samples. @throws RangeError when there are none */
export function figure(name: string, unit: Unit, samples: readonly number[]): Figure {
  const [lowest, highest] = [percentile(samples, 0), percentile(samples, 1)]
  return { name, unit, value: median(samples), lowest, highest, samples: samples.length, ratios: [] }
}

/** The middle sample, or the mean of the two in the middle. @throws RangeError when there are none */
export function median(samples: readonly number[]): number {
  const [lower, upper] = [
    percentile(samples, 0.5),
    -percentile(
      samples.map((sample) => -sample),
      0.5,
    ),
  ]
  return (lower + upper) / 2
}

/** The figure compared with another of the same unit, by their medians. */
export function comparedWith(one: Figure, other: { readonly name: string; readonly value: number }): Figure {
  return { ...one, ratios: [...one.ratios, { to: other.name, value: one.value / other.value }] }
}

/** The figure with a limit on its median. */
export function atMost(one: Figure, limit: number): Figure {
  return { ...one, budget: { of: 'value', atMost: limit, isKept: one.value <= limit } }
}

/** The figure with a limit on one of its ratios. @throws Error when it was not compared with that */
export function ratioAtMost(one: Figure, to: string, limit: number): Figure {
  const ratio = one.ratios.find((each) => each.to === to)
  if (ratio === undefined) throw new Error(`${one.name} was not compared with ${to}: compare it first`)
  return { ...one, budget: { of: to, atMost: limit, isKept: ratio.value <= limit } }
}

/** The sample below which this share of all lies, by nearest rank. @throws RangeError when there are none */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (found === undefined) throw new RangeError('nothing was measured: give at least one sample')
  return found
}
