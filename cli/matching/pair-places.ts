const FREE = -1

/**
 * In which row of a section each pair stands. As a map would say, but of more than a million pairs without an object
 * for each: a table with open addressing.
 */
export class PairPlaces {
  readonly #keys: Float64Array
  readonly #places: Int32Array
  readonly #last: number

  /** @param most how many pairs there may be */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(1.5 * most + 1))
    this.#keys = new Float64Array(slots)
    this.#places = new Int32Array(slots).fill(FREE)
    this.#last = slots - 1
  }

  /** @param key a whole number from 0 on, counted exactly */
  get(key: number): number | undefined {
    const place = this.#places[this.#slotOf(key)]
    return place === FREE ? undefined : place
  }

  set(key: number, place: number): void {
    const slot = this.#slotOf(key)
    this.#keys[slot] = key
    this.#places[slot] = place
  }

  /** Where the key stands, or else the free slot where it would. */
  #slotOf(key: number): number {
    // Fibonacci hashing: neighbours, which pairs of one family are, land far from each other. Of the pairs of one mentor
    // the lower bits can all be equal: so what is above is folded in.
    const hash = Math.imul(key ^ (key / 2 ** 32), 0x9e3779b1)
    let slot = (hash ^ (hash >>> 15)) & this.#last
    while (this.#places[slot] !== FREE && this.#keys[slot] !== key) slot = (slot + 1) & this.#last
    return slot
  }
}
