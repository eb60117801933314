import { type Need, need, type Slot, slot } from '../../domain/field.ts'

// Sets of weekly times and of needs as bits of one number: thousands of mentors are looked at for thousands of families.

const slotBits: ReadonlyMap<string, number> = bitsOf(slot.options)
const needBits: ReadonlyMap<string, number> = bitsOf(need.options)

function bitsOf(words: readonly string[]): Map<string, number> {
  return new Map(words.map((word, place) => [word, 1 << place]))
}

/** Weekly times as bits; 0: none, or not said. */
export function slotMask(slots: readonly Slot[] = []): number {
  return slots.reduce((mask, one) => mask | (slotBits.get(one) ?? 0), 0)
}

/** Needs as bits. */
export function needMask(needs: readonly Need[]): number {
  return needs.reduce((mask, one) => mask | (needBits.get(one) ?? 0), 0)
}

/** How many bits of a mask are set. */
export function bitCount(mask: number): number {
  let count = 0
  for (let left = mask; left !== 0; left &= left - 1) count += 1
  return count
}
