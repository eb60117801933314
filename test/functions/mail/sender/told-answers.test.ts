import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import { toldAnswers } from '../../../../functions/mail/sender/told-answers.ts'
import { type FieldName, fieldName } from '../../../../shared/domain/field.ts'

const NOW = new Date('2026-11-30T09:00:00.000Z')
const told = (fields: [string, string][]) => toldAnswers(new URLSearchParams(fields), NOW)
const faultOf = (field: FieldName, word: string) => told([[field, word]]).faults.get(field)

describe('an answer of the page', () => {
  test('is taken without the spaces around it, and a blank one not at all', () => {
    expect(told([['municipality', ' Dalmine ']]).answers).toEqual({ municipality: 'Dalmine' })
    expect(told([['municipality', '  ']])).toMatchObject({ answers: {}, typed: new Map() })
  })

  test.each<[FieldName, string, string]>([
    ['contact_phone', '035 12 34 56 (dopo le 17)', 'chiamare'],
    ['contact_phone', '٠٣٥١٢٣٤٥٦', '3,201234E+09'],
    ['contact_email', 'a@b.it', 'a@b'],
    ['adults', '٣', 'tre'],
    ['minors_birth_years', '2016 e 2019', '6 anni'],
    ['minors_birth_years', '2026', '2027'],
    ['minors_birth_years', '2001', '2000'],
    ['minors_birth_years', '2016 '.repeat(20), '2016 '.repeat(21)],
    ['contact_email', `${'x'.repeat(249)}@b.it`, `${'x'.repeat(250)}@b.it`],
    ['family_agrees', 'no', 'forse'],
    ['urgency', 'urgent', 'presto'],
    ['contact_given_name', 'x'.repeat(200), 'x'.repeat(201)],
    ['description', 'x'.repeat(2000), 'x'.repeat(2001)],
    ['description', 'due\nrighe', 'rotto\0'],
  ])('of %s is taken as %j, and not as %j', (field, good, bad) => {
    expect(faultOf(field, good)).toBeUndefined()
    expect(faultOf(field, bad)).toBeDefined()
  })

  test('that ticks needs is taken when all of them are ours', () => {
    const needs = (...words: string[]) => told(words.map((word) => ['needs', word]))
    expect(needs('housing', 'mediation').answers.needs).toEqual(['mediation', 'housing'])
    expect(needs('housing', 'pizza').faults.get('needs')).toBe('unreadable')
  })

  test('on danger is one, whatever it says', () => {
    expect(told([['child_in_danger', 'on']]).answers).toEqual({ child_in_danger: 'yes' })
  })

  test('that is told in another order of the form is the same', () => {
    const one = told([
      ['adults', '2'],
      ['municipality', 'Dalmine'],
    ]).answers
    const other = told([
      ['municipality', 'Dalmine'],
      ['adults', '2'],
    ]).answers
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })
})

/** Of these the page says at once what is wrong; of free words only the intake knows what they mean. */
const judged: FieldName[] = [
  ...(['needs', 'child_in_danger', 'urgency', 'contact_phone', 'contact_email', 'adults'] as const),
  ...(['minors_birth_years', 'single_parent', 'mentor_wanted', 'description'] as const),
  ...(['referrer_email', 'referrer_phone', 'family_agrees', 'privacy_notice_given'] as const),
]

test('whatever the page takes, the intake can read', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[-\d\s+().e]{1,30}$/),
    fc.array(fc.integer({ min: 1990, max: 2030 })).map((years) => years.join(', ')),
    fc.emailAddress(),
    fc.constantFrom('yes', 'no', 'urgent', 'housing'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...judged), words, (field, word) => {
      const answer = told([[field, word]]).answers[field]
      if (answer === undefined) return
      expect(readers[field](answer, { receivedOn: '2026-11-30' }).fault).toBeUndefined()
    }),
  )
})

test('whatever years and addresses a form accepts, the page takes too', () => {
  const written = fc.oneof(
    fc.record({
      field: fc.constant('minors_birth_years' as const),
      word: fc
        .array(fc.integer({ min: 1998, max: 2028 }), { minLength: 1, maxLength: 22 })
        .map((years) => years.join(', ')),
    }),
    fc.record({ field: fc.constant('contact_email' as const), word: fc.emailAddress() }),
  )
  fc.assert(
    fc.property(written, ({ field, word }) => {
      const isAccepted = readers[field](word, { receivedOn: '2026-11-30' }).fault === undefined
      expect(faultOf(field, word) === undefined).toBe(isAccepted)
    }),
  )
})

test('whatever is typed is shown again or taken', () => {
  const form = fc.array(fc.tuple(fc.constantFrom(...fieldName.options), fc.string()), { maxLength: 8 })
  fc.assert(
    fc.property(form, (fields) => {
      const { answers, faults, typed } = told(fields)
      const said = new Set(fields.filter(([, word]) => word.trim() !== '').map(([name]) => name))
      expect(new Set(typed.keys())).toEqual(said)
      expect(new Set([...Object.keys(answers), ...faults.keys()])).toEqual(said)
    }),
  )
})
