import { printFamily, printTable, said } from './family-view.ts'
import { printText, printThing } from './output.ts'
import type { showReferral } from './referrals.ts'

type Shown = Awaited<ReturnType<typeof showReferral>>

/** Prints a referral for a person: its own fields, then each thing that has parts. Only `--json` has all of it. */
export function printReferral(shown: Shown): void {
  const { version: _, submission: __, amended, deadlines, dangerConfirmed, ...rest } = shown
  const { description, householdDetails, persons, possiblyKnown, written, ...fields } = {
    ...{ description: undefined, householdDetails: undefined, persons: undefined, possiblyKnown: undefined },
    ...{ written: undefined, ...rest },
  }
  const settled = amended?.settledAt === undefined ? '' : ` (settled at ${amended.settledAt})`
  const changes = amended && { amended: `${amended.at}: ${amended.fields.join(', ')}${settled}` }
  const danger = dangerConfirmed && { dangerConfirmed: `by ${dangerConfirmed.by} at ${dangerConfirmed.at}` }
  printThing(said({ ...fields, ...danger, ...changes }), {})
  printTable('due', ['due', 'kind', 'number', 'owner', 'isUrgent'], deadlines)
  if (description !== undefined) printText('\ndescription', description)
  printFamily({ householdDetails, persons, written, possiblyKnown })
}
