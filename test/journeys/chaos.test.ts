import { afterAll, describe, expect, test, vi } from 'vitest'
import { listDeadLetters } from '../../cli/dead-letters.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { referralIdOf, submissionHash, submissionSubject } from '../../shared/domain/submission.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { allRows, type JourneyStack, outbox, publishedIds, startJourney } from '../support/stack.ts'

/** One seed, or those that are named. */
const seeds = process.env['RACCORDO_CHAOS_SEEDS']?.split(',') ?? ['1']

/** Sent incomplete and with a danger first, and at once again, complete and without a word of it. */
const amended = Array.from({ length: 5 }, (_, number) => `amended ${number}`)
const complete = [...Array.from({ length: 25 }, (_, number) => `complete ${number}`), ...amended]
const incomplete = Array.from({ length: 10 }, (_, number) => `incomplete ${number}`)
const inDanger = new Set([complete[3], complete[17], incomplete[5], ...amended])

const stacks: JourneyStack[] = []
afterAll(() => Promise.all(stacks.map((stack) => stack.stop())))

describe.each(seeds)('while AWS is unkind by seed %s', (seed) => {
  test('every submission becomes exactly what it should, and every event is published', async () => {
    const stack = await startJourney({ chaosSeed: seed })
    stacks.push(stack)
    const school = await stack.addPartner('scuola')
    await sendAll(school)
    await untilNothingIsLeft(stack)
    expect(await referralsBySubmission(stack)).toEqual(complete.toSorted())
    expect(await quarantined(stack)).toEqual(incomplete.toSorted())
    for (const id of complete) expect(publishedOf(stack, school, id).slice(0, 2), id).toEqual([1, 1])
    for (const id of incomplete) expect(publishedOf(stack, school, id), id).toEqual([0, 0, 1])
    for (const id of [...complete, ...incomplete]) {
      expect(publishedIds(stack, 'danger.raised', subjectOf(school, id)), id).toHaveLength(
        inDanger.has(id) ? 1 : 0,
      )
    }
    expect(await unpublished(stack)).toEqual([])
    const letters = await listDeadLetters(stack.connection)
    expect(letters.filter(({ queue }) => queue === 'raccordo-dev-intake-dead-letters')).toEqual([])
  }, 180_000)
})

/** Four at a time, some of them twice as if the sender had not heard the answer. */
async function sendAll(school: Partner): Promise<void> {
  const bodies = [
    ...complete.map((id) => completeForm(id, saysDanger(id))),
    ...incomplete.map((id) => ({
      ...{ submissionId: id, municipality: 'Bergamo', contact_given_name: 'Amina' },
      ...(inDanger.has(id) && { child_in_danger: 'sì' }),
    })),
  ]
  const line = bodies.flatMap((body, place) => (place % 5 === 0 ? [body, body] : [body]))
  const sender = async () => {
    for (let body = line.shift(); body; body = line.shift()) {
      const { submissionId } = body
      if (amended.includes(submissionId))
        await sendUntilTaken(school, { submissionId, child_in_danger: 'sì' })
      await sendUntilTaken(school, body)
    }
  }
  await Promise.all([sender(), sender(), sender(), sender()])
}

function saysDanger(id: string): object {
  return inDanger.has(id) && !amended.includes(id) ? { child_in_danger: 'sì' } : {}
}

/** As form providers do: again after a 5xx or no answer, never after anything else. */
async function sendUntilTaken(school: Partner, body: object): Promise<void> {
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const answer = await school.send(body).catch(() => undefined)
    if (answer === undefined || answer.status >= 500) continue
    expect(answer.status).toBe(202)
    return
  }
  throw new Error('ten attempts of a sender were not enough')
}

/** What the schedules would take up in the next quarter of an hour is taken up now. */
async function untilNothingIsLeft(stack: JourneyStack): Promise<void> {
  await vi.waitFor(
    async () => {
      await stack.settle()
      const left = [...(await outbox(stack)), ...(await listSubmissions(stack.connection, 'received'))]
      if (left.length === 0) return
      await stack.sweep()
      throw new Error(`${left.length} events or submissions are left behind`)
    },
    { timeout: 80_000, interval: 100 },
  )
}

async function referralsBySubmission({ connection }: JourneyStack): Promise<unknown[]> {
  return (await listReferrals(connection)).map((row) => row['submissionId']).toSorted()
}

async function quarantined({ connection }: JourneyStack): Promise<unknown[]> {
  return (await listSubmissions(connection, 'quarantined')).map((row) => row['submissionId']).toSorted()
}

function subjectOf({ id: form }: Partner, submissionId: string): string {
  return submissionSubject({ form, hash: submissionHash(form, submissionId) })
}

/** How many different events told of the referral, of the registration and of the quarantine. */
function publishedOf(stack: JourneyStack, school: Partner, submissionId: string): number[] {
  const referral = referralIdOf({ form: school.id, hash: submissionHash(school.id, submissionId) })
  const subject = subjectOf(school, submissionId)
  return [
    publishedIds(stack, 'referral.received', `referral/${referral}`).length,
    publishedIds(stack, 'submission.registered', subject).length,
    publishedIds(stack, 'submission.quarantined', subject).length,
  ]
}

/** Events of the table that the bus never took. */
async function unpublished(stack: JourneyStack): Promise<unknown[]> {
  const taken = new Set(stack.bus.map(({ detail }) => detail['id']))
  const events = (await allRows(stack)).filter(({ sk }) => String(sk).startsWith('EVENT#'))
  return events.map(({ id }) => id).filter((id) => !taken.has(id))
}
