import { describe, expect, test } from 'vitest'
import { recordContact } from '../../../../shared/casework/decisions/contact.ts'
import { confirmDanger, raiseDanger } from '../../../../shared/casework/decisions/danger.ts'
import { progress } from '../../../../shared/casework/decisions/progress.ts'
import { requestMentoring } from '../../../../shared/casework/decisions/request-mentoring.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { withdraw } from '../../../../shared/casework/decisions/withdraw.ts'
import { withdrawMentoring } from '../../../../shared/casework/decisions/withdraw-mentoring.ts'
import type { Person } from '../../../../shared/domain/household.ts'
import { fileOf, found, occasionAt } from '../../../support/casework-world.ts'
import { decided, joinedOnes, MORNING, oneFamily } from '../../../support/decided.ts'
import { AGREED, askedIn, membersOf, readyFamily, requestsOf } from '../../../support/ready-family.ts'

test('what is not said comes from the case; the household counts the request and it is told', () => {
  const { world, family } = readyFamily()
  const said = { needs: ['school_support', 'housing'], mentorGender: 'female' } as const
  world.referrals.set(family.id, { ...found(world.referrals, family.id), ...said, needs: [...said.needs] })
  expect(askedIn(world, family)).toBeUndefined()
  const { household } = fileOf(world, family.id)
  expect(household.mentoringRequests).toBe(1)
  expect(requestsOf(world, family)).toEqual([
    {
      ...{ status: 'waiting', household: household.id, number: 1, district: 'bergamo' },
      ...{ caseCode: 'BG-26-0001', kind: 'adult', persons: [], agreedOn: AGREED },
      ...{ needs: ['school_support', 'housing'], urgency: 'ordinary', genderWish: 'female' },
      ...{ isLanguageRequired: false, excluded: [], requestedBy: 'anna-prova', requestedAt: MORNING },
      version: 1,
    },
  ])
  expect(world.told.at(-1)).toMatchObject({
    type: 'mentoring.requested',
    subject: `household/${household.id}`,
    version: household.version,
    data: { number: 1, kind: 'adult', urgency: 'ordinary' },
  })
})

test('what is said holds, each thing once', () => {
  const { world, family } = readyFamily()
  const wish = {
    kind: 'peer-tutor',
    persons: [3, 2, 3],
    needs: ['italian_practice'],
    urgency: 'urgent',
    languages: ['ar'],
    isLanguageRequired: true,
    genderWish: 'any',
    availability: ['sat-morning'],
    excluded: ['omar-prova', 'omar-prova'],
  } as const
  const { persons, needs, languages, availability, excluded, ...rest } = wish
  const copies = { needs: [...needs], languages: [...languages], availability: [...availability] }
  expect(
    askedIn(world, family, { ...rest, ...copies, persons: [...persons], excluded: [...excluded] }),
  ).toBeUndefined()
  expect(requestsOf(world, family)).toMatchObject([
    { ...rest, ...copies, persons: [2, 3], excluded: ['omar-prova'] },
  ])
})

