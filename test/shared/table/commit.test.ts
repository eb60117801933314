import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { announce } from '../../../events/announce.ts'
import { partnerAdded } from '../../../events/partner-added.ts'
import { Conflict, Refused, Unavailable } from '../../../shared/errors.ts'
import { commit } from '../../../shared/table/commit.ts'
import { eventsOfSubject } from '../../../shared/table/event-store.ts'
import { partnerShape } from '../../../shared/table/partner-store.ts'
import { find } from '../../../shared/table/read.ts'
import type { Table } from '../../../shared/table/table.ts'
import { startTable } from '../../support/table.ts'

const at = new Date('2026-01-18T18:17:02.000Z')
const partner = { id: 'scuola', name: 'Scuola', district: 'bergamo', addedAt: at.toISOString(), version: 1 }
const added = announce(
  partnerAdded,
  { at, actor: 'ops', via: 'cli', correlationId: 'cli' },
  {
    subject: 'partner/scuola',
    district: 'bergamo',
    version: 1,
    data: { form: 'scuola' },
  },
)

let table: Table
let stop: () => Promise<void>
let fault: 'conflict' | 'throttle' | undefined
let faults = 0

beforeAll(async () => {
  const before = () => (faults-- > 0 ? fault : undefined)
  ;({ table, stop } = await startTable({ before }))
})
afterAll(() => stop())
beforeEach(() => {
  faults = 0
})

const fresh = (id: string) => ({ ...partner, id })
const eventsOf = (subject: string) => Array.fromAsync(eventsOfSubject(table, subject))

describe('commit', () => {
  test('writes state and events together, and both are read back as they were', async () => {
    await commit(table, [{ create: partnerShape.toItem(partner) }], [added])
    expect(await find(table, partnerShape, partnerShape.toItem(partner))).toEqual(partner)
    expect(await eventsOf('partner/scuola')).toEqual([added])
  })

  test('of two who change the same version one wins, and the other’s events are not told', async () => {
    const one = fresh('race')
    await commit(table, [{ create: partnerShape.toItem(one) }], [])
    const change = (name: string) =>
      commit(
        table,
        [{ replace: partnerShape.toItem({ ...one, name, version: 2 }) }],
        [
          announce(
            partnerAdded,
            { at, actor: 'ops', via: 'cli', correlationId: name },
            {
              subject: 'partner/race',
              district: 'bergamo',
              version: 2,
              data: { form: 'race' },
            },
          ),
        ],
      )
    const outcomes = await Promise.allSettled([change('a'), change('b'), change('c')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await eventsOf('partner/race')).toHaveLength(1)
  })

  test('a refused condition is a Conflict that names the items, and nothing is written', async () => {
    const one = fresh('conflict')
    await commit(table, [{ create: partnerShape.toItem(one) }], [])
    const attempt = commit(
      table,
      [{ create: partnerShape.toItem(fresh('other')) }, { create: partnerShape.toItem(one) }],
      [],
    )
    const error = await attempt.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Conflict)
    expect((error as Conflict).keys).toEqual([{ pk: 'PARTNER#conflict', sk: 'PROFILE' }])
    expect(await find(table, partnerShape, partnerShape.toItem(fresh('other')))).toBeUndefined()
  })

  test('a check holds the change back when what was read has changed meanwhile', async () => {
    const read = fresh('read')
    await commit(table, [{ create: partnerShape.toItem(read) }], [])
    const { pk, sk } = partnerShape.toItem(read)
    const depend = (id: string, version: number) =>
      commit(table, [{ create: partnerShape.toItem(fresh(id)) }, { check: { pk, sk }, version }], [])
    await expect(depend('second', 2)).rejects.toBeInstanceOf(Conflict)
    await expect(depend('first', 1)).resolves.toBeUndefined()
  })

  test.each(['conflict', 'throttle'] as const)('a passing %s is tried again', async (passing) => {
    fault = passing
    faults = 3
    const one = fresh(`passing-${passing}`)
    await commit(table, [{ create: partnerShape.toItem(one) }], [])
    faults = 0
    expect(await find(table, partnerShape, partnerShape.toItem(one))).toEqual(one)
  })

  test('a table that stays busy is Unavailable, not waited for without end', async () => {
    fault = 'conflict'
    faults = Number.POSITIVE_INFINITY
    const busy = commit(table, [{ create: partnerShape.toItem(fresh('busy')) }], [])
    await expect(busy).rejects.toBeInstanceOf(Unavailable)
  })

  test('more than 100 items are refused before anything is sent', async () => {
    const changes = Array.from({ length: 101 }, (_, n) => ({
      create: partnerShape.toItem(fresh(`many-${n}`)),
    }))
    await expect(commit(table, changes, [])).rejects.toBeInstanceOf(Refused)
    expect(await find(table, partnerShape, partnerShape.toItem(fresh('many-0')))).toBeUndefined()
  })
})
