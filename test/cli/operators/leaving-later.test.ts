import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { setAbsent } from '../../../cli/operators/absent.ts'
import { addOperator, setOperator } from '../../../cli/operators/change.ts'
import { addPartner, setPartnerLiaison } from '../../../cli/partners.ts'
import { findOperator, operatorShape } from '../../../shared/table/operator-store.ts'
import { startConnection } from '../../support/connection.ts'
import { putItem } from '../../support/stored-items.ts'

const LAST_DAY = '2026-12-30T09:00:00.000Z'
const LEAVING_DAY = '2026-12-31T09:00:00.000Z'

let started: Connection
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ connection: started, stop } = await startConnection())
  const said = (id: string) => ({ name: id, email: `${id}@example.org`, districts: 'bergamo:liaison' })
  for (const id of ['anna-prova', 'bruno-prova']) await addOperator(started, id, said(id))
  await addPartner(started, { id: 'scuola', name: 'Scuola', district: 'bergamo', provider: 'json' })
  const anna = await findOperator(started.table, 'anna-prova')
  if (anna === undefined) throw new Error('anna-prova was not added')
  await putItem(started, operatorShape.toItem({ ...anna, leftOn: '2026-12-31', version: 2 }))
})
afterEach(() => stop?.())

const connectionAt = (at: string): Connection => ({ ...started, now: () => new Date(at) })
const period = { from: '2026-12-24', to: '2026-12-29' }
const name = (at: string) => {
  const anna = { operator: 'anna-prova', district: undefined }
  return setPartnerLiaison(connectionAt(at), 'scuola', anna)
}

describe('until the day on which somebody leaves', () => {
  test('they may be away, and still leave on that day', async () => {
    await setAbsent(connectionAt(LAST_DAY), 'anna-prova', period)
    const anna = await findOperator(started.table, 'anna-prova')
    expect(anna).toMatchObject({ absences: [period], leftOn: '2026-12-31' })
  })

  test('what is known of them may be changed, and they still leave on that day', async () => {
    await setOperator(connectionAt(LAST_DAY), 'anna-prova', { name: 'Anna Esempio' })
    const anna = await findOperator(started.table, 'anna-prova')
    expect(anna).toMatchObject({ name: 'Anna Esempio', leftOn: '2026-12-31' })
  })

  test('they may be named for families, and be somebody’s deputy', async () => {
    expect(await name(LAST_DAY)).toMatchObject({ outcome: 'set' })
    const bruno = await setOperator(connectionAt(LAST_DAY), 'bruno-prova', { deputy: 'anna-prova' })
    expect(bruno).toMatchObject({ deputy: 'anna-prova' })
  })

  test('their address is theirs', async () => {
    const taken = setOperator(connectionAt(LAST_DAY), 'bruno-prova', { email: 'anna-prova@example.org' })
    await expect(taken).rejects.toThrow('anna-prova signs in with it')
  })
})

describe('from the day on which somebody leaves', () => {
  test('they are neither away, nor changed, nor named, nor a deputy', async () => {
    const then = connectionAt(LEAVING_DAY)
    const left = 'left on 2026-12-31'
    await expect(setAbsent(then, 'anna-prova', period)).rejects.toThrow(left)
    const changed = setOperator(then, 'anna-prova', { name: 'Anna Esempio' })
    await expect(changed).rejects.toThrow(`nothing was changed: anna-prova: ${left}`)
    await expect(name(LEAVING_DAY)).rejects.toThrow(left)
    await expect(setOperator(then, 'bruno-prova', { deputy: 'anna-prova' })).rejects.toThrow(left)
  })

  test('their address may be somebody else’s', async () => {
    const then = connectionAt(LEAVING_DAY)
    await setOperator(then, 'bruno-prova', { email: 'anna-prova@example.org' })
    const bruno = await findOperator(started.table, 'bruno-prova')
    expect(bruno?.signInAddress).toBe('anna-prova@example.org')
  })
})
