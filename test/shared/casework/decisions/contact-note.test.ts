import { beforeEach, describe, expect, test } from 'vitest'
import { type Attempt, recordContact } from '../../../../shared/casework/decisions/contact.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { note } from '../../../../shared/casework/decisions/note.ts'
import { progress } from '../../../../shared/casework/decisions/progress.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { fileOf, occasionAt, type World } from '../../../support/casework-world.ts'
import { decided, MORNING, oneFamily, standingOf } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

const call: Attempt = { channel: 'phone', outcome: 'reached', isInterpreted: true, language: 'ar' }

describe('contacts', () => {
  test('the first that reaches the family does the deadline, and the notice is due', () => {
    decided(world, family, takeInCharge('anna-prova'))
    decided(world, family, recordContact({ ...call, outcome: 'no-answer' }))
    expect(standingOf(world, family).open).toContain('first-contact')
    expect(decided(world, family, recordContact(call))).toBeUndefined()
    const { household, open, done } = standingOf(world, family)
    expect(household.contactMadeAt).toBe(MORNING)
    expect(done).toContain('first-contact')
    expect(open).toContain('privacy-notice')
    expect(world.told.filter(({ type }) => type.startsWith('contact.')).map(({ type }) => type)).toEqual([
      'contact.attempted',
      'contact.made',
    ])
  })

  test('before the family is taken in charge makes the notice due too, and giving it does that', () => {
    expect(decided(world, family, recordContact(call))).toBeUndefined()
    expect(standingOf(world, family).open).toEqual(['acknowledge', 'privacy-notice', 'triage'])
    expect(decided(world, family, progress({ step: 'privacy-notice' }))).toBeUndefined()
    expect(standingOf(world, family).open).toEqual(['acknowledge', 'triage'])
  })

  test('the first one counts, also when a later one is told of an earlier day', () => {
    decided(world, family, recordContact({ ...call, on: '2026-12-01' }))
    decided(world, family, recordContact({ ...call, on: '2026-11-30' }))
    expect(standingOf(world, family).household.contactMadeAt).toBe('2026-12-01T11:00:00.000Z')
  })

  test('what was written of it is kept beside the household, and told in no event', () => {
    const noted = recordContact({ ...call, note: ' Ha risposto la zia. ' })
    const outcome = noted(fileOf(world, family.id), occasionAt(MORNING))
    const [kept] = outcome.besides ?? []
    expect(kept).toMatchObject({
      create: { by: 'anna-prova', language: 'ar', isInterpreted: true, note: 'Ha risposto la zia.' },
    })
    expect(JSON.stringify(outcome.events)).not.toContain('zia')
  })

  test('a day that is to come, or before the family was known, is refused', () => {
    expect(decided(world, family, recordContact({ ...call, on: '2026-12-03' }))).toMatch(/is still to come/)
    expect(decided(world, family, recordContact({ ...call, on: '2025-12-01' }))).toMatch(
      /before the family was known/,
    )
  })

  test('is refused when the household is closed', () => {
    decided(world, family, decline('family-declined'))
    expect(decided(world, family, recordContact(call))).toBe(
      `BG-26-0001 was declined at ${MORNING} (family-declined), and its household is closed: nothing was changed`,
    )
  })
})

describe('notes', () => {
  test('are kept with who wrote them, also when the household is closed', () => {
    decided(world, family, decline('no-need-found'))
    const outcome = note('Richiamerà lei.')(fileOf(world, family.id), occasionAt(MORNING, 'bruno-prova'))
    expect(outcome.besides).toMatchObject([{ create: { by: 'bruno-prova', text: 'Richiamerà lei.' } }])
    expect(outcome.events).toMatchObject([{ type: 'household.noted', data: {} }])
  })

  test('two of one moment do not meet', () => {
    const first = note('una')(fileOf(world, family.id), occasionAt(MORNING))
    decided(world, family, note('una'))
    const second = note('due')(fileOf(world, family.id), occasionAt(MORNING))
    const keys = [first, second].flatMap(({ besides = [] }) =>
      besides.map((one) => 'create' in one && one.create.sk),
    )
    expect(new Set(keys).size).toBe(2)
  })

  test('a blank one is refused, and one that is too long', () => {
    expect(decided(world, family, note(' \n'))).toBe('the note is missing: write it in your own words')
    expect(decided(world, family, note('a'.repeat(4001)))).toBe(
      'the note has 4001 characters: use at most 4000',
    )
  })

  test('are somebody’s: nobody writes as the system', () => {
    const system = { ...occasionAt(MORNING), actor: 'system' }
    expect(() => note('una')(fileOf(world, family.id), system)).toThrow(/operator/)
  })
})
