import { describe, expect, test } from 'vitest'
import { Choice } from '../../../../functions/intake/choice.ts'
import { formbricks } from '../../../../functions/intake/providers/formbricks.ts'
import type { AnyBody } from '../../../support/material.ts'
import { fixture } from '../../../support/provider-fixture.ts'
import {
  answerCalled,
  familyOfEveryType,
  headOf,
  remarksOn,
  understoodAs,
} from '../../../support/provider-reading.ts'

const everyType = fixture('formbricks-every-type')
const mapping = {
  fields: {
    'contact.firstName': 'contact_given_name',
    'contact.lastName': 'contact_family_name',
    'contact.phone': 'contact_phone',
    'contact.email': 'contact_email',
  },
  values: { needs: { 'Sostegno scolastico': 'school_support', Italiano: 'italian_practice' } },
} as const

describe('a survey with every type of question', () => {
  test('becomes the right answers', () => {
    expect(understoodAs(formbricks, everyType, mapping)).toEqual(
      familyOfEveryType({
        family_agrees: true,
        mentor_wanted: false,
        availability: ['mon-morning', 'sat-evening'],
      }),
    )
  })

  test('gives contact details and addresses line by line', () => {
    const valueCalled = (name: string) => answerCalled(formbricks, everyType, name)
    expect(['contact.lastName', 'contact.phone', 'address.city', 'address.zip'].map(valueCalled)).toEqual([
      'Diop',
      '+393200000001',
      'Dalmine',
      '24044',
    ])
  })

  test('keeps ratings, pictures and variables under their ids', () => {
    const { answers } = formbricks.read(everyType)
    expect(answers).toContainEqual({ names: ['nps'], value: 9 })
    expect(answers).toContainEqual({ names: ['picture'], value: ['cm8wzpic00006l508j2b6g1ub'] })
    expect(answers).toContainEqual({ names: ['cm8wzvar00005l508x1c5f0ta'], value: 12 })
  })
})

test('a survey in French with its own ids is understood, and its danger heeded', () => {
  const understanding = understoodAs(formbricks, fixture('formbricks-french'), {
    fields: {
      prenom: 'contact_given_name',
      commune: 'municipality',
      besoin: 'needs',
      danger: 'child_in_danger',
    },
    values: { needs: { logement: 'housing' } },
  })
  expect(understanding).toMatchObject({
    danger: 'yes',
    answers: { municipality: 'Curno', needs: ['housing'], contact_given_name: 'Aïssatou' },
    remarks: [],
  })
})

test('a survey in Arabic is understood, rows of a table and hidden fields too', () => {
  const values = { needs: { وساطة: 'mediation', أوراق: 'paperwork' } }
  expect(understoodAs(formbricks, fixture('formbricks-arabic'), { values })).toMatchObject({
    danger: 'no',
    answers: {
      contact_given_name: 'محمد',
      contact_family_name: 'بن علي',
      needs: ['mediation', 'paperwork'],
      adults: 2,
      single_parent: true,
      mentor_wanted: false,
      origin: 'school',
    },
    remarks: [],
  })
})

describe('the head of a body', () => {
  const head = (body: AnyBody) => headOf(formbricks, body)

  test('has the response’s id, and only responseFinished or no event is final', () => {
    expect(head({ event: 'responseFinished', data: { id: 'r' } })).toEqual({
      submissionId: 'r',
      isFinal: true,
    })
    expect(head({ data: { id: 'r' } }).isFinal).toBe(true)
    expect(head({ event: 'responseCreated', data: { id: 'r' } }).isFinal).toBe(false)
    expect(head({ event: 'responseUpdated', data: { id: 'r' } }).isFinal).toBe(false)
  })

  test('of the test that its page sends is not final', () => {
    expect(head({ event: 'testEndpoint' })).toEqual({ submissionId: undefined, isFinal: false })
  })
})

describe('an answer', () => {
  const body = (value: unknown) => ({ data: { data: { q: value } } })
  const said = (value: unknown) => answerCalled(formbricks, body(value), 'q')

  test.each([
    ['a ticked box', 'accepted', new Choice(['accepted', 'yes'])],
    ['a box passed over', 'dismissed', new Choice(['dismissed', 'no'])],
    ['a question passed over', '', ''],
    ['a list', ['a', 'b'], ['a', 'b']],
    ['a table', { lun: 'mattina', mar: '' }, [new Choice(['lun mattina']), '']],
    ['a file', ['https://forms.example.it/storage/env1/private/foglio--fid--1.pdf'], null],
    ['a file, as older surveys have it', '/storage/env1/public/foglio.pdf', null],
  ])('of %s', (_, value, expected) => {
    expect(said(value)).toEqual(expected)
  })

  test('that is a file is a remark, one that tells of a file is a text', () => {
    const files = ['https://a.example/storage/e/private/1.pdf', 'https://a.example/storage/e/private/2.pdf']
    const told = 'Vedi https://a.example/storage/e/private/1.pdf'
    expect(remarksOn(formbricks, body(files))).toEqual([{ field: 'body', problem: 'attachment' }])
    expect(remarksOn(formbricks, body(told))).toEqual([])
    expect(said(told)).toBe(told)
  })
})
