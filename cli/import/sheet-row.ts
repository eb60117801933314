import { isBlank, wordOf, wordsFrom } from '../../functions/intake/dictionary/reading.ts'
import { hasBrokenCharacters } from '../../functions/intake/providers/json-body.ts'
import { fold } from '../../shared/domain/folding.ts'
import type { Note, Row } from './file/row.ts'
import type { Headings } from './headings.ts'
import type { SheetMapping } from './sheet.ts'

/** The cells of a row by column. A column that the file does not have says nothing; an empty cell says "none". */
export type Cells<Column extends string> = ReadonlyMap<Column, unknown>

/** Cells by what their headings stand for; of two columns for one thing the second is a problem. */
export function cellsOf<Column extends string>(
  { cells }: Row,
  columns: readonly Column[],
  { columnOf, constants }: Headings,
  note: Note,
): Cells<Column> {
  const found = new Map<Column, unknown>()
  for (const [heading, cell] of cells) {
    const column = columns.find((one) => one === columnOf(heading))
    if (column === undefined) continue
    if (found.has(column)) note(heading, `a second column for ${column}`)
    else if (hasBrokenCharacters(cell)) note(column, 'broken-characters')
    else found.set(column, cell)
  }
  for (const column of columns) {
    if (isBlank(found.get(column)) && Object.hasOwn(constants, column)) found.set(column, constants[column])
  }
  return found
}

/** Our words for those of a file, whatever their case and accents. */
export function translator({ values }: SheetMapping): (column: string, word: string) => string {
  return (column, word) =>
    (Object.hasOwn(values, column) ? wordsFrom(values[column]).get(fold(word)) : undefined) ?? word
}

/** The single parts of a cell: a JSON list's, or what stands between semicolons, commas and line ends. */
export function partsOf(raw: unknown): string[] {
  const pieces = Array.isArray(raw) ? raw.map(wordOf) : wordOf(raw).split(/[;,\n]/)
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** One of a closed list, however it is spelt; undefined when it is none of them. */
export function oneOf<Word extends string>(words: readonly Word[], given: string): Word | undefined {
  return words.find((word) => word.replaceAll('-', '_') === fold(given))
}
