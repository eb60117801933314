import { expect, test } from 'vitest'
import type { WaitingRequest } from '../../../../shared/domain/mentoring-request.ts'
import { judge } from '../../../../shared/matching/suitability/judge.ts'
import { wishOf } from '../../../../shared/matching/suitability/wish.ts'
import { TERMS } from '../../../support/matching-terms.ts'
import { CANDIDATE } from '../../../support/suitable.ts'
import { aHousehold, aRequest } from '../../../support/waiting-family.ts'

const family = { ...aHousehold, waitingSince: aHousehold.since }

function rowOf(...requests: readonly [Partial<WaitingRequest>, Partial<WaitingRequest>]) {
  const [first, second] = requests
  return wishOf(
    [
      { ...aRequest, ...first },
      { ...aRequest, ...second, number: 2 },
    ],
    family,
    [],
  )
}

const needed = { isLanguageRequired: true }

test('what one sibling speaks does not stand in for the language that the other asks for', () => {
  const row = rowOf({ ...needed, languages: ['ary'] }, { languages: ['fr'] })
  if (!('wish' in row)) throw new Error('it has no row')
  const verdictOn = (language: string) =>
    judge(row.wish, { ...CANDIDATE, languages: ['it', language] }, TERMS)
  expect(verdictOn('fr')).toEqual({ suits: false, refusal: 'language' })
  expect(verdictOn('ar')).toMatchObject({ suits: true })
})

test('siblings who both ask for a language need one that counts for both', () => {
  const both = rowOf({ ...needed, languages: ['fr', 'ary'] }, { ...needed, languages: ['arz', 'wo'] })
  expect(both).toMatchObject({ wish: { languages: ['ary'] } })
  expect(rowOf({ ...needed, languages: ['fr'] }, { ...needed, languages: ['wo'] })).toEqual({
    contradiction: 'languages',
  })
})
