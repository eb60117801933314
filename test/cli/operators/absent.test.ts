import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { setAbsent } from '../../../cli/operators/absent.ts'
import { addOperator, type SaidByOptions, setOperator } from '../../../cli/operators/change.ts'
import { listOperators } from '../../../cli/operators/list.ts'
import { showOperator } from '../../../cli/operators/show.ts'
import { NotFound, Refused } from '../../../shared/errors.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'
import { openDeadlineOf, putItem } from '../../support/stored-items.ts'

let connection: Connection
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ connection, stop } = await startConnection())
})
afterAll(() => stop?.())

test('an operator is added by the same rules as a file’s, and only once', async () => {
  const said = { name: 'Anna Prova', email: 'anna@example.org', districts: ['bergamo:liaison+coordinator'] }
  await expect(
    addOperator(connection, 'anna-prova', { ...said, districts: ['bergamo:capo'] }),
  ).rejects.toThrow(/nothing was changed: --role: unknown role/)
  expect(await addOperator(connection, 'anna-prova', said)).toMatchObject({ id: 'anna-prova' })
  await expect(addOperator(connection, 'anna-prova', said)).rejects.toThrow(/exists already/)
})

test('what is refused is said in words that fit one person', async () => {
  const refusal = async (said: SaidByOptions) =>
    String(await setOperator(connection, 'anna-prova', said).catch((error: unknown) => error))
  expect(await refusal({ deputy: 'anna-prova' })).toMatch(/--deputy: nobody is their own deputy/)
  expect(await refusal({ deputy: 'zeno-prova' })).toMatch(/--deputy: unknown operator: correct the id/)
  const twice = await refusal({ institutions: ['ic-altrove', 'ic-altrove'] })
  expect(twice).toMatch(/--institution: unknown institution[^;]*$/)
})

test('what is said of an operator changes, the rest stays', async () => {
  await setOperator(connection, 'anna-prova', { notice_email: 'avvisi@example.org' })
  const anna = { name: 'Anna Prova', noticeAddress: 'avvisi@example.org' }
  expect(await showOperator(connection, 'anna-prova', true)).toMatchObject(anna)
  await setOperator(connection, 'anna-prova', { notice_email: '' })
  expect(await showOperator(connection, 'anna-prova', true)).not.toHaveProperty('noticeAddress')
  await expect(setOperator(connection, 'zeno-prova', { name: 'Zeno' })).rejects.toBeInstanceOf(NotFound)
})

test('an operator is shown without name and addresses, unless they are asked for', async () => {
  const shown = JSON.stringify(await showOperator(connection, 'anna-prova', false))
  expect(shown).not.toMatch(/Anna Prova|example\.org/)
  expect(await showOperator(connection, 'anna-prova', true)).toMatchObject({
    signInAddress: 'anna@example.org',
  })
})

test('an absence is noted once, and stands in the list while it lasts', async () => {
  const version = async () => (await eventsOf(connection, 'operator/anna-prova')).at(-1)?.version
  const period = { from: '2026-11-20', to: '2026-11-27' }
  expect(await setAbsent(connection, 'anna-prova', period)).toMatchObject({ absences: [period] })
  const first = await version()
  await setAbsent(connection, 'anna-prova', period)
  expect(await version()).toBe(first)
  expect(await listOperators(connection, { role: 'coordinator' })).toMatchObject([
    { operator: 'anna-prova', district: 'bergamo', present: 'away until 2026-11-27', openDeadlines: 0 },
  ])
  expect(await listOperators(connection, { district: 'dalmine' })).toEqual([])
})

test('an absence within another is refused, until that one is cancelled', async () => {
  const day = { from: '2026-11-24' }
  await expect(setAbsent(connection, 'anna-prova', day)).rejects.toThrow(/away already on 2026-11-24/)
  await expect(setAbsent(connection, 'anna-prova', { cancel: '2026-11-24' })).rejects.toThrow(
    /use 2026-11-20/,
  )
  expect(await setAbsent(connection, 'anna-prova', { cancel: '2026-11-20' })).toMatchObject({
    present: 'here',
  })
  const { absences } = await setAbsent(connection, 'anna-prova', day)
  expect(absences).toEqual([{ from: '2026-11-24', to: '2026-11-24' }])
})

test('what is open with somebody counts in the district that it is of', async () => {
  const said = {
    name: 'Due Prova',
    email: 'due@example.org',
    districts: 'bergamo:operator; dalmine:operator',
  }
  await addOperator(connection, 'due-prova', said)
  await putItem(connection, openDeadlineOf('due-prova', 'dalmine'))
  const rows = (await listOperators(connection, {})).filter(({ operator }) => operator === 'due-prova')
  expect(rows.map(({ district, openDeadlines }) => [district, openDeadlines])).toEqual([
    ['bergamo', 0],
    ['dalmine', 1],
  ])
})

test.each([
  ['without a day', {}],
  ['with its last day before its first', { from: '2026-12-24', to: '2026-12-01' }],
  ['with a day that does not exist', { from: '2026-02-30' }],
  ['that is added and cancelled at once', { from: '2026-12-24', cancel: '2026-11-24' }],
])('an absence is refused %s', async (_, given) => {
  await expect(setAbsent(connection, 'anna-prova', given)).rejects.toBeInstanceOf(Refused)
})
