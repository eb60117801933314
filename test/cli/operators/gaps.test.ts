import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { leaveOperator } from '../../../cli/casework/leave.ts'
import type { Connection } from '../../../cli/connection.ts'
import { jsonRows } from '../../../cli/import/file/json-rows.ts'
import { importOperators } from '../../../cli/import/operators/operators.ts'
import { noSheetMapping } from '../../../cli/import/sheet.ts'
import { setAbsent } from '../../../cli/operators/absent.ts'
import { addOperator, setOperator } from '../../../cli/operators/change.ts'
import { arrive, emptyWorld } from '../../support/casework-world.ts'
import { startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

const TODAY = '2026-11-25'
const quietly = { tell: () => undefined, pause: async () => undefined }

let connection: Connection
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ connection, stop } = await startConnection(`${TODAY}T09:00:00.000Z`))
})
afterEach(() => stop?.())

const leave = async (id: string, on = TODAY) => (await leaveOperator(connection, id, { on }, quietly)).remarks

describe('operator leave', () => {
  beforeEach(() => addOperators(connection))

  test('says where nobody is left, also before their day', async () => {
    const nobody =
      /^nobody is left in val-cavallina: .* add a coordinator .*--role val-cavallina:coordinator$/
    expect(await leave('fabio-prova', '2026-12-01')).toEqual([expect.stringMatching(nobody)])
    expect(await leave('fabio-prova')).toEqual([expect.stringMatching(nobody)])
  })

  test('says where no coordinator is left, and nothing of those who are no coordinator', async () => {
    expect(await leave('elena-prova')).toEqual([expect.stringMatching(/^no coordinator is left in dalmine/)])
    expect(await leave('anna-prova')).toEqual([])
  })
})

describe('operator absent', () => {
  beforeEach(() => addOperators(connection))

  test('says on which working days nobody else is there', async () => {
    await setAbsent(connection, 'elena-prova', { from: '2026-12-03', to: '2026-12-07' })
    expect(await setAbsent(connection, 'dino-prova', { from: '2026-12-04', to: '2026-12-09' })).toMatchObject(
      {
        remarks: [
          'nobody else is there in dalmine on 2026-12-04 and 1 more of these days: what comes then falls to the district itself',
        ],
      },
    )
  })

  test('says nothing when others are there, or when it was noted before', async () => {
    const days = { from: '2026-12-04' }
    expect(await setAbsent(connection, 'dino-prova', days)).not.toHaveProperty('remarks')
    await setAbsent(connection, 'elena-prova', days)
    expect(await setAbsent(connection, 'elena-prova', days)).not.toHaveProperty('remarks')
  })
})

describe('a coordinator of a district where something is nobody’s', () => {
  const said = { name: 'Zoe Prova', email: 'zoe-prova@example.org', districts: 'bergamo:coordinator' }
  const remarks = [expect.stringMatching(/deadline list --unowned --district bergamo.*referral reassign/)]
  beforeEach(async () => {
    const world = emptyWorld()
    arrive(world, { number: 1, at: '2026-11-23T09:00:00Z', liaison: undefined })
    await putWorld(connection.table, world)
  })

  test('is told so when they are added, or become one', async () => {
    expect(await addOperator(connection, 'zoe-prova', said)).toMatchObject({ remarks })
    expect(await setOperator(connection, 'zoe-prova', { language: 'en' })).not.toHaveProperty('remarks')
    const others = { name: 'Ugo Prova', email: 'ugo-prova@example.org' }
    const ugo = await addOperator(connection, 'ugo-prova', { ...others, districts: 'bergamo:operator' })
    expect(ugo).not.toHaveProperty('remarks')
    const become = setOperator(connection, 'ugo-prova', { districts: 'bergamo:coordinator' })
    expect(await become).toMatchObject({ remarks })
  })

  test('is told so by an import, when it writes', async () => {
    const rows = jsonRows([{ id: 'zoe-prova', ...said }])
    const sheet = { rows, mapping: noSheetMapping }
    expect(await importOperators(connection, { ...sheet, dryRun: true })).toMatchObject({ remarks: [] })
    expect(await importOperators(connection, sheet)).toMatchObject({ remarks })
  })
})
