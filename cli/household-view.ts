import { printFamily, printTable, said } from './family-view.ts'
import type { showHousehold } from './households/show.ts'
import { printThing } from './output.ts'

/** Prints a household for a person: what everybody may see, then each thing that has parts. */
export function printHousehold(shown: Awaited<ReturnType<typeof showHousehold>>): void {
  const { householdDetails, persons, written, possiblyKnown, mentoring, ...fields } = {
    ...{ householdDetails: undefined, persons: undefined, written: undefined, ...shown },
  }
  printThing(said(fields), {})
  printTable('mentoring', ['number', 'kind', 'status', 'urgency', 'requestedAt'], mentoring)
  printFamily({ householdDetails, persons, written, possiblyKnown })
}
