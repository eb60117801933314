import { isBlank, wordOf } from '../../functions/intake/dictionary/reading.ts'
import type { Note } from './file/row.ts'
import { type Cells, oneOf } from './sheet-row.ts'

type Parse<Value> = (text: string) => Value | undefined

/** Reads the cells of one row, each as what it is to be; what cannot be read is noted. */
export function cellReader<Column extends string>(
  cells: Cells<Column>,
  translate: (column: string, word: string) => string,
  note: Note,
) {
  const isEmpty = (column: Column) => isBlank(cells.get(column))
  const filled = <Value>(column: Column, parse: Parse<Value>, wanted?: string) => {
    if (!cells.has(column)) return undefined
    const value = isEmpty(column) ? undefined : parse(translate(column, wordOf(cells.get(column)).trim()))
    const unreadable = wanted === undefined ? 'unreadable' : `unreadable: write ${wanted}`
    if (value === undefined) note(column, isEmpty(column) ? 'missing' : unreadable)
    return value
  }
  return {
    /** Must not be empty where there is a column for it. `wanted`: what to write where it cannot be read. */
    filled,
    /** Null where its cell is empty. */
    orNone: <Value>(column: Column, parse: Parse<Value>, wanted?: string) =>
      cells.has(column) && isEmpty(column) ? null : filled(column, parse, wanted),
    /** One of our words; an empty cell says nothing. */
    word: <Word extends string>(column: Column, words: readonly Word[]) => {
      if (isEmpty(column)) return undefined
      const word = oneOf(words, translate(column, wordOf(cells.get(column)).trim()))
      if (word === undefined) note(column, `unknown word: use ${words.join(', ')}`)
      return word
    },
    /** A list; an empty cell is an empty one. */
    parts: <Part>(
      column: Column,
      parse: (raw: unknown, tell: (problem: string) => void) => readonly Part[],
    ) => (cells.has(column) ? parse(cells.get(column), (problem) => note(column, problem)) : undefined),
  }
}
