import { printError } from '../output.ts'

const ROWS_PER_LINE = 250

/** How far something is: on a terminal one line that is written again and again, else a line now and then. */
export function tellProgress(doing: string, done: number, of: number): void {
  const line = `${doing} ${done} of ${of}`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === of ? '\n' : ''}`)
  else if (done === of || done % ROWS_PER_LINE === 0) printError(line)
}
