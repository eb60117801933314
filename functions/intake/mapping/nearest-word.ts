import { spelling } from '../../../shared/domain/folding.ts'

/** Longer than every word of ours; the work grows with the square. */
const MAX_LENGTH = 60

/** The word that is meant by a mistyped one: at most a third of its letters away. Undefined when none is near. */
export function nearestWord<Word extends string>(given: string, words: readonly Word[]): Word | undefined {
  if (given.length > MAX_LENGTH) return undefined
  const typed = spelling(given)
  const near = words
    .map((word) => ({ word, edits: editsBetween(typed, spelling(word)) }))
    .filter(({ word, edits }) => edits <= Math.max(1, Math.floor(word.length / 3)))
  return near.toSorted((a, b) => a.edits - b.edits)[0]?.word
}

/** Levenshtein's distance, row by row. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1]
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
