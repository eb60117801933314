import { describe, expect, test } from 'vitest'
import type { Person } from '../../../shared/domain/household.ts'
import { lookupWordsOf, phoneWords, possiblyKnownAmong } from '../../../shared/domain/lookup.ts'

const household = 'a'.repeat(32)
const contact: Person = { household, number: 1, role: 'contact', version: 1 }
const minor = (number: number, birthYear: number): Person => ({
  household,
  number,
  role: 'minor',
  birthYear,
  version: 1,
})
const written = (persons: readonly Person[]) =>
  lookupWordsOf(persons).map(({ kind, word, person }) => `${person} ${kind} ${word}`)

describe('what a household is found by', () => {
  test('phone, e-mail, and the contact’s name with the year of each child and alone', () => {
    const named = {
      givenName: 'Ndèye',
      familyName: 'DIOP',
      phone: '+39 320 000 0001',
      email: 'N@Example.org',
    }
    expect(written([{ ...contact, ...named }, minor(2, 2016), minor(3, 2019)])).toEqual([
      '1 phone +393200000001',
      '1 email n@example.org',
      '1 name-and-birth-year diop ndeye 2016',
      '1 name-and-birth-year diop ndeye 2019',
      '1 name diop ndeye',
    ])
  })

  test('the name and year of each person that has both', () => {
    const adult: Person = { ...contact, number: 2, role: 'adult', givenName: 'Awa', birthYear: 1985 }
    expect(written([contact, adult])).toEqual(['2 name-and-birth-year awa 1985', '2 name awa'])
  })

  test('each word once, though twins and two phones are the same', () => {
    const twins = [{ ...contact, givenName: 'Awa', phone: '320 0000001' }, minor(2, 2016), minor(3, 2016)]
    const father: Person = { ...contact, number: 4, role: 'adult', phone: '3200000001' }
    expect(written([...twins, father])).toHaveLength(3)
  })

  test('nothing, when nothing is known', () => {
    expect(written([contact, minor(2, 2016)])).toEqual([])
  })
})

test.each(['+39 320 000 0001', '320 0000001', '0039 320-000.00.01', '٣٢٠٠٠٠٠٠٠١'])(
  'the same phone written as %s is the same word',
  (phone) => expect(phoneWords(phone)).toEqual(phoneWords('+393200000001')),
)

test.each([
  '320 5550001',
  '320 5550001 dopo le 17',
  'ore 17-19: 320 5550001',
  'ore 17/19 320 5550001',
  '320 5550001 (17)',
  '3205550001.0',
  `chiamare la mamma ${'sempre '.repeat(20)} 320 5550001`,
])('%.40s has one number, as by itself', (phone) => {
  expect(phoneWords(phone)).toEqual([{ kind: 'phone', word: '+393205550001' }])
})

test.each([
  ['320 5550001 / 035 123456', ['+393205550001', '+39035123456']],
  ['035 12345 / 320 5550001', ['+3903512345', '+393205550001']],
  ['casa 035/123456, cell. 320/5550001', ['+39035123456', '+393205550001']],
  ['3205550001 333 1234567', ['+393205550001', '+393331234567']],
  ['+212 6 00 00 00 01 - 320 5550001', ['+212600000001', '+393205550001']],
  ['320 5550001 o 320 5550001', ['+393205550001']],
  ['35123456 / 36123456', ['35123456', '36123456']],
])('%s: every number is a word of its own', (phone, words) => {
  expect(phoneWords(phone).map(({ word }) => word)).toEqual(words)
})

test.each(['035/123456', '035 / 123456', '0039 035/123456 mamma'])('%s is one number', (phone) => {
  expect(phoneWords(phone)).toEqual([{ kind: 'phone', word: '+39035123456' }])
})

test('a text full of numbers has four words: a family has to fit into a transaction', () => {
  expect(phoneWords(Array.from({ length: 40 }, (_, n) => `32055500${n + 10}`).join('; '))).toHaveLength(4)
})

test.each(['', '-', '12', 'none', '3,201234E+09', 'dal 12 al 17'])('%j is nobody’s phone', (phone) => {
  expect(phoneWords(phone)).toEqual([])
})

describe('households that may be the same family', () => {
  test('have their strongest reason once, the strongest first', () => {
    const found = [
      { household: 'b', kinds: ['name-and-birth-year', 'name'] },
      { household: 'c', kinds: ['name', 'email', 'phone'] },
      { household: 'd', kinds: ['email'] },
    ] as const
    expect(possiblyKnownAmong(found, household)).toEqual([
      { household: 'c', reason: 'same-phone' },
      { household: 'd', reason: 'same-email' },
      { household: 'b', reason: 'same-name-and-birth-year' },
    ])
  })

  test('are not the household itself, nor a mere namesake, and ten at most', () => {
    const phone = ['phone'] as const
    expect(possiblyKnownAmong([{ household, kinds: phone }], household)).toEqual([])
    expect(possiblyKnownAmong([{ household: 'b', kinds: ['name'] }], household)).toEqual([])
    const many = Array.from({ length: 12 }, (_, number) => ({ household: `h${number}`, kinds: phone }))
    expect(possiblyKnownAmong(many, household)).toHaveLength(10)
  })
})
