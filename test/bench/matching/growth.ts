/** One measured size. */
export interface Point {
  readonly size: number
  /** In any unit. */
  readonly time: number
}

/**
 * With which power of the size the time grows: the slope of the line of least squares through the logarithms. 1 is
 * linear, 2 quadratic.
 * @throws RangeError for less than two different sizes
 */
export function growthExponent(points: readonly Point[]): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }))
  const middle = { x: mean(logs.map(({ x }) => x)), y: mean(logs.map(({ y }) => y)) }
  const spread = mean(logs.map(({ x }) => (x - middle.x) ** 2))
  if (!(spread > 0)) throw new RangeError('growth needs at least two sizes: measure another')
  return mean(logs.map(({ x, y }) => (x - middle.x) * (y - middle.y))) / spread
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}
