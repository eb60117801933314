import { expect, test } from 'vitest'
import { actsOn } from '../../../../shared/casework/acts/offered-acts.ts'
import { defaultPolicy } from '../../../../shared/domain/deadline-policy.ts'
import { at, districtWith, openDeadline } from '../../../support/due-world.ts'

const district = districtWith()
const TUESDAY = { district, today: '2026-11-24' }
const triage = openDeadline(at('2026-11-23'), { due: '2026-11-30' })
const snoozes = (...days: string[]) => days.map((until) => ({ act: 'snooze', until }))

test('what follows from a decision is put off only, until the next three working days', () => {
  expect(actsOn(triage, TUESDAY)).toEqual(snoozes('2026-11-25', '2026-11-26', '2026-11-27'))
  expect(actsOn(triage, { ...TUESDAY, today: '2026-11-27' })).toEqual(
    snoozes('2026-11-30', '2026-12-01', '2026-12-02'),
  )
})

test('what was put off already is put off no further by a link', () => {
  const own = { ...triage, kind: 'own', snoozedUntil: '2026-11-24' } as const
  expect(actsOn(own, TUESDAY)).toEqual([{ act: 'done' }])
})

test('a danger has nothing to press, nor has what ended', () => {
  expect(actsOn(openDeadline(at('2026-11-23'), { kind: 'danger', due: '2026-11-23' }), TUESDAY)).toEqual([])
  const { next: _, ...ended } = triage
  expect(actsOn({ ...ended, status: 'done', endedAt: '2026-11-24T08:00:00.000Z' }, TUESDAY)).toEqual([])
})

test('what is statutory is put off up to its day, and not at all after it', () => {
  const statutory = { ...triage, kind: 'data-request', basis: 'statutory' } as const
  const done = { act: 'done' }
  expect(actsOn({ ...statutory, due: '2026-11-25' }, TUESDAY)).toEqual([done, ...snoozes('2026-11-25')])
  expect(actsOn({ ...statutory, due: '2026-11-20' }, TUESDAY)).toEqual([done])
})

test('each kind has the buttons that a link may have', () => {
  const buttons = Object.keys(defaultPolicy).map((kind) => {
    const deadline = { ...triage, kind: kind as keyof typeof defaultPolicy } // its own keys
    const acts = actsOn(deadline, TUESDAY).map(({ act }) => act)
    return `${kind}: ${[...new Set(acts)].join(' ')}`
  })
  expect(buttons).toEqual([
    'acknowledge: acknowledge snooze',
    'complete: snooze',
    'triage: snooze',
    'first-contact: snooze',
    'privacy-notice: snooze',
    'feedback: snooze',
    'amendment: snooze',
    'answer-handover: accept-handover send-back-handover snooze',
    'settle-bounce: done snooze',
    'discussion: snooze',
    'plan: snooze',
    'review: snooze',
    'danger: ',
    'form-quiet: done snooze',
    'form-refused: done snooze',
    'suspended-address: done snooze',
    'refused-mail: done snooze',
    'data-request: done snooze',
    'permit-renewal: snooze',
    'school-enrolment: done snooze',
    'screen-mentor: snooze',
    'mentor-answer: done snooze',
    'match-follow-up: done snooze',
    'clearance: snooze',
    'insurance: snooze',
    'fund-report: done snooze',
    'own: done snooze',
  ])
})
