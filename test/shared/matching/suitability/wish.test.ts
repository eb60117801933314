import { describe, expect, test } from 'vitest'
import type { WaitingRequest } from '../../../../shared/domain/mentoring-request.ts'
import type { SeenFamily } from '../../../../shared/matching/suitability/seen.ts'
import { wishOf } from '../../../../shared/matching/suitability/wish.ts'
import { aRequest } from '../../../support/waiting-family.ts'

const family: SeenFamily = {
  municipality: '016232',
  languages: ['fr'],
  waitingSince: '2026-09-07T09:00:00.000Z',
}
const sibling = (changes: Partial<WaitingRequest>): WaitingRequest => ({ ...aRequest, ...changes, number: 2 })

function rowOf(
  first: Partial<WaitingRequest>,
  second?: Partial<WaitingRequest>,
  changes: Partial<SeenFamily> = {},
) {
  const others = second === undefined ? [] : [sibling(second)]
  const persons = [{ number: 1, language: 'wo' }, { number: 2 }, { number: 3, language: 'ar' }]
  return wishOf([{ ...aRequest, ...first }, ...others], { ...family, ...changes }, persons)
}

describe('a family’s requests of one kind are one row', () => {
  test('with the needs and exclusions of all, once each', () => {
    const first = { needs: ['school_support', 'paperwork'], excluded: ['m-1'] } as const
    const second = { needs: ['paperwork', 'housing'], excluded: ['m-2', 'm-1'] } as const
    const expected = { needs: ['school_support', 'paperwork', 'housing'], excluded: ['m-1', 'm-2'] }
    expect(
      rowOf(
        { needs: [...first.needs], excluded: [...first.excluded] },
        { needs: [...second.needs], excluded: [...second.excluded] },
      ),
    ).toMatchObject({ wish: expected })
  })
  test('urgent, and asking for its language, when one is and does', () => {
    const wish = { isUrgent: true, isLanguageRequired: true }
    expect(rowOf({ urgency: 'urgent' }, { isLanguageRequired: true })).toMatchObject({ wish })
    expect(rowOf({}, {})).toMatchObject({ wish: { isUrgent: false, isLanguageRequired: false } })
  })
  test('with the only wish that one has for a woman or a man', () => {
    expect(rowOf({}, { genderWish: 'female' })).toMatchObject({ wish: { genderWish: 'female' } })
  })
  test('with the times that suit all who gave theirs', () => {
    const first = { availability: ['mon-morning', 'tue-evening'] as const }
    const second = { availability: ['tue-evening', 'sun-evening'] as const }
    expect(
      rowOf({ availability: [...first.availability] }, { availability: [...second.availability] }),
    ).toMatchObject({ wish: { availability: ['tue-evening'] } })
    expect(rowOf({ availability: [...first.availability] }, {})).toMatchObject({
      wish: { availability: first.availability },
    })
  })
  test('named after the household and the kind, with the case code of the first', () => {
    const wish = { id: `${aRequest.household}/adult`, caseCode: 'DA-26-0001' }
    expect(rowOf({}, { caseCode: 'DA-26-0009' })).toMatchObject({ wish })
  })
})

describe('requests that no mentor could meet together are told', () => {
  test('one asks for a woman, the other for a man', () => {
    const contradiction = { contradiction: 'gender-wishes' }
    expect(rowOf({ genderWish: 'male' }, { genderWish: 'female' })).toEqual(contradiction)
  })
  test('one can only when the other cannot', () => {
    const both = rowOf({ availability: ['mon-morning'] }, { availability: ['tue-evening'] })
    expect(both).toEqual({ contradiction: 'times' })
  })
})

describe('the languages of a row', () => {
  test('are those that the request names', () => {
    expect(rowOf({ languages: ['bn', 'en'] })).toMatchObject({ wish: { languages: ['bn', 'en'] } })
  })
  test('else those of the persons whom it is for, then the family’s', () => {
    const spoken = { interpreterLanguage: 'ff' }
    expect(rowOf({}, undefined, spoken)).toMatchObject({ wish: { languages: ['wo', 'ar', 'fr', 'ff'] } })
    expect(rowOf({ persons: [3] })).toMatchObject({ wish: { languages: ['ar', 'fr'] } })
    expect(rowOf({ persons: [2] })).toMatchObject({ wish: { languages: ['fr'] } })
  })
})

test('times that the request does not name are the family’s, and an empty list says nothing', () => {
  const given = { availability: ['mon-morning'] as const }
  expect(rowOf({}, undefined, given)).toMatchObject({ wish: { availability: ['mon-morning'] } })
  expect(rowOf({ availability: ['sat-morning'] }, undefined, given)).toMatchObject({
    wish: { availability: ['sat-morning'] },
  })
  expect(rowOf({ availability: [] }, undefined, given)).toMatchObject({
    wish: { availability: ['mon-morning'] },
  })
  expect(rowOf({ availability: [] })).not.toHaveProperty('wish.availability')
})

test('a single parent is one only when the family says so', () => {
  expect(rowOf({}, undefined, { isSingleParent: true })).toMatchObject({ wish: { isSingleParent: true } })
  expect(rowOf({})).toMatchObject({ wish: { isSingleParent: false } })
})
