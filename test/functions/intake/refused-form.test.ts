import { afterAll, beforeAll, expect, test } from 'vitest'
import { announceRefusals } from '../../../events/announce.ts'
import { end } from '../../../shared/casework/deadlines/settled-deadlines.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import { commit } from '../../../shared/table/commit.ts'
import { deadlineShape, deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { type Intake, startIntake } from '../../support/intake-table.ts'
import { form } from '../../support/submissions.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const TUESDAY = '2026-12-01T09:00:00.000Z'

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
})
afterAll(() => intake.stop())

/** The third refusal of a day, as the door tells it. */
function refusedAt(at: string) {
  const when = new Date(at)
  const occasion = { at: when, actor: `form/${form.id}`, via: 'webhook', correlationId: 'request-1' } as const
  return announceRefusals(occasion, form, romeDate(when))
}
const deadlines = () => deadlinesOf(intake.table, `form/${form.id}`)

async function finish(at: string): Promise<void> {
  const occasion = {
    at: new Date(at),
    actor: 'operator/anna-prova',
    via: 'cli',
    correlationId: 'cli',
  } as const
  const replaced = (await deadlines()).filter(isOpen).map((one) => end(one, 'done', occasion))
  await commit(
    intake.table,
    replaced.map((one) => ({ replace: deadlineShape.toItem(one) })),
    [],
  )
}

test('a form refused three times in a day is somebody’s to look at, once, however often it is told', async () => {
  const event = refusedAt(MONDAY)
  await Promise.all([intake.take(event, MONDAY), intake.take(event, MONDAY)])
  await intake.take(event, TUESDAY)
  expect(await deadlines()).toMatchObject([
    {
      kind: 'form-refused',
      number: 1,
      owner: 'anna-prova',
      due: '2026-12-01',
      origin: 'policy',
      status: 'open',
    },
  ])
})

test('refused on the next day too, while nobody has looked, it stays one; looked at and refused again, it is two', async () => {
  await intake.take(refusedAt(TUESDAY), TUESDAY)
  expect(await deadlines()).toHaveLength(1)
  await finish('2026-12-01T10:00:00.000Z')
  await intake.take(refusedAt(MONDAY), '2026-12-01T11:00:00.000Z')
  expect(await deadlines()).toMatchObject([{ status: 'done' }])
  await intake.take(refusedAt('2026-12-02T09:00:00.000Z'), '2026-12-02T09:00:00.000Z')
  expect(await deadlines()).toMatchObject([
    { status: 'done' },
    { number: 2, due: '2026-12-03', status: 'open' },
  ])
})

test('of a form that is not there the message fails', async () => {
  const event = { ...refusedAt(MONDAY), subject: 'form/nowhere' }
  await expect(intake.take(event, MONDAY)).rejects.toThrow('form/nowhere is not in the table')
})
