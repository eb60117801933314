import { periodText } from '../districts/text.ts'
import type { showOperator } from './show.ts'

/** An operator as a person reads it, line by line. */
export function operatorText(shown: Awaited<ReturnType<typeof showOperator>>) {
  return {
    ...shown,
    districts: shown.districts.map(({ district, roles, kinds }) => {
      const named = kinds.length === 0 ? '' : ` (${kinds.join(', ')})`
      return `${district}: ${roles.join(' + ')}${named}`
    }),
    namedFor: shown.namedFor.map(
      ({ district, namedFor, origin }) => `${namedFor} in ${district} (${origin})`,
    ),
    absences: shown.absences.map(periodText),
  }
}
