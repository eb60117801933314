import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Material } from '../../../functions/intake/examination.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import { type AnyBody, material } from '../../support/material.ts'

const complete = {
  submissionId: 's-1',
  municipality: 'Dalmine',
  needs: ['school_support'],
  contact_given_name: 'Ndèye Fatou',
}

const read = (body: AnyBody, corrections: Material['corrections'] = {}) =>
  understand(material(body, { corrections, receivedOn: '2026-11-22' }))

function answersOf(fields: object) {
  const understanding = read({ ...complete, ...fields })
  if ('problems' in understanding) throw new Error(JSON.stringify(understanding.problems))
  return understanding
}

function problemsOf(body: AnyBody, corrections: Material['corrections'] = {}) {
  const understanding = read(body, corrections)
  return 'problems' in understanding ? understanding.problems : []
}

describe('a complete submission', () => {
  test('is understood with municipality, a need, and a name', () => {
    expect(answersOf({})).toMatchObject({
      place: { kind: 'district', district: 'dalmine' },
      answers: { needs: ['school_support'], contact_given_name: 'Ndèye Fatou' },
      remarks: [],
      danger: 'no',
    })
  })

  test.each(["O'Brien", 'Đặng', 'محمد', 'María-José', '👨‍👩‍👧 Rossi', 'x'.repeat(4000)])(
    'keeps the name %s as sent',
    (name) => {
      expect(answersOf({ contact_given_name: name }).answers.contact_given_name).toBe(name)
    },
  )

  test('reads each optional field of the dictionary', () => {
    const { answers, remarks } = answersOf({
      urgency: 'urgent',
      contact_language: 'arabo',
      languages: ['Francese', 'wolof', 'pa', 'rumeno'],
      adults: '٢',
      minors_birth_years: '6, 8 e 11 anni',
      single_parent: 'sì',
      availability: 'mon-morning, Sat Evening',
      citizenship: 'sn',
      mentor_gender: 'Female',
    })
    expect(remarks).toEqual([])
    expect(answers).toMatchObject({
      urgency: 'urgent',
      contact_language: 'ar',
      languages: ['fr', 'wo', 'pa', 'ro'],
      adults: 2,
      minors_birth_years: [2020, 2018, 2015],
      single_parent: true,
      availability: ['mon-morning', 'sat-evening'],
      citizenship: ['SN'],
      mentor_gender: 'female',
    })
  })

  test('an unreadable optional field is a remark, never a reason for quarantine', () => {
    const { answers, remarks } = answersOf({
      adults: 'tanti',
      contact_email: 'niente',
      languages: ['arabo', 'klingon?'],
    })
    expect(answers.languages).toEqual(['ar'])
    expect(remarks).toEqual([
      { field: 'adults', problem: 'unreadable' },
      { field: 'contact_email', problem: 'unreadable' },
      { field: 'languages', problem: 'unknown' },
    ])
  })

  test('an unknown urgency counts as urgent', () => {
    expect(answersOf({ urgency: 'boh' })).toMatchObject({
      answers: { urgency: 'urgent' },
      remarks: [{ field: 'urgency', problem: 'unknown' }],
    })
  })

  test('a longer description is cut, and said so', () => {
    const { answers, remarks } = answersOf({ description: 'é'.repeat(4001) })
    expect(answers.description).toHaveLength(4000)
    expect(remarks).toEqual([{ field: 'description', problem: 'too-long' }])
  })

  test('__proto__ as a key changes nothing', () => {
    const body = `{"__proto__": {"needs": ["other"]}, ${JSON.stringify(complete).slice(1)}`
    expect(read(body)).toEqual(read(complete))
  })

  test('a municipality outside the programme is out of area', () => {
    expect(answersOf({ municipality: 'Milano' }).place).toMatchObject({ kind: 'out-of-area' })
  })

  test.each(['contact_family_name', 'contact_phone', 'contact_email'])(
    '%s alone is a way to reach the family',
    (name) => {
      const value = { contact_family_name: 'Đặng', contact_phone: '+39 035 000', contact_email: 'a@b.it' }[
        name
      ]
      expect(problemsOf({ ...complete, contact_given_name: ' ', [name]: value })).toEqual([])
    },
  )
})

describe('an incomplete submission', () => {
  test('names all its problems at once', () => {
    expect(problemsOf({ submissionId: 's-2', municipality: 'Atlantide', needs: ['gelato'] })).toEqual([
      { field: 'contact', problem: 'missing' },
      { field: 'municipality', problem: 'unknown' },
      { field: 'needs', problem: 'unknown' },
    ])
    expect(problemsOf({})).toEqual([
      { field: 'municipality', problem: 'missing' },
      { field: 'needs', problem: 'missing' },
      { field: 'contact', problem: 'missing' },
    ])
  })

  test('is understood when a person corrects it', () => {
    const corrections = { municipality: 'Dalmine', needs: 'school_support', contact_phone: '035 123' }
    expect(problemsOf({ municipality: 'Atlantide' }, corrections)).toEqual([])
    expect(problemsOf('not json at all', corrections)).toEqual([])
    expect(problemsOf('not json at all', { municipality: 'Dalmine' })).toEqual([
      { field: 'needs', problem: 'missing' },
      { field: 'contact', problem: 'missing' },
    ])
  })
})

describe('a body that cannot be read', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  test.each([
    ['not JSON', '{"municipality": "Dal', 'not-json'],
    ['empty', '', 'not-json'],
    ['no object', '[1, 2]', 'not-an-object'],
    ['nested 5,000 deep', deep, 'nested-too-deep'],
    ['nested 5,000 deep inside', `${JSON.stringify(complete).slice(0, -1)},"x":${deep}}`, 'nested-too-deep'],
    ['not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'not-utf8'],
  ])('%s says why', (_, body, problem) => {
    expect(problemsOf(body)).toContainEqual({ field: 'body', problem })
  })

  test.each([
    ['NUL', 'contact_family_name', 'A\\u0000B'],
    ['half a surrogate pair', 'description', 'ciao \\ud83d'],
  ])('%s in a field says in which', (_, field, text) => {
    const body = `${JSON.stringify(complete).slice(0, -1)},"${field}":"${text}"}`
    expect(problemsOf(body)).toEqual([{ field, problem: 'broken-characters' }])
  })

  test('broken characters elsewhere are told of the body', () => {
    expect(problemsOf(`${JSON.stringify(complete).slice(0, -1)},"x\\u0000":1}`)).toEqual([
      { field: 'body', problem: 'broken-characters' },
    ])
  })
})

describe('whatever the bytes', () => {
  const understandable = (body: Uint8Array) => {
    const first = read(body)
    expect(read(body)).toEqual(first)
    if ('problems' in first) expect(first.problems.length).toBeGreaterThan(0)
  }

  test('understanding never throws and always gives the same', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), understandable))
  })

  test('any JSON under the dictionary’s names neither throws nor gets lost', () => {
    const anyFields = fc.record({
      municipality: fc.oneof(fc.constant('Dalmine'), fc.jsonValue()),
      needs: fc.oneof(fc.constant(['housing']), fc.jsonValue()),
      child_in_danger: fc.jsonValue(),
      urgency: fc.jsonValue(),
      contact_phone: fc.jsonValue(),
      languages: fc.jsonValue(),
      minors_birth_years: fc.jsonValue(),
      citizenship: fc.jsonValue(),
      availability: fc.jsonValue(),
    })
    fc.assert(fc.property(anyFields, (fields) => understandable(Buffer.from(JSON.stringify(fields)))))
  })
})
