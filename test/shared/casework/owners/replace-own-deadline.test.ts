import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOwnDeadline } from '../../../../shared/casework/deadlines/deadline-actions.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import { setMailDeadline } from '../../../../shared/casework/mail/mail-trouble.ts'
import { replaceOperator } from '../../../../shared/casework/owners/replace-operator.ts'
import { deadlinesOf } from '../../../../shared/table/deadline-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt } from '../../../support/casework-world.ts'
import { startConnection } from '../../../support/connection.ts'
import { addOperators } from '../../../support/operators.ts'
import { putWorld } from '../../../support/world-in-table.ts'

const AT = '2026-11-30T09:00:00.000Z'
const occasion = occasionAt(AT)
const world = emptyWorld()
const { id } = arrive(world, { number: 1, at: AT })

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  const started = await startConnection(AT)
  ;({ stop } = started)
  ;({ table } = started.connection)
  await addOperators(started.connection)
  decideIn(world, fileOf(world, id), takeInCharge('bruno-prova'), occasion)
  await putWorld(table, world)
})
afterAll(() => stop?.())

const own = (owner: string) =>
  addOwnDeadline(table, id, { due: '2026-12-15', note: 'Telefonare', owner }, occasion)

test('an own deadline of somebody who left goes to who works with the family, as its case manager', async () => {
  const deadline = await own('carla-prova')
  expect(await replaceOperator(table, deadline, 'carla-prova', occasion)).toMatchObject([
    { to: 'bruno-prova', reason: 'case-manager' },
  ])
})

test('when that is who left, it goes to the household’s liaison', async () => {
  const deadline = await own('bruno-prova')
  expect(await replaceOperator(table, deadline, 'bruno-prova', occasion)).toMatchObject([
    { to: 'anna-prova', reason: 'household-liaison' },
  ])
})

test('mail that does not get there is for a coordinator to see to, or for the district: for no liaison', async () => {
  const subject = `mail/${'0'.repeat(32)}`
  const since = new Date(AT)
  await setMailDeadline(table, { kind: 'refused-mail', subject, district: 'bergamo', since }, occasion)
  const [deadline] = await deadlinesOf(table, subject)
  if (deadline === undefined) throw new Error('nobody has to see to it')
  expect(await replaceOperator(table, deadline, 'carla-prova', occasion)).toMatchObject([
    { to: undefined, reason: 'nobody-there' },
  ])
})
