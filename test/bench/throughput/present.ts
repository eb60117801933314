/** Milliseconds on a clock that all processes of a machine share, finer than `Date.now()`. */
export function present(): number {
  return performance.timeOrigin + performance.now()
}
