import { describe, expect, test } from 'vitest'
import { powerAutomate } from '../../../../functions/intake/providers/power-automate.ts'
import { fixture } from '../../../support/provider-fixture.ts'
import { answerCalled, familyOfEveryType, headOf, understoodAs } from '../../../support/provider-reading.ts'

const everyType = fixture('power-automate-every-type')
const mapping = {
  values: {
    needs: { 'Sostegno scolastico': 'school_support', 'Italiano, anche di sera': 'italian_practice' },
  },
} as const

describe('a flow with every type of question', () => {
  test('becomes the right answers', () => {
    expect(understoodAs(powerAutomate, everyType, mapping)).toEqual(
      familyOfEveryType({
        mentor_wanted: false,
        availability: ['mon-morning', 'sat-evening'],
        description: '[non so da dove cominciare]\nLa mamma parla poco italiano.',
        referrer_email: 'segreteria@scuola.example.it',
      }),
    )
  })

  test('keeps a file out of the answers, and a blank question among them', () => {
    const names = powerAutomate.read(everyType).answers.flatMap((answer) => answer.names)
    expect(names).not.toContain('documento')
    expect(names).not.toContain('responseId')
    expect(names).toContain('contact_instructions')
  })
})

test('answers one level down are taken up, and a danger in Arabic is heard', () => {
  const nested = fixture('power-automate-nested')
  expect(powerAutomate.headOf(nested)).toEqual({ submissionId: '28', isFinal: true })
  expect(understoodAs(powerAutomate, nested, { fields: { responder: 'referrer_email' } })).toMatchObject({
    danger: 'yes',
    answers: {
      contact_given_name: 'محمد',
      needs: ['mediation', 'housing'],
      referrer_email: 'mediatrice@ente.example.org',
    },
  })
})

describe('the id of a submission', () => {
  test.each([
    [{ responseId: 27 }, '27'],
    [{ responseId: '27', submissionId: 'other' }, '27'],
    [{ submissionId: 'other', resourceData: { responseId: 27 } }, '27'],
    [{ responseId: ' ', submissionId: 'other' }, 'other'],
    [{ answers: { submissionId: 'inside' } }, 'inside'],
    [{ data: { responseId: 27 } }, undefined],
    [{ responseId: 2 ** 53 }, undefined],
    [{ responseId: 27, formId: 'iscrizioni' }, '27@iscrizioni'],
    [{ responseId: '27', resourceData: { formId: 3 } }, '27@3'],
    [{ responseId: 27, formId: ' ' }, '27'],
    [{ responseId: 27, formId: null }, '27'],
    [{ formId: 'iscrizioni' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (body, id) => {
    expect(headOf(powerAutomate, body).submissionId).toBe(id)
  })
})

test('the name of a form is no answer, and a long one does not fill the id', () => {
  const body = Buffer.from(JSON.stringify({ responseId: 1, formId: 'x'.repeat(1000), description: 'y' }))
  expect(powerAutomate.read(body).answers).toEqual([{ names: ['description'], value: 'y' }])
  expect(powerAutomate.headOf(body).submissionId?.length).toBeLessThan(500)
})

describe('a text that looks like a list', () => {
  test.each([
    ['["A","B"]', ['A', 'B']],
    [' ["A, con virgola", 2, true]', ['A, con virgola', 2, true]],
    ['[]', []],
    ['["A"', '["A"'],
    ['[non è un elenco]', '[non è un elenco]'],
    ['[[["A"]]]', '[[["A"]]]'],
    ['[{"a":1}]', '[{"a":1}]'],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, expect.stringMatching(/^\[{50000}/)],
  ])('%.40s is read as it is meant', (said, expected) => {
    expect(answerCalled(powerAutomate, { q: said }, 'q')).toEqual(expected)
  })
})

test('a file that hides the question of danger leaves the danger unclear', () => {
  const body = { child_in_danger: '[{"name":"a.pdf","link":"https://example.org/a.pdf"}]' }
  expect(understoodAs(powerAutomate, body).danger).toBe('unclear')
})
