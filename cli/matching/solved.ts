import { print, printItems, printThing } from '../output.ts'
import type { Solved } from './solve.ts'

/** Prints what was solved: the solution as it is with `--json`, else its pairs, who is left, and the totals. */
export function printSolved(
  { solution, scores }: Solved,
  { json }: { readonly json?: boolean | undefined },
): void {
  if (json) printThing(solution, { json })
  else printForPeople(solution, scores)
}

function printForPeople(solution: Solved['solution'], scores: Solved['scores']): void {
  const { pairs, unserved, objectiveValue, milliseconds } = solution
  const rows = pairs.map((pair, at) => ({ ...pair, score: scores[at] }))
  printItems(rows, ['family', 'mentor', 'score'], { whenEmpty: 'no pair: nobody here suits and has room' })
  print('')
  printItems(
    unserved.map((family) => ({ unserved: family })),
    ['unserved'],
    { whenEmpty: 'nobody is left unserved' },
  )
  const { urgentServed, served, value } = objectiveValue
  print('')
  printThing({ 'urgent served': urgentServed, served, value, milliseconds }, {})
}
