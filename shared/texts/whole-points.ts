/**
 * Points as they are shown, in whole tenths, so that they make the total that is shown: each is rounded down, and what is
 * missing goes to those that lost most by it, the first of equal ones.
 * @param total not less than the tenths of all together rounded down, nor more than rounded up
 */
export function wholePoints(points: readonly number[], total: number): number[] {
  const whole = points.map((one) => Math.floor(one / 10))
  const missing = total - whole.reduce((sum, one) => sum + one, 0)
  const byLoss = [...points.keys()].toSorted(
    (one, other) => ((points[other] ?? 0) % 10) - ((points[one] ?? 0) % 10) || one - other,
  )
  const raised = new Set(byLoss.slice(0, missing))
  return whole.map((one, place) => (raised.has(place) ? one + 1 : one))
}
