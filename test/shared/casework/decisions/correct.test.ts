import { beforeEach, describe, expect, test } from 'vitest'
import { correct } from '../../../../shared/casework/decisions/correct.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import type { Corrections } from '../../../../shared/domain/correctable.ts'
import type { Person } from '../../../../shared/domain/household.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { fileOf, occasionAt, type World } from '../../../support/casework-world.ts'
import { decided, MORNING, oneFamily } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

const outcomeOf = (corrections: Corrections, why = 'Lo dice la madre.') =>
  correct({ corrections, why })(fileOf(world, family.id), occasionAt(MORNING))

function contact(): Person {
  return { household: family.household, number: 1, role: 'contact', phone: '+39 320 0000001', version: 1 }
}

describe('correcting', () => {
  test('keeps the old value, who and why; the event names the field only', () => {
    const outcome = outcomeOf({ household: { municipality: '016091', adults: 2 } })
    expect(outcome.households).toMatchObject([{ municipality: '016091', adults: 2, version: 2 }])
    expect(outcome.events).toMatchObject([
      { data: { corrections: [{ field: 'municipality' }, { field: 'adults' }] } },
    ])
    expect(outcome.besides).toMatchObject([
      {
        create: {
          field: 'municipality',
          oldValue: '"016024"',
          newValue: '"016091"',
          by: 'anna-prova',
          why: 'Lo dice la madre.',
        },
      },
      { create: { field: 'adults', newValue: '2' } },
    ])
    expect(JSON.stringify(outcome.events)).not.toContain('0160')
  })

  test('a person is corrected, another added; what stays as it was is not written', () => {
    const before = contact()
    const added: Person = {
      household: family.household,
      number: 2,
      role: 'minor',
      birthYear: 2019,
      version: 1,
    }
    const after = { ...before, phone: '+39 320 0000002', version: 2 }
    const outcome = outcomeOf({ persons: [{ before, after }, { after: added }] })
    expect(outcome.besides?.map((one) => ('replace' in one ? 'replace' : 'create'))).toEqual([
      'replace',
      'create',
      'create',
      'create',
      'create',
    ])
    expect(outcome.events).toMatchObject([
      {
        data: {
          corrections: [
            { field: 'phone', person: 1 },
            { field: 'role', person: 2 },
            { field: 'birthYear', person: 2 },
          ],
        },
      },
    ])
    const same = { before, after: { ...before, version: 2 } }
    expect(() => outcomeOf({ persons: [same] })).toThrow(/it says so already/)
  })

  test('an urgency corrected shortens the deadlines of the work', () => {
    decided(world, family, takeInCharge('anna-prova'))
    const due = () => [...world.deadlines.values()].find(({ kind }) => kind === 'first-contact')?.due
    expect(due()).toBe('2026-12-17')
    decided(world, family, correct({ corrections: { referral: { urgency: 'urgent' } }, why: 'Sfratto.' }))
    expect(due()).toBe('2026-12-07')
    expect(world.told.map(({ type }) => type)).toContain('referral.corrected')
  })

  test('is refused without a reason, and where it says so already', () => {
    expect(() => outcomeOf({ household: { adults: 1 } }, ' ')).toThrow(/reason for a correction is missing/)
    expect(() => outcomeOf({ household: { municipality: '016024' } })).toThrow(
      'BG-26-0001: it says so already, nothing was changed',
    )
  })

  test('of an ended case the family may be corrected, what the sender said no more', () => {
    decided(world, family, decline('no-need-found'))
    expect(outcomeOf({ household: { adults: 3 } }).households).toHaveLength(1)
    expect(() => outcomeOf({ referral: { needs: ['housing', 'paperwork'] } })).toThrow(
      /what its sender said is corrected no more \(needs\)/,
    )
  })
})
