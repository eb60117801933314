import { isDeepStrictEqual } from 'node:util'
import type { AnyEvent } from '../../events/all-events.ts'
import { announce, type Occasion } from '../../events/announce.ts'
import { householdCorrected } from '../../events/household-corrected.ts'
import type { Correction } from '../domain/contact.ts'
import type { CorrectedPerson, Corrections } from '../domain/correctable.ts'
import { hash } from '../domain/hash.ts'
import { type Household, renewalOf } from '../domain/household.ts'
import type { Referral } from '../domain/referral.ts'
import { Conflict } from '../errors.ts'
import type { Change } from '../table/commit.ts'
import { personShape } from '../table/household-store.ts'
import { correctionShape } from '../table/record-store.ts'
import { aboutHousehold } from './about.ts'
import { actingOperator } from './acting.ts'
import type { CaseFile } from './case-file.ts'
import { changed } from './decision.ts'

/** What corrections make of a case. The referral is not one version further yet: whoever asks tells of it. */
export interface CorrectedParts {
  readonly referral: Referral
  /** Those of the referral that are otherwise now. */
  readonly ofReferral: readonly string[]
  readonly households: readonly Household[]
  readonly events: readonly AnyEvent[]
  readonly besides: readonly Change[]
}

/** One field that is otherwise now. */
interface Difference {
  readonly field: string
  readonly person?: number
  readonly referral?: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

/**
 * Applies corrections to a case: what differs is kept with its old value, who and why.
 * @throws Conflict when the persons are not those of the household any more: read them again
 */
export function correctParts(
  file: CaseFile,
  { household: ofHousehold = {}, persons = [], referral: ofReferral = {} }: Corrections,
  why: string,
  occasion: Occasion,
): CorrectedParts {
  const { household, referral } = file
  if (persons.some(({ after }) => after.household !== household.id)) {
    throw new Conflict(`the persons are not those of household ${household.id}: read them again`)
  }
  const family = [...differences(household, ofHousehold), ...persons.flatMap(differencesOfPerson)]
  const said = differences(referral, ofReferral).map((one) => ({ ...one, referral: referral.id }))
  const next = changed({ ...household, ...ofHousehold, ...renewals(household, persons) })
  const record = recordsAs(file, why, occasion)
  const corrected = persons.filter((one) => differencesOfPerson(one).length > 0).map(({ after }) => after)
  return {
    referral: { ...referral, ...ofReferral },
    ofReferral: said.map(({ field }) => field),
    households: family.length === 0 ? [] : [next],
    events: family.length === 0 ? [] : [toldOf(next, family, occasion)],
    besides: [...corrected.map(writtenPerson), ...[...family, ...said].map(record)],
  }
}

/** Of those who are corrected, what stands now; of the others, what stood. */
function renewals({ renewals: before = [] }: Household, persons: readonly CorrectedPerson[]) {
  const numbers = persons.map(({ after }) => after.number)
  const others = before.filter(({ person }) => !numbers.includes(person))
  const all = [...others, ...persons.flatMap(({ after }) => renewalOf(after))]
  return all.length === 0 && before.length === 0 ? {} : { renewals: all }
}

function differences(before: object, set: object): Difference[] {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.entries(set)
    .map(([field, newValue]) => ({ field, oldValue: old.get(field), newValue }))
    .filter(({ oldValue, newValue }) => !isDeepStrictEqual(oldValue, newValue))
}

const notSaid = new Set(['household', 'number', 'version'])

function differencesOfPerson({ before, after }: CorrectedPerson): Difference[] {
  return differences(before ?? {}, after)
    .filter(({ field }) => !notSaid.has(field))
    .map((one) => ({ ...one, person: after.number }))
}

function writtenPerson(person: CorrectedPerson['after']): Change {
  const item = personShape.toItem(person)
  return person.version === 1 ? { create: item } : { replace: item }
}

function recordsAs({ household, referral }: CaseFile, why: string, occasion: Occasion) {
  const by = actingOperator(occasion)
  const versions = [household.id, String(household.version), referral.id, String(referral.version)]
  return ({ oldValue, newValue, ...what }: Difference): Change => {
    const place = [what.field, String(what.person), String(what.referral)]
    const record: Correction = {
      ...{ household: household.id, id: hash('correction', ...versions, ...place) },
      ...{ at: occasion.at.toISOString(), by, why, ...what },
      ...(oldValue === undefined ? {} : { oldValue: JSON.stringify(oldValue) }),
      ...(newValue === undefined ? {} : { newValue: JSON.stringify(newValue) }),
    }
    return { create: correctionShape.toItem(record) }
  }
}

function toldOf(household: Household, family: readonly Difference[], occasion: Occasion): AnyEvent {
  const corrections = family.map(({ field, person }) => ({
    field,
    ...(person === undefined ? {} : { person }),
  }))
  return announce(householdCorrected, occasion, { ...aboutHousehold(household), data: { corrections } })
}
