// Two functions and not one: each sees one kind of array, so that the engine turns it into a plain load.

/** An entry that is known to be there. */
export function intAt(array: Int32Array, index: number): number {
  return array[index] ?? 0
}

/** An entry that is known to be there. */
export function floatAt(array: Float64Array, index: number): number {
  return array[index] ?? 0
}
