import { describe, expect, test } from 'vitest'
import { Choice } from '../../../../functions/intake/choice.ts'
import { typeform } from '../../../../functions/intake/providers/typeform.ts'
import type { AnyBody } from '../../../support/material.ts'
import { fixture } from '../../../support/provider-fixture.ts'
import {
  answerCalled,
  familyOfEveryType,
  headOf,
  remarksOn,
  understoodAs,
} from '../../../support/provider-reading.ts'

const everyType = fixture('typeform-every-type')
const mapping = {
  fields: { '0b7c5d2e-41aa-4f0e-9a77-6d1f3e8c2b90': 'municipality' },
  values: { needs: { 'Sostegno scolastico': 'school_support', Italiano: 'italian_practice' } },
} as const

describe('a form with every type of question', () => {
  test('becomes the right answers', () => {
    expect(understoodAs(typeform, everyType, mapping)).toEqual({
      ...familyOfEveryType({
        needs: ['school_support', 'italian_practice', 'other'],
        family_agrees: true,
        privacy_notice_given: true,
        mentor_wanted: true,
        urgency: 'urgent',
        origin: 'school',
        referrer_name: 'Segreteria didattica',
        referrer_email: 'segreteria@scuola.example.it',
      }),
      remarks: [
        { field: 'body', problem: 'attachment' },
        { field: 'urgency', problem: 'unknown' },
      ],
    })
  })

  test('shows the questions that were left blank, and no statement or group', () => {
    const { answers } = typeform.read(everyType)
    const blank = answers.filter(({ value }) => value === null).map(({ names }) => names[0])
    expect(blank).toEqual(['file', 'institution', 'row-sun', 'contact_instructions'])
    const names = answers.flatMap((answer) => answer.names)
    expect(names).not.toContain('intro')
    expect(names).not.toContain('chi')
  })

  test('brings hidden fields and variables along', () => {
    const { answers } = typeform.read(everyType)
    expect(answers).toContainEqual({ names: ['utm_source'], value: 'sito' })
    expect(answers).toContainEqual({ names: ['score'], value: 4 })
    expect(answers).toContainEqual({ names: ['winning_outcome_id'], value: 'oc-1' })
  })

  test('calls each question by ref, id and title', () => {
    const [first] = typeform.read(everyType).answers
    expect(first?.names).toEqual(['contact_given_name', expect.stringMatching(/^Qf/), 'Nome'])
  })
})

test('a form in French with its own words is understood by its titles, and its danger heeded', () => {
  const understanding = understoodAs(typeform, fixture('typeform-french'), {
    fields: {
      Prénom: 'contact_given_name',
      Commune: 'municipality',
      Besoin: 'needs',
      'Enfant en danger ?': 'child_in_danger',
      Courriel: 'contact_email',
    },
    values: { needs: { logement: 'housing' } },
  })
  expect(understanding).toMatchObject({
    danger: 'yes',
    answers: { municipality: 'Curno', needs: ['housing'], contact_given_name: 'Aïssatou' },
    remarks: [],
  })
})

test('a form in Arabic is understood, names as they were written', () => {
  expect(understoodAs(typeform, fixture('typeform-arabic'))).toMatchObject({
    danger: 'no',
    answers: {
      contact_given_name: 'محمد',
      contact_family_name: 'بن علي',
      municipality: 'Bergamo',
      needs: ['mediation', 'paperwork'],
      adults: 2,
      single_parent: true,
    },
    remarks: [],
  })
})

describe('the head of a body', () => {
  const head = (body: AnyBody) => headOf(typeform, body)

  test('has the token, and only form_response or no event is final', () => {
    const response = { form_response: { token: 't-1' } }
    expect(head({ event_type: 'form_response', ...response })).toEqual({ submissionId: 't-1', isFinal: true })
    expect(head(response)).toEqual({ submissionId: 't-1', isFinal: true })
    expect(head({ event_type: 'form_response_partial', ...response }).isFinal).toBe(false)
    expect(head({ event_type: '', ...response }).isFinal).toBe(true)
    expect(head({ event_type: 7, ...response }).isFinal).toBe(true)
  })

  test('has no id when the body has none', () => {
    expect(head({ form_response: [] })).toEqual({ submissionId: undefined, isFinal: true })
    expect(head('{')).toEqual({ submissionId: undefined, isFinal: true })
  })
})

describe('an answer', () => {
  const said = (answer: object) =>
    answerCalled(typeform, { form_response: { answers: [{ ...answer, field: { ref: 'q' } }] } }, 'q')

  test.each([
    ['a choice with label, ref and id', { id: 'i', label: 'L', ref: 'r' }, new Choice(['L', 'r', 'i'])],
    ['a choice with a label only', { label: 'L' }, new Choice(['L'])],
    ['something else written', { other: 'qualcosa' }, new Choice(['qualcosa', 'other'])],
    ['nothing', null, null],
    ['a choice of no known form', { picture: 1 }, { picture: 1 }],
  ])('of %s', (_, choice, expected) => {
    expect(said({ type: 'choice', choice })).toEqual(expected)
  })

  test.each([
    ['labels alone', { labels: ['A', 'B'] }, [new Choice(['A']), new Choice(['B'])]],
    ['a list of options', [{ label: 'A', ref: 'a' }], [new Choice(['A', 'a'])]],
    ['none', { labels: [] }, []],
    ['only another', { other: 'x' }, [new Choice(['x', 'other'])]],
  ])('of choices: %s', (_, choices, expected) => {
    expect(said({ type: 'choices', choices })).toEqual(expected)
  })

  test('of a kind that nobody knows is kept as it came, so that a danger in it is not overlooked', () => {
    const body = {
      form_response: { answers: [{ type: 'hologram', field: { ref: 'child_in_danger' }, seen: 'help' }] },
    }
    expect(understoodAs(typeform, body).danger).toBe('unclear')
  })

  test('spoken to a camera is its transcript, and the recording a remark', () => {
    const spoken = { type: 'multi_format', multi_format: { video_id: 'v', transcript: 'Buongiorno' } }
    expect(said(spoken)).toBe('Buongiorno')
    expect(remarksOn(typeform, { form_response: { answers: [spoken] } })).toEqual([
      { field: 'body', problem: 'attachment' },
    ])
  })
})
