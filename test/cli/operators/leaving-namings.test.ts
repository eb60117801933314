import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { leaveOperator } from '../../../cli/casework/leave.ts'
import type { Connection } from '../../../cli/connection.ts'
import { addOperator } from '../../../cli/operators/change.ts'
import { nameLiaison } from '../../../cli/operators/naming.ts'
import { showOperator } from '../../../cli/operators/show.ts'
import { allShards, runDue } from '../../../shared/casework/due/due-run.ts'
import { findNaming } from '../../../shared/table/naming-store.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'

const TODAY = '2026-11-25'
const namedFor = 'institution/ic-ada-esempio'
const quietly = { tell: () => undefined, pause: async () => undefined }

let connection: Connection
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ connection, stop } = await startConnection(`${TODAY}T09:00:00.000Z`))
  await addOperators(connection)
  await nameLiaison(connection, { district: 'bergamo', namedFor, operator: 'anna-prova' })
})
afterEach(() => stop?.())

const leave = (to?: string, on = TODAY) => leaveOperator(connection, 'anna-prova', { on, to }, quietly)
const naming = () => findNaming(connection.table, 'bergamo', namedFor)

describe('what somebody who leaves was named for', () => {
  test('is what whoever takes over is named for', async () => {
    const { namings } = await leave('bruno-prova')
    expect(namings).toEqual([{ district: 'bergamo', namedFor, to: 'bruno-prova' }])
    expect(await naming()).toMatchObject({ operator: 'bruno-prova', origin: 'person' })
    const events = await eventsOf(connection, 'naming/bergamo.institution-ic-ada-esempio')
    expect(events.at(-1)).toMatchObject({ type: 'liaison.named', data: { operator: 'bruno-prova' } })
    expect(await leave('bruno-prova')).toMatchObject({ namings: [] })
  })

  test('is nobody’s, where nobody takes over', async () => {
    expect((await leave()).namings).toEqual([{ district: 'bergamo', namedFor, to: undefined }])
    expect((await naming())?.operator).toBeUndefined()
  })

  test('stays theirs until their day, and passes on then', async () => {
    expect(await leave('bruno-prova', '2026-12-01')).toMatchObject({ namings: [] })
    expect(await naming()).toMatchObject({ operator: 'anna-prova' })
    const at = new Date('2026-12-01T07:00:00.000Z')
    const occasion = { at, actor: 'system', via: 'system', correlationId: 'run-due' } as const
    await runDue(connection.table, allShards, occasion, () => false)
    expect(await naming()).toMatchObject({ operator: 'bruno-prova', origin: 'person' })
  })

  test('is not shown any more from their day on, whoever has it', async () => {
    await leave('bruno-prova', '2026-12-01')
    const later = { ...connection, now: () => new Date('2026-12-01T06:00:00.000Z') }
    expect(await showOperator(connection, 'anna-prova', false)).toMatchObject({ namedFor: [{ namedFor }] })
    expect(await showOperator(later, 'anna-prova', false)).toMatchObject({ namedFor: [] })
  })
})

test('who takes over is named only where they are a liaison', async () => {
  await addOperator(connection, 'olga-prova', {
    ...{ name: 'Olga Prova', email: 'olga-prova@example.org', districts: 'bergamo:operator' },
  })
  expect((await leave('olga-prova')).namings).toEqual([{ district: 'bergamo', namedFor, to: undefined }])
})
