import * as z from 'zod/mini'
import { districtPolicy } from './deadline-policy.ts'
import { istatCode, slug, timeOfDay } from './identifier.ts'
import { officeCalendar } from './working-days.ts'

/** When somebody of the district can be reached about a child in danger. */
export const dutyHours = z.object({
  from: timeOfDay,
  to: timeOfDay,
  /** Also when the office does not work. */
  isEveryDay: z.boolean(),
})
export type DutyHours = z.infer<typeof dutyHours>

/** A territorial district (*Ambito*) of the programme. Which municipalities it has is data. */
export const district = z.object({
  id: slug,
  name: z.string().check(z.trim(), z.minLength(1)),
  /** Letters that begin its case codes: `BG`. */
  codePrefix: z.string().check(z.regex(/^[A-Z]{2,4}$/)),
  municipalities: z.array(istatCode).check(z.minLength(1)),
  /** When its office works. */
  office: officeCalendar,
  duty: dutyHours,
  /** Numbers that senders are told. */
  phones: z.partial(z.object({ office: z.string(), duty: z.string() })),
  /** What it wants otherwise than the default policy. */
  policy: districtPolicy,
  version: z.int().check(z.gte(1)),
})
export type District = z.infer<typeof district>

/** What a district has until somebody sets it. */
export const districtDefaults = {
  office: { closed: [], closesAt: '17:00' },
  duty: { from: '08:00', to: '19:00', isEveryDay: false },
  phones: {},
  policy: { number: 0, rows: {} },
} satisfies Partial<District>

/** What a look-up needs of a district. Every version of Raccordo reads it from the list: only ever add to it. */
export const districtRow = z.pick(district, { id: true, name: true, codePrefix: true, municipalities: true })
export type DistrictRow = z.infer<typeof districtRow>
