import { describe, expect, test } from 'vitest'
import { type MentorStatus, mentorStatuses } from '../../../shared/domain/mentor.ts'
import { Refused } from '../../../shared/errors.ts'
import {
  activate,
  leave,
  type MentorDecision,
  screen,
  suspend,
  train,
} from '../../../shared/mentors/life-cycle.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { adult, fileOf, inStatus, pupil } from '../../support/mentors.ts'

const MONDAY = occasionAt('2026-11-23T08:00:00Z', 'carla-prova')

const ways: readonly [name: string, decision: MentorDecision, to: MentorStatus, from: MentorStatus[]][] = [
  ['screen', screen, 'screened', ['applied']],
  ['train', train, 'trained', ['screened']],
  ['activate', activate, 'active', ['trained', 'suspended']],
  ['suspend', suspend('complaint'), 'suspended', ['active']],
  ['leave', leave('moved-away'), 'left', ['applied', 'screened', 'trained', 'active', 'suspended']],
]

describe.each(ways)('%s', (_, decision, to, from) => {
  test.each(from)(`brings who is %s to ${to}, and tells it once`, (status) => {
    const { mentor, events } = decision(fileOf(inStatus(adult, status)), MONDAY)
    expect(mentor).toMatchObject({ status: to, version: 2 })
    expect(events.map(({ subject, version }) => ({ subject, version }))).toEqual([
      { subject: 'mentor/rosa-prova', version: 2 },
    ])
  })

  test.each(mentorStatuses.filter((one) => !from.includes(one)))('is refused for who is %s', (status) => {
    expect(() => decision(fileOf(inStatus(adult, status)), MONDAY)).toThrow(Refused)
  })
})

test('each step notes its day in Italy, and nothing of another status stays behind', () => {
  const lateEvening = occasionAt('2026-11-23T23:30:00Z', 'carla-prova')
  expect(screen(fileOf(adult), lateEvening).mentor.screenedOn).toBe('2026-11-24')
  const again = activate(fileOf(inStatus(adult, 'suspended')), lateEvening).mentor
  expect(again).not.toHaveProperty('suspendedAt')
  expect(again).not.toHaveProperty('reason')
})

test('the first day as an active mentor stays the first, however often it is suspended', () => {
  const first = activate(fileOf(inStatus(adult, 'trained')), MONDAY).mentor
  expect(first.activeSince).toBe('2026-11-23')
  const later = occasionAt('2027-02-01T08:00:00Z', 'carla-prova')
  const paused = suspend('own-wish')(fileOf(first), later).mentor
  expect(activate(fileOf(paused), later).mentor.activeSince).toBe('2026-11-23')
})

test('a refusal names what comes next', () => {
  const refusal = (decision: MentorDecision, status: MentorStatus) => {
    try {
      decision(fileOf(inStatus(adult, status)), MONDAY)
    } catch (error) {
      return String(error)
    }
    return 'was not refused'
  }
  expect(refusal(train, 'applied')).toMatch(/rosa-prova is applied and cannot .*use "mentor screen"/)
  expect(refusal(screen, 'left')).toMatch(/who comes back applies anew/)
  expect(refusal(activate, 'active')).toMatch(/is active and cannot become active/)
})

test('all that is missing for activation is named at once, each with its cure', () => {
  const { person: _, organisation: __, ...newcomer } = adult
  const bare = { ...newcomer, person: { kind: 'adult' as const, email: 'rosa@example.org' } }
  const attempt = () => activate(fileOf(bare, { organisation: undefined }), MONDAY)
  expect(attempt).toThrow(/mentor screen rosa-prova; .*mentor train rosa-prova; /)
  expect(attempt).toThrow(/--clearance-issued-on <day>; .*--organisation <id>$/)
})

test('a peer tutor becomes active without a certificate, by the word of parents and school', () => {
  const { mentor } = activate(fileOf(inStatus(pupil, 'trained')), MONDAY)
  expect(mentor.status).toBe('active')
  const { person } = pupil
  if (person.kind !== 'peer-tutor') throw new Error('a pupil is a peer tutor')
  const { parentsAuthorisedOn: _, ...withoutParents } = person
  const unallowed = inStatus({ ...pupil, person: withoutParents }, 'trained')
  expect(() => activate(fileOf(unallowed), MONDAY)).toThrow(/parents have not allowed it/)
})
