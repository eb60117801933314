import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import metadata from 'libphonenumber-js/min/metadata'

const FORMATS = 4
/** Behind it stand only the patterns that tell apart countries with one calling code, and kinds of numbers. */
const LAST = 9

/**
 * What it takes to bring a number into E.164: for the main country of each calling code its plan, without how numbers
 * are set in groups. A fifth of what the library brings.
 */
export function numberingPlans(): Readonly<Record<string, readonly unknown[]>> {
  const mainCountries = Object.values(metadata.country_calling_codes).map(([country]) => country)
  return Object.fromEntries(
    mainCountries.flatMap((country) => {
      const plan = country === undefined ? undefined : metadata.countries[country]
      return plan === undefined ? [] : [[country, withoutFormats(plan)]]
    }),
  )
}

function withoutFormats(plan: readonly unknown[]): unknown[] {
  const kept = plan.slice(0, LAST + 1).map((part, place) => (place === FORMATS ? 0 : part))
  const end = kept.findLastIndex((part) => part !== 0)
  return kept.slice(0, end + 1)
}

/** The file's text: one country a line. */
export function numberingPlansFile(): string {
  const lines = Object.entries(numberingPlans()).map(
    ([country, plan]) => `  ${JSON.stringify(country)}: ${JSON.stringify(plan)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}

// `npm run numbering-plans`, after a new version of libphonenumber-js.
if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, '../shared/domain/data/numbering-plans.json'), numberingPlansFile())
}
