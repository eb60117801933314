import { beforeEach, describe, expect, test } from 'vitest'
import { confirmDanger, raiseDanger } from '../../../../shared/casework/decisions/danger.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { giveFeedback } from '../../../../shared/casework/decisions/feedback.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { fileOf, occasionAt, type World } from '../../../support/casework-world.ts'
import { decided, MORNING, oneFamily, standingOf } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

describe('danger', () => {
  test('that somebody raises is told at once, until somebody confirms it', () => {
    expect(decided(world, family, raiseDanger)).toBeUndefined()
    const danger = [...world.deadlines.values()].find(({ kind }) => kind === 'danger')
    expect(danger).toMatchObject({ status: 'open', next: { name: 'danger-1', at: MORNING } })
    expect(decided(world, family, confirmDanger)).toBeUndefined()
    const { referral, done } = standingOf(world, family)
    expect(referral.dangerConfirmed).toEqual({ at: MORNING, by: 'anna-prova' })
    expect(done).toContain('danger')
    expect(world.told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['danger.raised', 'danger.confirmed']),
    )
  })

  test('that is raised already is not raised twice; once confirmed, it may be anew', () => {
    decided(world, family, raiseDanger)
    expect(decided(world, family, raiseDanger)).toBe(
      `BG-26-0001: a danger was raised at ${MORNING} and waits to be confirmed already`,
    )
    decided(world, family, confirmDanger)
    expect(decided(world, family, raiseDanger)).toBeUndefined()
    expect(standingOf(world, family).open).toContain('danger')
  })

  test('is not confirmed where there is none, nor twice', () => {
    expect(decided(world, family, confirmDanger)).toBe(
      'BG-26-0001: no danger was raised: nothing was changed',
    )
    decided(world, family, raiseDanger)
    decided(world, family, confirmDanger)
    expect(decided(world, family, confirmDanger)).toBe(
      `BG-26-0001: anna-prova confirmed it at ${MORNING}: nothing was changed`,
    )
  })

  test('only a person confirms', () => {
    decided(world, family, raiseDanger)
    const system = { ...occasionAt(MORNING), actor: 'system' }
    expect(() => confirmDanger(fileOf(world, family.id), system)).toThrow(/operator/)
  })

  test('is refused with whom to call where nobody would hear of it', () => {
    decided(world, family, decline('duplicate'))
    expect(decided(world, family, raiseDanger)).toMatch(/call 112$/)
    const file = fileOf(world, family.id)
    const onDuty = { ...file, district: { ...file.district, phones: { duty: '035 000 0002' } } }
    expect(() => raiseDanger(onDuty, occasionAt(MORNING))).toThrow(
      /call 112 or .* duty number, 035 000 0002$/,
    )
  })
})

describe('feedback', () => {
  test('that was given does the deadline; how, and what was said, is kept', () => {
    decided(world, family, takeInCharge('anna-prova'))
    const outcome = giveFeedback('email', 'Scritto alla scuola.')(
      fileOf(world, family.id),
      occasionAt(MORNING),
    )
    expect(outcome.besides).toMatchObject([
      { create: { about: 'accepted', channel: 'email', note: 'Scritto alla scuola.' } },
    ])
    expect(decided(world, family, giveFeedback('email'))).toBeUndefined()
    const { referral, done } = standingOf(world, family)
    expect(referral.feedbackOwed).toBeUndefined()
    expect(done).toContain('feedback')
  })

  test('is refused where nothing is owed', () => {
    expect(decided(world, family, giveFeedback('phone'))).toMatch(
      /its sender has heard, or there is nothing to tell yet$/,
    )
  })
})