describe('before a mentor is sought', () => {
  test('every step that is missing is named at once, with the command that records it', () => {
    const { world, family } = oneFamily()
    expect(askedIn(world, family)).toBe(
      'BG-26-0001: before a mentor is sought, record that the family was taken in charge, "referral take BG-26-0001"; contacted, "household contact BG-26-0001 --channel <channel> --outcome reached"; given the notice, "household progress BG-26-0001 privacy-notice"',
    )
    expect(requestsOf(world, family)).toEqual([])
  })

  test.each([
    ['taken in charge', 'referral take'],
    ['contacted', 'household contact'],
    ['given the notice', 'household progress'],
  ])('a family that was not %s is refused for that alone', (step, command) => {
    const { world, family } = oneFamily()
    if (step !== 'taken in charge') decided(world, family, takeInCharge('anna-prova'))
    const reached = { channel: 'phone', outcome: 'reached', isInterpreted: false } as const
    if (step !== 'contacted') decided(world, family, recordContact(reached))
    if (step !== 'given the notice') decided(world, family, progress({ step: 'privacy-notice' }))
    const refusal = askedIn(world, family) ?? ''
    expect(refusal).toContain(`${step}, "${command} BG-26-0001`)
    expect(refusal.match(/"/g)).toHaveLength(2)
  })

  test('the sender’s word that the notice was given does not do: it has no day', () => {
    const { world, family } = readyFamily()
    const { household } = fileOf(world, family.id)
    const { privacyNotice: _, ...before } = household
    world.households.set(household.id, { ...before, privacyNoticeGiven: true })
    expect(askedIn(world, family)).toContain('given the notice')
  })

  test('the family agreed between the first contact and today', () => {
    const { world, family } = readyFamily()
    expect(askedIn(world, family, { agreedOn: '2026-12-03' })).toBe(
      'BG-26-0001: 2026-12-03 is still to come: say when the family agreed, 2026-12-02 at the latest',
    )
    expect(askedIn(world, family, { agreedOn: '2026-11-30' })).toBe(
      'BG-26-0001: 2026-11-30 is before the first contact with the family: say when it agreed itself, from 2026-12-01 on',
    )
    expect(askedIn(world, family, { agreedOn: '2026-12-02' })).toBeUndefined()
  })

  test('a family with a child in danger is never matched, confirmed or not, whichever sender told it', () => {
    const { world, family } = readyFamily()
    const [other = family] = joinedOnes(world, family, 1)
    decided(world, other, raiseDanger)
    expect(askedIn(world, family)).toBe(
      'BG-26-0002: a child is said to be in danger, and such a family is never matched: see to that first, then "danger confirm BG-26-0002"',
    )
    decided(world, other, confirmDanger)
    expect(askedIn(world, family)).toContain(
      `anna-prova has seen to it since ${MORNING}, and child protection helps it, not a mentor`,
    )
    decided(world, other, withdraw)
    expect(askedIn(world, family)).toBeUndefined()
  })

  test('it is an operator’s decision, about a case that goes on', () => {
    const { world, family } = readyFamily()
    const wish = { kind: 'adult', agreedOn: AGREED } as const
    const file = fileOf(world, family.id)
    const nobody = { ...occasionAt(MORNING), actor: 'system' }
    expect(() => requestMentoring(wish, [])(file, nobody)).toThrow('a decision is an operator’s')
    const [other = family] = joinedOnes(world, family, 1)
    decided(world, other, withdraw)
    expect(askedIn(world, other)).toMatch(/^BG-26-0002 was withdrawn by its sender/)
  })
})

describe('whom it is for', () => {
  test('several of one kind for different persons, one for each', () => {
    const { world, family } = readyFamily()
    expect(askedIn(world, family, { kind: 'peer-tutor', persons: [2] })).toBeUndefined()
    expect(askedIn(world, family, { kind: 'peer-tutor', persons: [3] })).toBeUndefined()
    expect(askedIn(world, family, { kind: 'adult', persons: [3] })).toBeUndefined()
    expect(requestsOf(world, family).map(({ number }) => number)).toEqual([1, 2, 3])
    const again = askedIn(world, family, { kind: 'peer-tutor', persons: [3, 2] })
    expect(again).toBe(
      `BG-26-0001: request 1 for person 2 (peer-tutor) waits since ${MORNING}: withdraw it first, "mentoring withdraw BG-26-0001 1 --reason <reason>", or name others with --person`,
    )
    expect(askedIn(world, family, { kind: 'peer-tutor' })).toContain('request 1 for person 2')
  })

  test('the family as a whole is everybody of it', () => {
    const { world, family } = readyFamily()
    askedIn(world, family)
    expect(askedIn(world, family, { persons: [1] })).toContain('request 1 for the family as a whole (adult)')
  })

  test('a person that the family does not have is refused', () => {
    const { world, family } = readyFamily()
    expect(askedIn(world, family, { persons: [1, 4] })).toContain('the family has no person 4')
  })

  test('a peer tutor is for pupils', () => {
    const { world, family } = readyFamily()
    expect(askedIn(world, family, { kind: 'peer-tutor', persons: [1, 2] })).toContain('person 1 is no minor')
    const wish = { kind: 'peer-tutor', agreedOn: AGREED } as const
    const [mother] = [{ household: family.household, number: 1, role: 'contact', version: 1 } as const]
    expect(decided(world, family, requestMentoring(wish, [mother]))).toContain('"household add-person')
    expect(askedIn(world, family, { kind: 'peer-tutor' })).toBeUndefined()
  })

  test('a language is required only where one is known', () => {
    const { world, family } = readyFamily()
    expect(askedIn(world, family, { isLanguageRequired: true })).toContain('name it with --language')
    const wish = { kind: 'adult', agreedOn: AGREED, isLanguageRequired: true, persons: [2] } as const
    const spoken = membersOf(family.household).map((one) => ({ ...one, language: 'wo' }))
    const asking = (members: readonly Person[]) =>
      decided(world, family, requestMentoring({ ...wish, persons: [...wish.persons] }, members))
    expect(asking([...spoken.slice(0, 1), ...membersOf(family.household).slice(1)])).toContain('--language')
    expect(asking(spoken)).toBeUndefined()
    decided(world, family, withdrawMentoring(1, 'mistake'))
    const { household } = fileOf(world, family.id)
    world.households.set(household.id, { ...household, languages: ['wo'] })
    expect(askedIn(world, family, { isLanguageRequired: true })).toBeUndefined()
  })

  test('asked by a joined referral, it goes by the code of the one that leads the work', () => {
    const { world, family } = readyFamily()
    const [other = family] = joinedOnes(world, family, 1)
    expect(askedIn(world, other)).toBeUndefined()
    expect(requestsOf(world, family)).toMatchObject([{ caseCode: 'BG-26-0001' }])
  })
})

test('a wish of the family that another sender told is heeded, too', () => {
  const { world, family } = readyFamily()
  const [second = family] = joinedOnes(world, family, 1)
  world.referrals.set(second.id, { ...found(world.referrals, second.id), mentorGender: 'male' })
  expect(askedIn(world, family)).toBeUndefined()
  expect(requestsOf(world, family)).toMatchObject([{ genderWish: 'male' }])
})
