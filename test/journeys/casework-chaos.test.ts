import { afterAll, describe, expect, test, vi } from 'vitest'
import { isLive } from '../../shared/domain/referral.ts'
import {
  demandedAndOpen,
  isStep,
  referralOf,
  startCasework,
  type Work,
  workIn,
} from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { allRows, type JourneyStack, outbox } from '../support/stack.ts'

/** One seed, or those that are named. */
const seeds = process.env['RACCORDO_CHAOS_SEEDS']?.split(',') ?? ['2']

const places = ['Bergamo', 'Dalmine', 'Trescore Balneario']
const families = Array.from({ length: 12 }, (_, number) => ({
  ...completeForm(`family ${number}`, { municipality: places[number % 3] }),
  ...(number % 5 === 0 ? { child_in_danger: 'sì' } : {}),
}))
const incomplete = Array.from({ length: 3 }, (_, number) => ({
  submissionId: `incomplete ${number}`,
  needs: ['other'],
}))

const stacks: JourneyStack[] = []
afterAll(() => Promise.all(stacks.map((stack) => stack.stop())))

describe.each(seeds)('while AWS is unkind by seed %s', (seed) => {
  test('everything has one owner and the deadlines of its state, and every step is told once', async () => {
    const stack = await startCasework('2026-12-01T16:30:00.000Z', { chaosSeed: seed })
    stacks.push(stack)
    const school = await stack.addPartner('scuola')
    await sendAll(school, [...families, ...incomplete])
    await untilNothingIsLeft(stack)
    expectOrder(await workIn(stack))
    await work(stack)
    await stack.restart(new Date('2026-12-02T06:50:00Z'))
    await stack.advanceTo('2026-12-02T07:01:00Z')
    await untilNothingIsLeft(stack)
    await stack.restart(new Date('2026-12-04T07:30:00Z'))
    await untilNothingIsLeft(stack)
    const after = await workIn(stack)
    expectOrder(after)
    expectToldOnce(after)
    expect(await unpublished(stack)).toEqual([])
  }, 200_000)
})

/** Four at a time. */
async function sendAll(school: Partner, bodies: object[]): Promise<void> {
  const sender = async () => {
    for (let body = bodies.shift(); body; body = bodies.shift()) await sendUntilTaken(school, body)
  }
  await Promise.all([sender(), sender(), sender(), sender()])
}

/** As form providers do: again after a 5xx or no answer. */
async function sendUntilTaken(school: Partner, body: object): Promise<void> {
  await vi.waitFor(async () => expect((await school.send(body)).status).toBe(202), { timeout: 60_000 })
}

/** A day's work of several people. */
async function work(stack: JourneyStack): Promise<void> {
  const commands = commandLine(() => stack)
  const codeOf = async (number: number) => (await referralOf(stack, `family ${number}`)).caseCode
  const by = async (who: string, number: number, group: string, verb: string, ...rest: string[]) =>
    commands.json(group, verb, await codeOf(number), ...rest, '--as', `${who}-prova`)
  await by('anna', 0, 'danger', 'confirm')
  await by('anna', 0, 'referral', 'take')
  await by('anna', 3, 'household', 'join', '--into', await codeOf(0))
  await by('anna', 6, 'referral', 'acknowledge')
  await by('dino', 1, 'referral', 'decline', '--reason', 'duplicate')
  await by('dino', 4, 'referral', 'hand-over', '--to', 'bergamo')
  await by('anna', 4, 'handover', 'accept')
  await by('dino', 7, 'referral', 'hand-over', '--to', 'val-cavallina')
  await by('fabio', 2, 'referral', 'take')
}

/** What the schedules would take up is taken up now: events, submissions, dangers, and what is due while it is day. */
async function untilNothingIsLeft(stack: JourneyStack): Promise<void> {
  await vi.waitFor(
    async () => {
      await stack.settle()
      const { submissions, open } = await workIn(stack)
      const now = stack.connection.now().toISOString()
      const unread = submissions.filter(({ status }) => status === 'received')
      const left = [...(await outbox(stack)), ...unread, ...open.filter(({ next }) => next.at <= now)]
      if (left.length > 0) await stack.sweep()
      expect(left).toEqual([])
    },
    { timeout: 80_000, interval: 100 },
  )
}

function expectOrder(work: Work): void {
  const { demanded, open } = demandedAndOpen(work)
  expect(open).toEqual(demanded)
  expect(work.referrals).toHaveLength(families.length)
  for (const { liaison } of work.referrals.filter(isLive))
    expect(liaison).toMatch(/^(?:anna|dino|fabio)-prova$/)
  for (const { owner } of work.open) expect(owner).toMatch(/^(?:anna|dino|fabio)-prova$/)
  const quarantined = work.submissions.filter(({ status }) => status === 'quarantined')
  expect(quarantined.map(({ owner }) => owner)).toEqual(incomplete.map(() => 'anna-prova'))
}

/** Whoever has something has heard of it by the next morning; and nobody hears of one step twice. */
function expectToldOnce({ lines, open }: Work): void {
  const told = lines.filter(isStep).map(({ mail, deadline, step }) => `${mail.addressee} ${deadline} ${step}`)
  expect(told.toSorted()).toEqual([...new Set(told)].toSorted())
  const subjects = new Set(lines.map(({ subject, kind, number }) => `${subject} ${kind} ${number}`))
  for (const { subject, kind, number } of open) expect(subjects).toContain(`${subject} ${kind} ${number}`)
}

/** Events of the table that the bus never took. */
async function unpublished(stack: JourneyStack): Promise<unknown[]> {
  const taken = new Set(stack.bus.map(({ detail }) => detail['id']))
  const events = (await allRows(stack)).filter(({ sk }) => String(sk).startsWith('EVENT#'))
  return events.map(({ id }) => id).filter((id) => !taken.has(id))
}
