import { describe, expect, test } from 'vitest'
import { Choice } from '../../../../functions/intake/choice.ts'
import { googleForms } from '../../../../functions/intake/providers/google-forms.ts'
import { fixture } from '../../../support/provider-fixture.ts'
import { answerCalled, familyOfEveryType, understoodAs } from '../../../support/provider-reading.ts'

const everyType = fixture('google-forms-every-type')
const mapping = {
  fields: { Comune: 'municipality', '839337160': 'needs', respondent_email: 'referrer_email' },
  values: { needs: { 'Sostegno scolastico': 'school_support', Italiano: 'italian_practice' } },
} as const

describe('a form with every type of question', () => {
  test('becomes the right answers', () => {
    expect(
      understoodAs(googleForms, everyType, {
        ...mapping,
        values: { needs: { ...mapping.values.needs, 'Un corso di cucina': 'other' } },
      }),
    ).toEqual(
      familyOfEveryType({
        needs: ['school_support', 'italian_practice', 'other'],
        mentor_wanted: false,
        family_agrees: true,
        referrer_email: 'segreteria@scuola.example.it',
      }),
    )
  })

  test('gives a grid as a whole, and row by row', () => {
    const { answers } = googleForms.read(everyType)
    expect(answers).toContainEqual({
      names: ['availability', '1353241115'],
      value: [new Choice(['mon morning']), new Choice(['sat morning']), new Choice(['sat evening'])],
    })
    expect(answers).toContainEqual({
      names: ['sat', 'availability [sat]', '1353241115 [sat]'],
      value: [new Choice(['morning']), new Choice(['evening'])],
    })
  })

  test('keeps a file out of the answers, and a blank question among them', () => {
    const names = googleForms.read(everyType).answers.flatMap((answer) => answer.names)
    expect(names).not.toContain('Un documento')
    expect(names).toContain('contact_instructions')
  })
})

test('an Arabic form is understood, and its danger heard', () => {
  const values = { needs: { وساطة: 'mediation', سكن: 'housing' } }
  const fields = { 'بماذا تحتاج الأسرة': 'needs' } as const
  expect(understoodAs(googleForms, fixture('google-forms-arabic'), { fields, values })).toMatchObject({
    danger: 'yes',
    answers: {
      contact_given_name: 'محمد',
      contact_family_name: 'بن علي',
      needs: ['mediation', 'housing'],
      adults: 2,
    },
  })
})

test('a flat object of question and answer is read too', () => {
  expect(googleForms.headOf(fixture('google-forms-flat')).submissionId).toBe('2_ABaOnuf0french7hRrWcE')
  expect(understoodAs(googleForms, fixture('google-forms-flat'))).toMatchObject({
    danger: 'no',
    answers: { contact_given_name: 'Aïssatou', contact_family_name: "N'Diaye", languages: ['fr', 'wo'] },
  })
  expect(answerCalled(googleForms, { answers: { municipality: 'Curno' }, extra: 1 }, 'municipality')).toBe(
    'Curno',
  )
})

describe('a list of answers', () => {
  test.each([
    ['with whole numbers as ids', { id: 7, title: 'Comune', value: 'Curno' }, 'Curno'],
    ['with no title', { id: 7, value: 'Curno' }, 'Curno'],
    ['with nothing answered', { id: 7, title: 'Comune' }, ''],
    ['with rows, but no grid', { id: 7, rows: 'x', value: 'Curno' }, 'Curno'],
  ])('%s is read', (_, question, expected) => {
    expect(answerCalled(googleForms, { answers: [question] }, '7')).toEqual(expected)
  })

  test('with what is no question in it loses only that', () => {
    const body = { answers: [null, 'x', 7, [], {}, { title: 'municipality', value: 'Curno' }] }
    expect(answerCalled(googleForms, body, 'municipality')).toBe('Curno')
  })

  test('with a long title over many rows does not fill the memory', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `r${index}`)
    const body = { answers: [{ title: 'x'.repeat(100_000), rows, value: [] }] }
    const { answers } = googleForms.read(Buffer.from(JSON.stringify(body)))
    const names = answers.slice(1).flatMap((answer) => answer.names)
    expect(names.reduce((sum, name) => sum + name.length, 0)).toBeLessThan(1_000_000)
  })
})
