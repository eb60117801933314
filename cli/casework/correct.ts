import type { CaseFile } from '../../shared/casework/case-file.ts'
import { correctCase } from '../../shared/casework/correct-case.ts'
import { correct } from '../../shared/casework/decisions/correct.ts'
import type { Corrections } from '../../shared/domain/correctable.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import type { Person } from '../../shared/domain/household.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { NotFound } from '../../shared/errors.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { listInstitutions } from '../../shared/table/institution-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { referralIdOf, requireActor, standing } from './case.ts'
import { correctionsFrom } from './corrections.ts'
import type { FieldWord } from './field-words.ts'
import { readGiven } from './given-values.ts'

export interface GivenCorrection {
  readonly given: Readonly<Partial<Record<FieldWord, string>>>
  readonly why: string
  /** Whose fields, by number: the contact's without it; `new` adds a person. */
  readonly person?: number | 'new' | undefined
}

/**
 * Corrects fields of a family, of one of its persons or of what the sender said; the old values are kept.
 * @throws NotFound when there is no such case or person
 * @throws Refused when a value cannot be read, or says what stood there already
 */
export async function correctFields(
  connection: Connection,
  codeOrId: string,
  { given, why, person }: GivenCorrection,
) {
  const { table, lookups, now } = connection
  await requireActor(connection)
  const referral = await referralIdOf(connection, codeOrId)
  const districts = await listDistricts(table)
  const values = readGiven(given, { districts, today: romeDate(now()) })
  const corrections = async (file: CaseFile, persons: readonly Person[]): Promise<Corrections> => {
    const institutions = values.has('institution')
      ? await listInstitutions(table, file.referral.district)
      : []
    return correctionsFrom(values, { file, person: whom(persons, person), districts, institutions })
  }
  const file = await correctCase(
    lookups,
    {
      referral,
      corrections,
      decision: (its, words) => correct({ corrections: its, why, lookups: words }),
    },
    occasionOf(connection),
  ).catch(refusedWhenChanged(`the case ${codeOrId}`))
  return { ...standing(file), ...removalOf(file, districts) }
}

function whom(persons: readonly Person[], person: GivenCorrection['person'] = 1) {
  if (person === 'new') return { number: Math.max(0, ...persons.map(({ number }) => number)) + 1 }
  const before = persons.find(({ number }) => number === person)
  if (before !== undefined) return { before, number: person }
  const numbers = persons.map(({ number }) => number).join(', ')
  throw new NotFound(`person ${person} is not in the household; its persons are ${numbers || 'none'}`)
}

/** A family that lives in another district now is still this one's, until that one has taken it. */
export function removalOf({ referral, household }: CaseFile, districts: readonly DistrictRow[]) {
  const { caseCode } = referral
  const lives = districts.find(({ municipalities }) => municipalities.includes(household.municipality))
  if (household.status !== 'open' || lives?.id === household.district) return {}
  const cure =
    lives === undefined
      ? `the family lives outside the programme: "referral redirect ${caseCode}"`
      : `the family lives in ${lives.id}: "referral hand-over ${caseCode} --to ${lives.id}"`
  return { moved: cure }
}
