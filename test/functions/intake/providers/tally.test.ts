import { describe, expect, test } from 'vitest'
import { Choice } from '../../../../functions/intake/choice.ts'
import { tally } from '../../../../functions/intake/providers/tally.ts'
import type { AnyBody } from '../../../support/material.ts'
import { fixture } from '../../../support/provider-fixture.ts'
import {
  answerCalled,
  familyOfEveryType,
  headOf,
  remarksOn,
  understoodAs,
} from '../../../support/provider-reading.ts'

const everyType = fixture('tally-every-type')
const mapping = {
  fields: { Comune: 'municipality', Bisogni: 'needs' },
  values: { needs: { 'Sostegno scolastico': 'school_support', Italiano: 'italian_practice' } },
} as const

describe('a form with every type of field', () => {
  test('becomes the right answers', () => {
    expect(understoodAs(tally, everyType, mapping)).toEqual(
      familyOfEveryType({
        mentor_wanted: false,
        origin: 'other',
        referrer_email: 'segreteria@scuola.example.it',
        child_in_danger: undefined,
      }),
    )
  })

  test('has one question for each set of checkboxes, whatever Tally sends beside it', () => {
    const names = tally.read(everyType).answers.map((answer) => answer.names[0])
    expect(names.filter((name) => name?.startsWith('Bisogni'))).toEqual(['Bisogni'])
    expect(names.filter((name) => name?.startsWith('child_in_danger'))).toEqual(['child_in_danger'])
  })

  test('keeps hidden and calculated fields, scales, rankings and payments as they come', () => {
    const valueCalled = (label: string) => answerCalled(tally, everyType, label)
    expect(['form_version', 'Punteggio', 'Giudizio', 'Ora', 'Offerta (price)'].map(valueCalled)).toEqual([
      '3',
      20,
      4,
      '12:00',
      9,
    ])
    expect(valueCalled('Che cosa viene prima?')).toMatchObject([
      { words: ['Casa', expect.anything()] },
      { words: ['Sostegno scolastico', expect.anything()] },
      { words: ['Italiano', expect.anything()] },
    ])
  })
})

test('a form in French with its own words is understood, and its danger heeded', () => {
  const understanding = understoodAs(tally, fixture('tally-french'), {
    fields: {
      Prénom: 'contact_given_name',
      Commune: 'municipality',
      Besoin: 'needs',
      'Enfant en danger ?': 'child_in_danger',
    },
    values: { needs: { logement: 'housing' } },
  })
  expect(understanding).toMatchObject({
    danger: 'yes',
    answers: { municipality: 'Curno', needs: ['housing'], contact_given_name: 'Aïssatou' },
    remarks: [],
  })
})

test('a form in Arabic is understood, each row of its table as a question of its own', () => {
  const values = { needs: { وساطة: 'mediation', أوراق: 'paperwork' } }
  expect(understoodAs(tally, fixture('tally-arabic'), { values })).toMatchObject({
    danger: 'no',
    answers: {
      contact_given_name: 'محمد',
      contact_family_name: 'بن علي',
      needs: ['mediation', 'paperwork'],
      adults: 2,
      single_parent: true,
      mentor_wanted: false,
    },
    remarks: [],
  })
})

describe('the head of a body', () => {
  const head = (body: AnyBody) => headOf(tally, body)

  test('has the submission’s id, else that of the response', () => {
    expect(head({ data: { submissionId: 's', responseId: 'r' } }).submissionId).toBe('s')
    expect(head({ data: { submissionId: '', responseId: 'r' } }).submissionId).toBe('r')
    expect(head({ data: null }).submissionId).toBeUndefined()
  })

  test('is final unless the body says another event', () => {
    expect(head({ eventType: 'FORM_RESPONSE' }).isFinal).toBe(true)
    expect(head({}).isFinal).toBe(true)
    expect(head({ eventType: 'FORM_OPENED' }).isFinal).toBe(false)
  })
})

describe('a field with options', () => {
  const options = [{ id: 'a', text: 'Arabo' }]
  const said = (field: object) => answerCalled(tally, { data: { fields: [{ key: 'q', ...field }] } }, 'q')

  test.each([
    ['a list of ids', ['a'], [new Choice(['Arabo', 'a'])]],
    ['one id', 'a', [new Choice(['Arabo', 'a'])]],
    ['nothing', null, []],
    ['a text that is no option', ['mandinka'], ['mandinka']],
    ['a name of every object', ['toString', '__proto__'], ['toString', '__proto__']],
  ])('answered by %s', (_, value, expected) => {
    expect(said({ value, options })).toEqual(expected)
  })

  test('of which one is "Other" is read as what was written, else as other', () => {
    const other = [{ id: 'o', text: 'parrocchia', isOtherOption: true }]
    expect(said({ value: ['o'], options: other })).toEqual([new Choice(['parrocchia', 'other', 'o'])])
  })
})

test('a field that only looks like a tick of another is a question', () => {
  const fields = [
    { key: 'q', label: 'needs', value: ['a'], options: [{ id: 'a', text: 'A' }] },
    { key: 'q_a', label: 'tick', type: 'CHECKBOXES', value: true },
    { key: 'q_b', label: 'child_in_danger', type: 'CHECKBOXES', value: true },
    { key: 'q_a', label: 'description', type: 'INPUT_TEXT', value: 'testo' },
  ]
  const { answers } = tally.read(Buffer.from(JSON.stringify({ data: { fields } })))
  expect(answers.map(({ names }) => names[0])).toEqual(['needs', 'child_in_danger', 'description'])
})

test('a table with rows that it does not list, or with no table at all, loses nothing', () => {
  const table = { key: 'q', label: 'x', type: 'MATRIX', rows: [], columns: [{ id: 'c', text: 'sì' }] }
  const answersTo = (value: unknown) =>
    tally.read(Buffer.from(JSON.stringify({ data: { fields: [{ ...table, value }] } }))).answers
  expect(answersTo({ r: ['c'] })[1]).toEqual({ names: ['q_r'], value: [new Choice(['sì', 'c'])] })
  expect(answersTo('sì')).toEqual([{ names: ['x', 'q'], value: 'sì' }])
})

test('a file is a remark, a question for one that was left blank is none', () => {
  const remarks = (value: unknown) =>
    remarksOn(tally, { data: { fields: [{ key: 'q', type: 'FILE_UPLOAD', value }] } })
  expect(remarks([{ id: 'f', url: 'https://files.example.it/f.pdf' }])).toEqual([
    { field: 'body', problem: 'attachment' },
  ])
  expect([null, []].map(remarks)).toEqual([[], []])
})
