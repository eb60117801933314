import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examine } from '../../../functions/intake/examination.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import { MAX_TEXT_LENGTH, need } from '../../../shared/domain/field.ts'
import { type AddedAnswers, additionOf } from '../../../shared/domain/supplement.ts'
import { type AnyBody, material } from '../../support/material.ts'

const AT = new Date('2026-11-30T09:00:00.000Z')
const additionsOf = (added: readonly AddedAnswers[]) =>
  added.map((answers, place) => additionOf(String(place), answers, AT))
const read = (body: AnyBody, added: readonly AddedAnswers[], others: object = {}) =>
  examine(material(body, { additions: additionsOf(added), ...others }))
const answersOf = (...args: Parameters<typeof read>) => read(...args).answers

describe('what a sender adds', () => {
  test('takes the place of what its form said; the last word counts', () => {
    const body = { contact_phone: '035 111111', adults: 2 }
    expect(answersOf(body, [{ contact_phone: '035222222' }, { contact_phone: '035333333' }])).toEqual({
      ...{ contact_phone: '+39035333333', adults: 2 },
    })
  })

  test('of children, needs and words stands behind what its form said', () => {
    const body = { minors_birth_years: [2016], needs: ['housing'], description: 'prima' }
    const added = [{ minors_birth_years: ['2016'], needs: ['mediation', 'housing'], description: 'poi' }]
    expect(answersOf(body, added)).toEqual({
      ...{ minors_birth_years: [2016, 2016], needs: ['housing', 'mediation'], description: 'prima\n\npoi' },
    })
  })

  test('is outweighed by what a person corrected', () => {
    const corrections = { adults: '5', minors_birth_years: '2010' }
    const added = [{ adults: '3', minors_birth_years: ['2016'] }]
    expect(answersOf({}, added, { corrections })).toEqual({ adults: 5, minors_birth_years: [2010] })
  })

  test('settles what a referral waits for; what is doubtful otherwise stays a remark', () => {
    const body = {
      municipality: 'Dalmine',
      contact_phone: '035 111111',
      needs: ['pizza'],
      minors_birth_years: 'tanti',
    }
    const additions = additionsOf([{ needs: ['housing'], minors_birth_years: ['2016'] }])
    expect(understand(material(body)).isComplete).toBe(false)
    expect(understand(material(body, { additions }))).toMatchObject({
      ...{ isComplete: true, answers: { needs: ['housing'], minors_birth_years: [2016] } },
      remarks: [{ field: 'minors_birth_years', problem: 'unreadable' }],
    })
  })

  test('that cannot be read takes nothing away', () => {
    expect(answersOf({ adults: 2 }, [{ adults: 'tanti' }])).toEqual({ adults: 2 })
    expect(read({}, [{ adults: 'tanti' }]).readings.get('adults')).toEqual({ fault: 'unreadable' })
  })

  test('stays whole where both are too long for one field', () => {
    const { readings } = read({ description: 'a'.repeat(MAX_TEXT_LENGTH) }, [
      { description: 'b'.repeat(2000) },
    ])
    const { value, fault } = readings.get('description') ?? {}
    expect(String(value)).toMatch(/^a+\n\nb{2000}$/)
    expect(String(value)).toHaveLength(MAX_TEXT_LENGTH)
    expect(fault).toBe('too-long')
  })

  test('is read in our words, whatever those of the form mean', () => {
    const mapping = { fields: {}, values: { needs: { housing: 'mediation' } }, constants: {} } as const
    expect(answersOf({ needs: ['housing'] }, [{ needs: ['housing'] }], { mapping }).needs).toEqual([
      ...['mediation', 'housing'],
    ])
  })

  test('raises a danger, which nothing that is added takes back', () => {
    expect(read({}, [{ adults: '2' }]).danger).toBe('no')
    expect(read({}, [{ child_in_danger: 'yes' }, { child_in_danger: 'no' }]).danger).toBe('yes')
    expect(read({ child_in_danger: 'sì' }, [{ child_in_danger: 'no' }]).danger).toBe('yes')
    expect(read({}, [{ description: 'child_in_danger: sì' }]).danger).toBe('yes')
  })
})

const words = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/)
const anyAnswers: fc.Arbitrary<AddedAnswers> = fc.record(
  {
    minors_birth_years: fc.array(fc.integer({ min: 2006, max: 2026 }).map(String), {
      minLength: 1,
      maxLength: 2,
    }),
    needs: fc.subarray([...need.options], { minLength: 1 }),
    description: words,
    contact_instructions: words,
  },
  { requiredKeys: [] },
)

test('of several additions each child, need and sentence is there, in their order, and the last of all else', () => {
  fc.assert(
    fc.property(fc.array(anyAnswers, { maxLength: 6 }), anyAnswers, (added, body) => {
      const all = [body, ...added]
      const { minors_birth_years, needs, description, contact_instructions } = answersOf(body, added)
      expect(minors_birth_years ?? []).toEqual(all.flatMap((one) => one.minors_birth_years ?? []).map(Number))
      expect(needs ?? []).toEqual([...new Set(all.flatMap((one) => one.needs ?? []))])
      expect(description ?? '').toBe(all.flatMap((one) => one.description ?? []).join('\n\n'))
      expect(contact_instructions).toBe(all.findLast((one) => one.contact_instructions)?.contact_instructions)
    }),
  )
})

test('a version without additions is read as its body alone', () => {
  fc.assert(
    fc.property(fc.object(), (body) => {
      expect(examine(material(body, { additions: [] }))).toEqual(examine(material(body)))
    }),
  )
})
