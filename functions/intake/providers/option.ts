import { Choice } from '../choice.ts'
import { partName, wordsIn } from './json-part.ts'
import type { SentAnswer } from './provider.ts'

/** An option that was chosen: its label, then what else the provider calls it. What is no text is left out. */
export function optionCalled(...words: readonly unknown[]): Choice {
  return new Choice(wordsIn(words))
}

/** What somebody wrote beside "Other": read as it stands where it can be, else as the option "other". */
export function optionWritten(text: unknown, ...words: readonly unknown[]): Choice {
  return optionCalled(text, 'other', ...words)
}

/** One row of a table of questions, and what was ticked in it: options, or what else a provider sends. */
export interface TableRow {
  readonly title: string
  readonly ticked: readonly unknown[]
}

/** The ticked cells of a table, each called `row column`: `Monday morning`. */
export function tickedCells(rows: readonly TableRow[]): unknown[] {
  return rows.flatMap(({ title, ticked }) =>
    ticked.map((one) =>
      one instanceof Choice ? optionCalled(partName(title, ' ', one.words[0] ?? '')) : one,
    ),
  )
}

/** A table may ask one thing by days and hours, or many things by yes and no: it is one question, and one for each row. */
export function tableAnswers(
  names: readonly string[],
  rows: readonly (TableRow & Pick<SentAnswer, 'names'>)[],
): SentAnswer[] {
  return [
    { names, value: tickedCells(rows) },
    ...rows.map((row) => ({ names: row.names, value: row.ticked })),
  ]
}
