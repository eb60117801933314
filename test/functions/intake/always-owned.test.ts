import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { senders } from '../../../local/senders.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { type DeadlineKind, defaultPolicy, dueDayOf } from '../../../shared/domain/deadline-policy.ts'
import { anyBody } from '../../support/any-form.ts'
import { districtNamed } from '../../support/districts.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'
import { bytesOf } from '../../support/material.ts'
import { completeForm } from '../../support/partner.ts'

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { absences: [{ from: '2026-06-01', to: '2026-12-31' }] })
  await intake.addMember('carla-prova', { roles: ['coordinator'], leftOn: '2027-03-01' })
  await intake.addMember('dino-prova', { district: 'dalmine', kinds: ['school'], leftOn: '2026-09-01' })
})
afterAll(() => intake.stop())

const anyFamily = fc
  .record({
    municipality: fc.constantFrom('Bergamo', 'Dalmine', 'Trescore Balneario', 'Milano', 'Roma', ''),
    urgency: fc.constantFrom('ordinary', 'urgent', 'subito', undefined),
    child_in_danger: fc.constantFrom('sì', 'no', 'forse', undefined),
    origin: fc.constantFrom('school', 'judicial_authority', 'other', undefined),
  })
  .map((others) => bytesOf(completeForm('', others)))
const anySent = fc.oneof({ weight: 2, arbitrary: anyFamily }, anyBody(senders.json))
const anyInstant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })

test('whatever a form sends, and whenever, somebody or the district has it, by the days of the policy', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anySent, anyInstant, async (body, at) => {
      const { submission, referral, ofSubmission, ofReferral } = await intake.send(body, at)
      const { status, dangerRaised } = submission
      const isReferral = referral !== undefined
      expect(status).toBe(isReferral ? 'registered' : 'quarantined')
      const owner = isReferral ? referral.liaison : submission.owner
      seen.add(`${status} ${owner}`)
      const deadlines = [...ofSubmission, ...ofReferral].filter(isOpen)
      const wanted: DeadlineKind[] = isReferral ? ['acknowledge', 'triage'] : ['complete']
      if (dangerRaised !== undefined) wanted.push('danger')
      expect(deadlines.map(({ kind }) => kind).toSorted()).toEqual(wanted.toSorted())
      const { office: calendar } = districtNamed((referral ?? submission).district)
      for (const { kind, due, isUrgent, next, ...its } of deadlines) {
        expect(its).toMatchObject({ district: (referral ?? submission).district, version: 1 })
        expect(its.owner).toBe(owner)
        expect(due).toBe(dueDayOf(defaultPolicy[kind], at, { isUrgent, calendar }))
        expect(Date.parse(next.at)).toBeGreaterThanOrEqual(at.getTime())
      }
      if (referral?.urgency === 'urgent') expect(deadlines.every(({ isUrgent }) => isUrgent)).toBe(true)
    }),
    { numRuns: 40, examples: examples() },
  )
  expect(seen).toContain('registered carla-prova')
  expect(seen).toContain('registered undefined')
  expect(seen).toContain('quarantined undefined')
})

/** Someone, nobody, and nobody for what cannot be read. */
function examples(): [Uint8Array, Date][] {
  const [somebody, nobody] = [new Date('2026-03-02'), new Date('2027-06-01')]
  return [
    [bytesOf(completeForm('')), somebody],
    [bytesOf(completeForm('')), nobody],
    [bytesOf('{'), nobody],
  ]
}
