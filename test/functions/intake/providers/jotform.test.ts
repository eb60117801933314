import { describe, expect, test } from 'vitest'
import { jotform } from '../../../../functions/intake/providers/jotform.ts'
import { jotformBody } from '../../../support/jotform-body.ts'
import { multipartFixture } from '../../../support/provider-fixture.ts'
import {
  answerCalled,
  familyOfEveryType,
  remarksOn,
  understoodAs,
} from '../../../support/provider-reading.ts'

const everyType = multipartFixture('jotform-every-type')
const mapping = {
  fields: {
    'nominativo.first': 'contact_given_name',
    'q3_nominativo.last': 'contact_family_name',
    telefono: 'contact_phone',
    'residenza.city': 'municipality',
    '11': 'minors_birth_years',
  },
  values: { needs: { 'Sostegno scolastico': 'school_support', Italiano: 'italian_practice' } },
} as const

describe('a form with every type of question', () => {
  test('becomes the right answers', () => {
    expect(understoodAs(jotform, everyType, mapping)).toEqual(
      familyOfEveryType({
        description: 'Il bambino è arrivato a gennaio.\r\nLa mamma parla poco italiano.',
      }),
    )
    expect(jotform.headOf(everyType)).toEqual({ submissionId: '6295223450435068292', isFinal: true })
  })

  test.each([
    ['nominativo', 'Ndèye Fatou Diop'],
    ['telefono', '+39 320 000 0001'],
    ['telefono5', '035 0000001'],
    ['residenza', 'Via Esempio 1\nScala B\n24044 Dalmine\nBG\nItalia'],
    ['nascita', '2018-05-04'],
    ['ora', '10:30 AM'],
    ['quando', '2026-02-02 01:29 PM'],
    ['colloquio', '2026-02-03 18:00'],
    ['languages', ['Wolof', 'Francese']],
    ['availability', ['mon morning', 'sat morning', 'sat evening']],
    ['availability.sat', ['morning', 'evening']],
    ['dataVuota', ''],
    ['contactInstructions', ''],
    ['figlio', 'Awa'],
  ])('gives %s as people would write it', (name, expected) => {
    expect(answerCalled(jotform, everyType, name)).toEqual(expected)
  })

  test('calls a question by its name, its key and its number', () => {
    const { answers } = jotform.read(everyType)
    expect(answers).toContainEqual({ names: ['voto', 'q17_voto', '17'], value: '4' })
    expect(answers).toContainEqual({ names: ['figlio-2', 'q22_figlio-2', '22', 'figlio'], value: 'Awa' })
  })

  test('takes neither what is Jotform’s own for an answer, nor a file, nor a signature', () => {
    const names = jotform.read(everyType).answers.map((answer) => answer.names[0])
    expect(names).not.toContain('firma')
    expect(names.filter((name) => /^(?:slug|path|documento|temp_upload|event_id)$/.test(name ?? ''))).toEqual(
      [],
    )
  })
})

test('an Arabic form is understood, and its danger heard', () => {
  expect(understoodAs(jotform, multipartFixture('jotform-arabic'))).toMatchObject({
    danger: 'yes',
    answers: {
      contact_given_name: 'محمد',
      contact_family_name: 'بن علي',
      needs: ['mediation', 'housing'],
      adults: 2,
    },
    remarks: [],
  })
})

describe('an answer in parts', () => {
  test.each([
    ['a telephone with its country', { country: '39', area: '320', phone: '0000001' }, '+39 320 0000001'],
    [
      'a name with all its parts',
      { prefix: 'dott.', first: 'Mario', middle: '', last: 'Rossi' },
      'dott. Mario Rossi',
    ],
    ['a time', { hourSelect: '9', minuteSelect: '05' }, '9:05'],
    ['a year and a month', { year: '2018', month: '5', day: '' }, '2018-05'],
    ['nothing', {}, []],
    ['names of every object', { __proto__x: 'a', toString: 'b' }, ['__proto__x a', 'toString b']],
    ['parts with parts', { first: { a: 1 }, last: ['x'] }, ''],
  ])('that is %s', (_, said, expected) => {
    expect(answerCalled(jotform, jotformBody({ q1_x: said }), 'x')).toEqual(expected)
  })
})

describe('files', () => {
  test.each([
    ['waiting to be stored', { temp_upload: { q1_f: ['a.pdf#1'] } }],
    ['under a question', { q1_f: ['https://www.jotform.com/uploads/a/1/2/a.pdf'] }],
    ['under a key of their own', { f: 'https://eu.jotform.com/uploads/a/1/2/a.pdf' }],
  ])('%s are noted', (_, request) => {
    expect(remarksOn(jotform, jotformBody(request))).toEqual([{ field: 'body', problem: 'attachment' }])
    expect(jotform.read(jotformBody(request)).answers).toEqual([])
  })

  test('that nobody sent are not', () => {
    const request = { temp_upload: { q1_f: [] }, q2_description: 'vedi https://www.jotform.com/uploads/a' }
    expect(remarksOn(jotform, jotformBody(request))).toEqual([])
    expect(remarksOn(jotform, jotformBody({ temp_upload: '' }))).toEqual([])
  })
})

test.each([
  ['6295223450435068292', '6295223450435068292'],
  [' 42\r\n', '42'],
  ['', undefined],
  ['\0', undefined],
])('the id of a submission is %j', (submissionID, id) => {
  expect(jotform.headOf(jotformBody({}, { submissionID })).submissionId).toBe(id)
})
