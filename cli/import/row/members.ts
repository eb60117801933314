import * as z from 'zod'
import { isBlank, type Reading } from '../../../functions/intake/dictionary/reading.ts'
import type { Person } from '../../../shared/domain/household.ts'
import type { HouseholdField } from '../columns.ts'
import { type CellContext, isPlain, readCell } from './cell.ts'
import { readBirthDate, readYear } from './dates.ts'

const anything = z.unknown().optional()

/** A member of a household as a JSON file has it. */
const member = z.strictObject({
  role: z.enum(['contact', 'adult', 'minor']),
  ...{ given_name: anything, family_name: anything, birth_year: anything, birth_date: anything },
  ...{ phone: anything, email: anything, language: anything, citizenships: anything },
})

/** As which field of the dictionary a part is read, and what it is called in the household. */
const parts = [
  { part: 'given_name', field: 'contact_given_name', its: 'givenName' },
  { part: 'family_name', field: 'contact_family_name', its: 'familyName' },
  { part: 'phone', field: 'contact_phone', its: 'phone' },
  { part: 'email', field: 'contact_email', its: 'email' },
  { part: 'language', field: 'contact_language', its: 'language' },
  { part: 'citizenships', field: 'citizenship', its: 'citizenships' },
] as const satisfies { part: string; field: HouseholdField; its: keyof Person }[]

export type Member = Omit<Person, 'household' | 'number' | 'version'>

/** What is wrong with a part: `persons.2.phone`. */
export interface MemberFault {
  readonly column: string
  readonly problem: string
}

const memberParts = z.object({
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  language: z.string().optional(),
  citizenships: z.array(z.string()).optional(),
  birthYear: z.int().optional(),
})

/** Reads the list of members; what cannot be read is told, and the rest is there. */
export function readMembers(
  raw: unknown,
  context: CellContext,
): { readonly members: readonly Member[]; readonly faults: readonly MemberFault[] } {
  if (raw === undefined || raw === null) return { members: [], faults: [] }
  if (!Array.isArray(raw)) return { members: [], faults: [{ column: 'persons', problem: 'not a list' }] }
  const read = raw.map((one: unknown, place) => readMember(one, `persons.${place + 1}`, context))
  return {
    members: read.flatMap(({ member }) => member ?? []),
    faults: read.flatMap(({ faults }) => faults),
  }
}

function readMember(raw: unknown, column: string, context: CellContext) {
  const parsed = member.safeParse(raw)
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(({ path, message }) => ({
        column: [column, ...path].join('.'),
        problem: message,
      })),
    }
  }
  const { role, ...given } = parsed.data
  const readings = new Map<string, Reading<unknown>>([
    ...parts.map(({ part, field }) => [part, readCell(field, given[part], context)] as const),
    ...birthReadings(given, context),
  ])
  const faults = [...readings].flatMap(([part, { fault }]) =>
    fault === undefined ? [] : [{ column: `${column}.${part}`, problem: fault }],
  )
  const values = parts.map(({ part, its }) => [its, readings.get(part)?.value])
  const birthYear = readings.get('birth_year')?.value ?? readings.get('birth_date')?.value
  const read = memberParts.parse({ ...Object.fromEntries(values), birthYear })
  return { member: { role, ...read } satisfies Member, faults }
}

/** Of a date only the year is kept: nothing here needs more. */
function birthReadings(
  given: { readonly birth_year?: unknown; readonly birth_date?: unknown },
  { today }: CellContext,
): [string, Reading<number>][] {
  return (['birth_year', 'birth_date'] as const).flatMap((part): [string, Reading<number>][] => {
    const raw = given[part]
    if (isBlank(raw)) return []
    if (!isPlain(raw)) return [[part, { fault: 'unreadable' }]]
    if (part === 'birth_year') return [[part, readYear(raw, today)]]
    const date = readBirthDate(String(raw), today)
    return [[part, date === undefined ? { fault: 'unreadable' } : { value: Number(date.slice(0, 4)) }]]
  })
}
