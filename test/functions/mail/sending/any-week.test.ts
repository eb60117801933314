import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextWritingTime } from '../../../../functions/mail/office-hours.ts'
import { linkId } from '../../../../shared/domain/link.ts'
import { findLink } from '../../../../shared/table/link-store.ts'
import { mailsOf } from '../../../support/due-table.ts'
import { districtWith, everybody } from '../../../support/due-world.ts'
import { type Faults, liveWeek, WEEK_HOURS, type Week } from '../../../support/mail-week.ts'
import type { Heard, Planned } from '../../../support/mail-week-world.ts'
import { type MemoryTable, memoryTable } from '../../../support/memory-table.ts'
import { fakeSes, type SesDeed } from '../../../support/post.ts'

const ses = fakeSes()
const { office } = districtWith()

const hour = fc.integer({ min: 0, max: WEEK_HOURS - 1 })
const planned: fc.Arbitrary<Planned[]> = fc.array(
  fc.record({
    isDanger: fc.nat(5).map((one) => one === 0),
    setHour: fc.integer({ min: 0, max: 60 }),
    dueAfterDays: fc.integer({ min: -2, max: 8 }),
    doneHour: fc.option(hour, { nil: undefined }),
  }),
  { minLength: 1, maxLength: 6 },
)
const deedsAmong = (...deeds: SesDeed[]) =>
  fc.array(fc.constantFrom<SesDeed>('take', ...deeds), { maxLength: 40 })
const suspendedHour = fc.option(hour, { nil: undefined })
const definite: fc.Arbitrary<Faults> = fc.record({ ses: deedsAmong('throttle', 'throttle'), suspendedHour })
const anyFault: fc.Arbitrary<Faults> = fc.record({
  ses: deedsAmong('throttle', 'reject', 'lose', 'take-unheard'),
  suspendedHour,
  crashEvery: fc.option(fc.integer({ min: 3, max: 30 }), { nil: undefined }),
})

/** Lives each random week on a table of its own. */
async function always(
  faults: fc.Arbitrary<Faults>,
  holds: (week: Week, memory: MemoryTable) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(planned, faults, async (deadlines, its) => {
      const memory = memoryTable()
      ses.forget()
      await holds(await liveWeek(memory, ses, deadlines, its), memory)
    }),
    { numRuns: 25 },
  )
}

/** How often each was told each step. */
function tellings({ heard }: Week): Map<string, number> {
  const groups = Map.groupBy(heard, ({ operator, told }) => `${operator} ${told}`)
  return new Map([...groups].map(([one, some]) => [one, some.length]))
}

/** What stands in mails, and nothing has come between: not done, and nobody whom nothing reaches. */
async function owed({ done, suspendedAt }: Week, { table }: MemoryTable): Promise<string[]> {
  const owed = new Set<string>()
  for (const { id } of everybody) {
    const mails = await mailsOf(table, id)
    const refused = new Set(
      mails
        .filter(({ status }) => status === 'refused')
        .flatMap(({ lines }) => lines.map(({ deadline }) => deadline)),
    )
    const isReached = id !== 'bruno-esempio' || suspendedAt === undefined
    for (const { deadline, step } of mails.flatMap(({ lines }) => lines)) {
      if (isReached && !done.has(deadline) && !refused.has(deadline)) owed.add(`${id} ${deadline} ${step}`)
    }
  }
  return [...owed]
}

test('when nothing is in doubt, each step reaches each who is to hear of it in exactly one mail', async () => {
  await always(definite, async (week, memory) => {
    const told = tellings(week)
    for (const [what, times] of told) expect({ what, times }).toEqual({ what, times: 1 })
    expect((await owed(week, memory)).filter((one) => !told.has(one))).toEqual([])
  })
})

test('whatever fails, nothing is lost, told after it was done, at night, or more often than there are doubts', async () => {
  await always(anyFault, async (week, memory) => {
    const told = tellings(week)
    for (const [what, times] of told) {
      const [operator = ''] = what.split(' ')
      const doubts = week.doubts.filter((one) => one === operator).length + week.crashes
      expect(times, what).toBeLessThanOrEqual(1 + doubts)
    }
    expect((await owed(week, memory)).filter((one) => !told.has(one))).toEqual([])
    for (const one of week.heard) expectInTime(one, week)
    await expectSecret(memory)
  })
})

/** Not after it was done; nothing but a danger out of hours; nothing to a suspended address. */
function expectInTime({ operator, deadline, at, kind }: Heard, { done, suspendedAt }: Week): void {
  expect((done.get(deadline) ?? at).getTime()).toBeGreaterThanOrEqual(at.getTime())
  if (kind !== 'danger') expect(nextWritingTime(at, office)).toEqual(at)
  if (operator !== 'bruno-esempio' || suspendedAt === undefined) return
  expect(at.getTime()).toBeLessThanOrEqual(suspendedAt.getTime())
}

/** Every token is another, opens the one mail that it came with, and stands nowhere. */
async function expectSecret({ table, items }: MemoryTable): Promise<void> {
  const tokens = ses.taken.map(({ token }) => token)
  expect(new Set(tokens).size).toBe(tokens.length)
  const everything = JSON.stringify(items())
  for (const { token, id } of ses.taken) {
    expect(await findLink(table, linkId(token))).toMatchObject({ mail: id })
    expect(everything).not.toContain(token)
  }
}
