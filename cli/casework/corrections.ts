import * as z from 'zod'
import { findInstitution } from '../../functions/intake/institution.ts'
import type { CaseFile } from '../../shared/casework/case-file.ts'
import {
  type CorrectedPerson,
  type Corrections,
  householdFields,
  type PersonFields,
  personFields,
  referralFields,
} from '../../shared/domain/correctable.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import type { Person } from '../../shared/domain/household.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import { findPlace } from '../../shared/domain/municipality.ts'
import { isLive } from '../../shared/domain/referral.ts'
import { Refused } from '../../shared/errors.ts'
import { householdWords, personWords, referralWords, referrerWords, residenceWords } from './field-words.ts'
import type { Values } from './given-values.ts'

/** What values are taken into. */
export interface Corrected {
  readonly file: Pick<CaseFile, 'referral' | 'household'>
  /** Whom the fields of a person are about: the one that stands, or a new one. */
  readonly person: { readonly before?: Person; readonly number: number }
  readonly districts: readonly DistrictRow[]
  /** Of the case's district. */
  readonly institutions: readonly InstitutionRow[]
}

/**
 * What values come to, as the domain has it.
 * @throws Refused when one that is needed is taken away, or a place is unknown
 */
export function correctionsFrom(values: Values, corrected: Corrected): Corrections {
  const place = placeOf(values, corrected)
  const household = parsed(householdFields, {
    ...named(values, householdWords),
    ...languagesOf(values),
    ...place.ofHousehold,
  })
  const referral = parsed(referralFields, {
    ...named(values, referralWords),
    ...referrerOf(values, corrected),
    ...institutionOf(values, corrected),
    ...place.ofReferral,
  })
  const fields = parsed(personFields, { ...named(values, personWords), ...residenceOf(values, corrected) })
  return {
    ...(isEmpty(household) ? {} : { household }),
    ...(isEmpty(referral) ? {} : { referral }),
    ...(isEmpty(fields) ? {} : { persons: [personWith(fields, corrected)] }),
  }
}

function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0
}

function parsed<Fields>(schema: z.core.$ZodType<Fields>, fields: object): Fields {
  const { data, error } = z.safeParse(schema, fields)
  if (error === undefined) return data
  const names = [...new Set(error.issues.map(({ path }) => String(path[0])))].join(', ')
  throw new Refused(`nothing was changed: ${names} cannot be taken away, only corrected`)
}

function named(values: Values, words: Readonly<Record<string, string>>): Record<string, unknown> {
  const all = new Map<string, unknown>(values)
  return Object.fromEntries(
    Object.entries(words).flatMap(([word, name]) => (all.has(word) ? [[name, all.get(word)]] : [])),
  )
}

function languagesOf(values: Values) {
  return values.has('languages') ? { languages: values.get('languages') ?? [] } : {}
}

/** A family that moves out of the programme's area is to be redirected; one that moves in no more. */
function placeOf(values: Values, { districts, file: { referral } }: Corrected) {
  const text = values.get('municipality')
  if (typeof text !== 'string') return { ofHousehold: {}, ofReferral: {} }
  const place = findPlace(text, districts)
  if (place === undefined) throw new Refused(`municipality ${text}: no municipality of Lombardy is called so`)
  const isOutOfArea = place.kind === 'out-of-area'
  const redirectTo = isOutOfArea ? `Comune di ${place.name} (${place.province})` : undefined
  const isOtherwise = isLive(referral) && isOutOfArea !== referral.isOutOfArea
  return {
    ofHousehold: { municipality: place.istatCode },
    ofReferral: isOtherwise ? { isOutOfArea, redirectTo } : {},
  }
}

function referrerOf(values: Values, { file: { referral } }: Corrected) {
  const fields = named(values, referrerWords)
  return isEmpty(fields) ? {} : { referrer: { ...referral.referrer, ...fields } }
}

function institutionOf(values: Values, { institutions }: Corrected) {
  if (!values.has('institution')) return {}
  const text = values.get('institution')
  return { institutionId: typeof text === 'string' ? findInstitution(text, institutions)?.id : undefined }
}

function residenceOf(values: Values, { person: { before } }: Corrected) {
  const fields = named(values, residenceWords)
  if (isEmpty(fields)) return {}
  if ('status' in fields && fields['status'] === undefined) return { residenceTitle: undefined }
  return { residenceTitle: { status: 'unknown', ...before?.residenceTitle, ...fields } }
}

function personWith(fields: PersonFields, { person, file }: Corrected): CorrectedPerson {
  const { before, number } = person
  if (before !== undefined) return { before, after: { ...before, ...fields, version: before.version + 1 } }
  const household = file.household.id
  return { after: { role: 'minor', ...fields, household, number, version: 1 } }
}
