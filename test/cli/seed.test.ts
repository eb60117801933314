import { expect, test } from 'vitest'
import { addDemoOperators, demoOperators } from '../../cli/seed/operators.ts'
import { institutionKind } from '../../shared/domain/institution.ts'
import { findOperator, operatorsOf } from '../../shared/table/operator-store.ts'
import { startConnection } from '../support/connection.ts'
import { districts } from '../support/districts.ts'

test('the invented operators leave no kind of institution without a liaison, in no district', async () => {
  const { connection, stop } = await startConnection()
  try {
    await addDemoOperators(connection)
    await addDemoOperators(connection)
    for (const { id } of districts) {
      const members = await operatorsOf(connection.table, id)
      const kinds = members.filter(({ roles }) => roles.includes('liaison')).flatMap((one) => one.kinds)
      expect(kinds.toSorted()).toEqual(institutionKind.options.toSorted())
      expect(members.filter(({ roles }) => roles.includes('coordinator'))).toHaveLength(1)
    }
    const found = await Promise.all(demoOperators.map(({ id }) => findOperator(connection.table, id)))
    expect(found.map((one) => one?.version)).toEqual(demoOperators.map(() => 1))
  } finally {
    await stop()
  }
})
