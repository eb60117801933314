import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { addDeadline, finish, snooze } from '../../../cli/deadlines/change.ts'
import { listDeadlines, type WantedDeadlines } from '../../../cli/deadlines/list.ts'
import { showDeadline } from '../../../cli/deadlines/show.ts'
import { arrive, emptyWorld } from '../../support/casework-world.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const NOTE = 'Chiedere alla scuola delle ore di italiano'
const TRIAGE = { about: 'BG-26-0001', kind: 'triage' } as const

let connection: Connection
let stop: () => Promise<void>

beforeAll(async () => {
  const started = await startConnection(MONDAY)
  stop = started.stop
  connection = { ...started.connection, operator: 'anna-prova' }
  await addOperators(connection)
  const world = emptyWorld()
  arrive(world, { number: 1, at: '2026-11-27T22:40:00Z' })
  arrive(world, {
    number: 2,
    at: '2026-11-20T09:00:00Z',
    liaison: undefined,
    others: { isChildInDanger: true },
  })
  await putWorld(connection.table, world)
})
afterAll(() => stop())

const list = async (wanted: WantedDeadlines = {}) =>
  (await listDeadlines(connection, wanted)).map(
    ({ caseCode, kind, due, owner }) => `${caseCode} ${kind} ${due} ${owner ?? 'the district'}`,
  )

describe('deadline list', () => {
  test('has a danger first, then what is due first, what nobody owns too', async () => {
    expect(await list()).toEqual([
      'BG-26-0002 danger 2026-11-20 the district',
      'BG-26-0002 acknowledge 2026-11-23 the district',
      'BG-26-0002 triage 2026-11-27 the district',
      'BG-26-0001 acknowledge 2026-12-01 anna-prova',
      'BG-26-0001 triage 2026-12-07 anna-prova',
    ])
  })

  test.each([
    [{ owner: 'anna-prova' }, ['acknowledge', 'triage']],
    [{ owner: 'bruno-prova' }, []],
    [{ subject: 'bg-26-0002' }, ['danger', 'acknowledge', 'triage']],
    [{ district: 'dalmine' }, []],
    [{ dueBefore: '2026-11-27' }, ['danger', 'acknowledge']],
    [{ overdue: true }, ['danger', 'acknowledge', 'triage']],
    [{ overdue: true, owner: 'anna-prova' }, []],
    [{ unowned: true }, ['danger', 'acknowledge', 'triage']],
    [{ unowned: true, owner: 'anna-prova' }, []],
    [{ subject: 'bg-26-0001', all: true, dueBefore: '2026-11-30' }, []],
  ])('with %j has %j', async (wanted, kinds) => {
    expect((await listDeadlines(connection, wanted)).map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each([
    [{ owner: 'nessuno' }, 'operator nessuno does not exist'],
    [{ district: 'milano' }, 'district "milano" is unknown: use one of bergamo'],
    [{ subject: 'BG-26-9999' }, 'no case is called BG-26-9999'],
    [{ subject: 'Ada Esempio' }, 'name a case code'],
    [{ subject: 'scuola' }, 'form scuola does not exist'],
    [{ subject: '0'.repeat(32) }, 'no referral or household is called 000'],
    [{ all: true }, '--all: name also whose'],
  ])('with %j is refused: %s', async (wanted, why) => {
    await expect(listDeadlines(connection, wanted)).rejects.toThrow(why)
  })
})

describe('an own deadline', () => {
  const wanted = { due: '2026-12-15', note: NOTE, remindBefore: [3] }

  test('is added, shown without its note, put off and done, and each is told', async () => {
    const added = await addDeadline(connection, 'BG-26-0001', wanted)
    expect(added).toMatchObject({ kind: 'own', number: 1, due: '2026-12-15', owner: 'anna-prova' })
    expect(JSON.stringify(added)).not.toContain(NOTE)
    const named = { about: 'BG-26-0001', kind: 'own' } as const
    const shown = await showDeadline(connection, named, false)
    expect(JSON.stringify(shown)).not.toContain(NOTE)
    expect(await showDeadline(connection, named, true)).toMatchObject({ note: NOTE })
    expect(await snooze(connection, named, '2026-12-16')).toMatchObject({ due: '2026-12-16' })
    expect(await finish(connection, named)).toMatchObject({ status: 'done' })
    await expect(finish(connection, named)).rejects.toThrow('own 1 of BG-26-0001 was done at')
    const types = (await eventsOf(connection, added.subject)).map(({ type }) => type)
    expect(types).toEqual(['deadline.set', 'deadline.snoozed', 'deadline.met'])
  })

  test('of two of them is named by its number', async () => {
    const [one, other] = [
      await addDeadline(connection, 'BG-26-0001', wanted),
      await addDeadline(connection, 'BG-26-0001', wanted),
    ]
    expect([one.number, other.number]).toEqual([2, 3])
    const named = { about: 'BG-26-0001', kind: 'own' } as const
    await expect(finish(connection, named)).rejects.toThrow('say which, 2 (due 2026-12-15, anna-prova), 3 (')
    expect(await finish(connection, { ...named, number: 3 })).toMatchObject({ number: 3, status: 'done' })
  })

  test.each([
    ['ops', {}, 'say whose with --as'],
    ['anna-prova', { owner: 'nessuno' }, 'no operator is called nessuno'],
    ['anna-prova', { owner: 'dino-prova' }, 'dino-prova does not work there'],
  ])('by %s with %j is refused: %s', async (operator, owner, why) => {
    await expect(
      addDeadline({ ...connection, operator }, 'BG-26-0001', { ...wanted, ...owner }),
    ).rejects.toThrow(why)
  })
})

describe('a deadline of the policy', () => {
  test('is put off by one of two who do it at once; the other starts from there', async () => {
    const [one, other] = await Promise.all([
      snooze(connection, TRIAGE, '2026-12-02'),
      snooze(connection, TRIAGE, '2026-12-03'),
    ])
    expect([one.snoozedUntil, other.snoozedUntil]).toEqual(['2026-12-02', '2026-12-03'])
    const types = (await eventsOf(connection, one.subject)).map(({ type }) => type)
    expect(types.filter((type) => type === 'deadline.snoozed')).toHaveLength(2)
  })

  test('is shown with when it is told to whom, absences and escalation included', async () => {
    const { ahead } = await showDeadline(connection, TRIAGE, false)
    expect(ahead.map(({ day, time, step, tells }) => `${day} ${time} ${step}: ${tells.join(', ')}`)).toEqual([
      expect.stringMatching(/^2026-12-0[23] 08:00 new: anna-prova \(owner\)$/),
      '2026-12-04 08:00 before-1: anna-prova (owner)',
      '2026-12-07 08:00 due: anna-prova (owner)',
      '2026-12-09 08:00 overdue-1: anna-prova (owner), bruno-prova (deputy)',
      '2026-12-11 08:00 overdue-3: anna-prova (owner), bruno-prova (deputy), carla-prova (coordinator)',
      '2026-12-18 08:00 overdue-8: anna-prova (owner), bruno-prova (deputy), carla-prova (coordinator)',
    ])
  })

  test('is done by its own command, which is named; one that never was names what is there', async () => {
    await expect(finish(connection, TRIAGE)).rejects.toThrow('is done by: referral take')
    await expect(finish(connection, { ...TRIAGE, kind: 'review' })).rejects.toThrow(
      'BG-26-0001 has no deadline review: open are acknowledge 1, triage 1',
    )
  })
})
