import { describe, expect, test } from 'vitest'
import { kobotoolbox } from '../../../../functions/intake/providers/kobotoolbox.ts'
import { fixture } from '../../../support/provider-fixture.ts'
import { answerCalled, familyOfEveryType, headOf, understoodAs } from '../../../support/provider-reading.ts'

const everyType = fixture('kobotoolbox-every-type')
const mapping = {
  fields: {
    'famiglia/figli/nascita': 'minors_birth_years',
    'famiglia/figli/lingue_parlate/quale': 'languages',
  },
} as const

describe('a form with every type of question', () => {
  test('becomes the right answers', () => {
    expect(understoodAs(kobotoolbox, everyType, mapping)).toEqual(
      familyOfEveryType({
        municipality: 'dalmine',
        languages: ['wo', 'fr', 'it'],
        minors_birth_years: [2018, 2020],
        mentor_wanted: false,
        availability: ['mon-morning', 'sat-evening'],
        referrer_email: 'sportello@ong.example.org',
      }),
    )
  })

  test('calls each question by its path and by its last part', () => {
    const { answers } = kobotoolbox.read(everyType)
    expect(answers).toContainEqual({ names: ['famiglia/adults', 'adults'], value: '2' })
    expect(answers).toContainEqual({ names: ['referrer_email'], value: 'sportello@ong.example.org' })
  })

  test('lists the answers of a repeated group, also of one inside another', () => {
    const { answers } = kobotoolbox.read(everyType)
    expect(answers).toContainEqual({
      names: ['famiglia/figli/nome', 'nome'],
      value: ['Awa', 'Modou', 'Aïcha'],
    })
    expect(answers).toContainEqual({
      names: ['famiglia/figli/lingue_parlate/quale', 'quale'],
      value: ['wolof', 'francese', 'italiano'],
    })
  })

  test('takes neither what is KoboToolbox’s own for an answer, nor the name of a file', () => {
    const names = kobotoolbox.read(everyType).answers.flatMap((answer) => answer.names)
    expect(names.filter((name) => /^(?:_|meta|formhub|start$|end$|today$|username$)/.test(name))).toEqual([])
    expect(names).not.toContain('richiesta/foto')
  })
})

test('an Arabic form is understood, and its danger heard', () => {
  expect(understoodAs(kobotoolbox, fixture('kobotoolbox-arabic'))).toMatchObject({
    danger: 'yes',
    answers: {
      contact_given_name: 'محمد',
      contact_family_name: 'بن علي',
      needs: ['mediation', 'housing'],
      adults: 2,
      minors_birth_years: [2018],
    },
  })
})

describe('the id of a submission', () => {
  test.each([
    [{ _uuid: 'a-1' }, 'a-1'],
    [{ 'meta/instanceID': 'uuid:a-1' }, 'a-1'],
    [{ _uuid: 'edited', 'meta/rootUuid': 'uuid:a-1', 'meta/instanceID': 'uuid:edited' }, 'a-1'],
    [{ _uuid: '', 'meta/rootUuid': null, 'meta/instanceID': 'a-1' }, 'a-1'],
    [{ _uuid: 'uuid:' }, undefined],
    [{ _id: 418201 }, undefined],
    [{ _uuid: ['a-1'] }, undefined],
  ])('of %j is %s', (body, id) => {
    expect(headOf(kobotoolbox, body)).toEqual({
      submissionId: id,
      isFinal: true,
    })
  })
})

test('a file of a repeated group is no answer, whatever the round', () => {
  const body = {
    figli: [{ 'figli/foto': '1.jpg' }, { 'figli/foto': '2.jpg', 'figli/nome': 'Awa' }],
    _attachments: [{ question_xpath: 'figli[2]/foto' }],
  }
  expect(answerCalled(kobotoolbox, body, 'figli/foto')).toBeUndefined()
  expect(answerCalled(kobotoolbox, body, 'nome')).toBe('Awa')
})

test('a quarter of a megabyte of rounds is read in no time', () => {
  const body = { figli: Array.from({ length: 40_000 }, () => ({ a: 1 })) }
  expect(answerCalled(kobotoolbox, body, 'a')).toHaveLength(40_000)
})

test('a body that is no object says why', () => {
  expect(kobotoolbox.read(Buffer.from('[]')).problems).toEqual([{ field: 'body', problem: 'not-an-object' }])
})
