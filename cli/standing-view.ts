import type { standing } from './casework/case.ts'
import { print, printItems, printThing } from './output.ts'

type Standing = ReturnType<typeof standing> & { readonly moved?: string }

/** Prints how a case stands after a decision, and what is to be done next. */
export function printStanding(shown: Standing, options: { json?: boolean | undefined }): void {
  const { deadlines, moved, ...fields } = shown
  if (options.json) {
    printThing(shown, options)
    return
  }
  printThing(fields, options)
  if (moved !== undefined) print(`\n${moved}`)
  print(deadlines.length === 0 ? '\nnothing is due' : '\ndue')
  if (deadlines.length > 0) printItems(deadlines, ['due', 'kind', 'number', 'owner', 'isUrgent'], options)
}
