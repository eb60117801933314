import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { type Household, household, type Person, person } from '../../../../shared/domain/household.ts'
import { type Mentor, mentor } from '../../../../shared/domain/mentor.ts'
import { candidateOf } from '../../../../shared/matching/suitability/candidate.ts'
import { judge } from '../../../../shared/matching/suitability/judge.ts'
import type { Candidate, SeenFamily, SeenPerson, Wish } from '../../../../shared/matching/suitability/seen.ts'
import { rowOf } from '../../../../shared/matching/waiting-family.ts'
import { TERMS } from '../../../support/matching-terms.ts'
import { anyFreeCandidate } from '../../../support/suitable.ts'
import { aHousehold, aMentor, aPerson, aRequest } from '../../../support/waiting-family.ts'

const words = fc.constantFrom('Amina', 'Ndèye Fatou', 'محمد', 'Đặng', 'Paolo', 'Popescu')
const country = fc.constantFrom('MA', 'RO', 'IN', 'IT', 'SN', 'CN')
const day = fc.constantFrom('2025-01-01', '2026-11-23', '2030-01-01')

/** What a household says of itself beside what matching looks at. */
const unseenOfHousehold = fc.record(
  {
    contactInstructions: words,
    recordNumber: words,
    adults: fc.nat(4),
    isProtected: fc.boolean(),
    isRestricted: fc.boolean(),
    liaison: fc.constantFrom('anna-prova', 'bruno-prova'),
    caseManager: fc.constantFrom('anna-prova', 'bruno-prova'),
    renewals: fc.array(fc.record({ person: fc.nat(5), expiresOn: day }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
)

const unseenOfPerson = fc.record(
  {
    givenName: words,
    familyName: words,
    phone: fc.constantFrom('+39 320 0000001', '+212 600 000001'),
    email: fc.constantFrom('uno@example.org', 'due@example.org'),
    birthYear: fc.integer({ min: 1930, max: 2026 }),
    citizenships: fc.uniqueArray(country, { maxLength: 2 }),
    gender: fc.constantFrom('female', 'male', 'other'),
    residenceTitle: fc.record({ status: fc.constantFrom('valid', 'expired', 'unknown'), expiresOn: day }),
    role: fc.constantFrom('contact', 'adult', 'minor'),
  },
  { requiredKeys: [] },
)

const unseenOfMentor = fc.record(
  { name: words, writtenTo: fc.constantFrom('it', 'en'), organisation: fc.constantFrom('ponte', 'amici') },
  { requiredKeys: [] },
)

function wishFrom(family: object, members: readonly object[]): Wish {
  const made = rowOf(
    {
      household: household.parse({ ...aHousehold, ...family }),
      persons: members.map((one, place) => person.parse({ ...aPerson(place + 1), ...one })),
      referrals: [],
      requests: [aRequest],
    },
    { district: aHousehold.district, today: TERMS.today },
  )
  if ('leftOut' in made) throw new Error(`it was left out: ${made.leftOut.why}`)
  return made.wish
}

describe('who suits whom is the same whoever they are', () => {
  test('names, citizenship, residence title, gender, age, contacts and protection of a family change nothing', () => {
    const members = fc.tuple(unseenOfPerson, unseenOfPerson)
    fc.assert(
      fc.property(
        fc.tuple(unseenOfHousehold, members),
        fc.tuple(unseenOfHousehold, members),
        anyFreeCandidate,
        ([one, itsMembers], [other, others], candidate) => {
          const wish = wishFrom(one, itsMembers)
          expect(wishFrom(other, others)).toEqual(wish)
          expect(judge(wishFrom(other, others), candidate, TERMS)).toEqual(judge(wish, candidate, TERMS))
        },
      ),
    )
  })

  test('name, address and organisation of a mentor change nothing', () => {
    fc.assert(
      fc.property(unseenOfMentor, unseenOfMentor, (one, other) => {
        const seen = (changes: object) => candidateOf(mentor.parse({ ...aMentor, ...changes }), '2026-12-31')
        expect(seen(other)).toEqual(seen(one))
      }),
    )
  })

  test('what may be seen does change it', () => {
    const candidate = candidateOf(aMentor, '2026-12-31')
    const inTown = judge(wishFrom({}, []), candidate, TERMS)
    const elsewhere = judge(wishFrom({ municipality: '016024' }, []), candidate, TERMS)
    expect(inTown).not.toEqual(elsewhere)
  })
})

describe('what must never decide has no place in suitability', () => {
  test('its types see no more of a family, its members and a mentor than these', () => {
    expectTypeOf<keyof Household & keyof SeenFamily>().toEqualTypeOf<
      'municipality' | 'languages' | 'interpreterLanguage' | 'availability' | 'isSingleParent'
    >()
    expectTypeOf<Exclude<keyof SeenFamily, keyof Household>>().toEqualTypeOf<'waitingSince'>()
    expectTypeOf<keyof SeenPerson>().toEqualTypeOf<'number' | 'language'>()
    expectTypeOf<keyof Person & (keyof Wish | keyof Candidate)>().toEqualTypeOf<'gender'>()
    expectTypeOf<keyof Person & keyof Wish>().toEqualTypeOf<never>()
    expectTypeOf<
      Extract<keyof Mentor, 'name' | 'person' | 'writtenTo'> & keyof Candidate
    >().toEqualTypeOf<never>()
  })

  const folder = new URL('../../../../shared/matching/suitability/', import.meta.url)
  const forbidden = /ethnic|relig|health|nation(?!s)|citizen|residen|birth|givenName|familyName|race/i

  function faultsOf(text: string): string[] {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
    const imported = /from '[^']*\/(?:household|referral|submission)\.ts'/.exec(code)?.[0]
    return [forbidden.exec(code)?.[0], imported].filter((one) => one !== undefined)
  }

  test.each(readdirSync(folder))('%s does not name it', (file) => {
    expect(faultsOf(readFileSync(new URL(file, folder), 'utf8'))).toEqual([])
  })
  test('a file that did would be found', () => {
    expect(faultsOf("import type { Person } from '../../domain/household.ts'")).toHaveLength(1)
    expect(faultsOf('const same = one.citizenships.includes(other)')).toEqual(['citizen'])
  })
})
