import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../cli/connection.ts'
import { addOperator } from '../../cli/operators/change.ts'
import { showOperator } from '../../cli/operators/show.ts'
import { addPartner, setPartnerLiaison } from '../../cli/partners.ts'
import { nameFirst } from '../../shared/casework/owners/first-naming.ts'
import type { Question } from '../../shared/casework/owners/owner-search.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { eventsOf, startConnection } from '../support/connection.ts'

let connection: Connection
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ connection, stop } = await startConnection())
  await addPartner(connection, { id: 'scuola', name: 'Scuola', district: 'bergamo', provider: 'json' })
  const anna = { name: 'Anna Prova', email: 'anna@example.org', districts: 'bergamo:liaison' }
  await addOperator(connection, 'anna-prova', anna)
})
afterAll(() => stop?.())

const set = (operator: string | undefined, district?: string) =>
  setPartnerLiaison(connection, 'scuola', { operator, district })

test('a liaison is named for the families that a partner refers, in one district', async () => {
  expect(await set('anna-prova')).toMatchObject({ district: 'bergamo', outcome: 'set' })
  expect(await set('anna-prova')).toMatchObject({ outcome: 'as it was' })
  expect(await showOperator(connection, 'anna-prova', false)).toMatchObject({
    namedFor: [{ district: 'bergamo', namedFor: 'partner/scuola', origin: 'person' }],
  })
  await expect(set('anna-prova', 'dalmine')).rejects.toBeInstanceOf(Refused)
  const nobody = { operator: undefined, district: undefined }
  await expect(setPartnerLiaison(connection, 'altra', nobody)).rejects.toBeInstanceOf(NotFound)
})

test('once a person ended it, whoever gets the next referral by its kind is named', async () => {
  const question: Question = {
    district: await getDistrict(connection.table, 'bergamo'),
    namedFor: ['partner/scuola'],
    kind: 'school',
    at: connection.now(),
  }
  const occasion = { at: connection.now(), actor: 'system', via: 'system', correlationId: 'test' } as const
  const first = () =>
    nameFirst(connection.table, question, { owner: 'bruno-prova', reason: 'named-for-kind' }, occasion)
  expect((await first()).changes).toEqual([])
  await set(undefined)
  expect((await eventsOf(connection, 'naming/bergamo.partner-scuola')).at(-1)?.data).toEqual({
    namedFor: 'partner/scuola',
    origin: 'person',
  })
  expect((await first()).changes).toMatchObject([
    { replace: { operator: 'bruno-prova', origin: 'first-referral', version: 3 } },
  ])
})
