import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findInstitution } from '../../../functions/intake/institution.ts'

const DALMINE = '016091'
const CURNO = '016089'
const school = {
  ...{ id: 'ic-esempio', name: 'I.C. “Ada Esempio”', code: 'BGIC00000X', municipality: DALMINE },
  kind: 'school' as const,
  aliases: ['Scuola di via Prova', '学校'],
}
const twins = ['dalmine', 'curno'].map((place, index) => ({
  ...{ id: `prova-${place}`, name: 'Primaria Prova', municipality: index === 0 ? DALMINE : CURNO },
  kind: 'school' as const,
  aliases: [],
}))
const known = [school, ...twins]

describe('an institution is found', () => {
  test.each([
    ['by its name', 'I.C. “Ada Esempio”'],
    ['without its signs and accents', 'i c àda esempio'],
    ['by its code', 'bgic00000x'],
    ['by its id', 'IC Esempio'],
    ['by an alias', 'SCUOLA DI VIA PROVA'],
    ['by an alias in another script', '学校'],
    ['by its name and municipality', 'I.C. "Ada Esempio" - Dalmine (BG)'],
    ['by its name and where it lies', 'ic esempio di Dalmine'],
  ])('%s', (_, text) => {
    expect(findInstitution(text, known)).toBe(school)
  })

  test('by its municipality when there are two of one name', () => {
    expect(findInstitution('Primaria Prova, Curno', known)).toBe(twins[1])
  })
})

describe('no institution is found', () => {
  test.each([
    ['when there are two of one name', 'Primaria Prova'],
    ['when the municipality is not its own', 'I.C. Ada Esempio, Curno'],
    ['for a part of a name', 'Ada'],
    ['for signs alone', '—'],
    ['for a text as long as a letter', 'x'.repeat(300)],
  ])('%s', (_, text) => {
    expect(
      findInstitution(text, [...known, { ...school, id: 'x', name: '…', code: '!', aliases: [] }]),
    ).toBeUndefined()
  })
})

test('no text makes the look-up fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([undefined, ...known]).toContain(findInstitution(text, known))
    }),
  )
})
