import { beforeAll, describe, expect, test } from 'vitest'
import { sizeOf } from '../bench/capacity/least-units.ts'
import { registerOneReferral, type StageCost } from '../bench/capacity/one-referral.ts'
import { unitsOf } from '../bench/capacity/stage-units.ts'
import { captureLog } from '../support/captured-log.ts'
import { dynamoDbEngines } from '../support/dynamodb-engines.ts'
import { startDynamoDbLocal } from '../support/dynamodb-local.ts'

// Only AWS's own engine tells capacity, so there is no second one to compare with.
const unavailable = dynamoDbEngines().find(({ name }) => name === 'DynamoDB Local')?.unavailable
if (unavailable !== undefined) process.stderr.write(`capacity on DynamoDB Local: skipped, ${unavailable}\n`)

describe.skipIf(unavailable !== undefined)('one registered referral on DynamoDB Local', () => {
  let costs: readonly StageCost[]
  beforeAll(async () => {
    const log = captureLog()
    const database = await startDynamoDbLocal()
    try {
      costs = await registerOneReferral(database.endpoint, 'json')
    } finally {
      await database.stop()
      log.release()
    }
  })

  const callsOf = () =>
    costs.map(({ stage, calls }) => [
      stage,
      ...calls.map(({ operation }) => operation.replace('Command', '')),
    ])
  const writtenIn = ({ changes }: StageCost) =>
    changes.map(({ key, after }) => kindOf(key, after?.['type']?.S))

  test('is two transactions, and asks the table for nothing more than it needs', () => {
    expect(callsOf()).toEqual([
      ['door', 'BatchGetItem', 'TransactWriteItems'],
      [
        ...['registration', 'GetItem', 'GetItem', 'Query', 'GetItem'],
        // The secret of the look-ups, once per process; the phone, and the contact's name with each child's year.
        ...['GetItem'],
        // Whose it is: the district, who is named for the partner, that person, and that they work there.
        ...['GetItem', 'GetItem', 'GetItem', 'GetItem'],
        ...['Query', 'Query', 'Query'],
        ...['UpdateItem', 'TransactWriteItems'],
      ],
      ['publication', ...Array(5).fill('UpdateItem')],
    ])
  })

  test('writes these items and no other', () => {
    const [door, registration, publication] = costs.map(writtenIn)
    expect(door?.sort()).toEqual(['SUBMISSION BODY', 'SUBMISSION STATE', 'submission.received'])
    expect(registration?.sort()).toEqual([
      'CASE REFERRAL',
      'COUNTER CASES',
      'HOUSEHOLD PERSON',
      'HOUSEHOLD PERSON',
      'HOUSEHOLD PERSON',
      'HOUSEHOLD STATE',
      'LOOKUP HOUSEHOLD',
      'LOOKUP HOUSEHOLD',
      'LOOKUP HOUSEHOLD',
      'LOOKUP HOUSEHOLD',
      'REFERRAL DEADLINE',
      'REFERRAL DEADLINE',
      'REFERRAL STATE',
      'SUBMISSION STATE',
      'deadline.set',
      'household.opened',
      'referral.received',
      'submission.registered',
    ])
    expect(publication?.sort()).toEqual([
      'deadline.set',
      'household.opened',
      'referral.received',
      'submission.received',
      'submission.registered',
    ])
  })

  test('costs no more than the minimum of its items', () => {
    for (const cost of costs) {
      const { written, leastWritten, read, leastRead } = unitsOf(cost)
      expect({ written, read }, cost.stage).toEqual({ written: leastWritten, read: leastRead })
    }
  })

  // A look-up that finds nothing costs nothing here; AWS may charge one unit for each.
  test('costs 74 units written and 10.5 read, index entries included', () => {
    const units = costs.map((cost) => ({ stage: cost.stage, ...unitsOf(cost) }))
    expect(units.map(({ stage, written, read }) => [stage, written, read])).toEqual([
      ['door', 10, 2],
      ['registration', 54, 8.5],
      ['publication', 10, 0],
    ])
  })

  test('has no item over one KB, which would cost twice', () => {
    const sizes = costs.flatMap(({ changes }) =>
      changes.map(({ key, after }) => [kindOf(key), after === undefined ? 0 : sizeOf(after)] as const),
    )
    expect(sizes.filter(([, bytes]) => bytes > 1024)).toEqual([])
  })
})

/** The event's type, or the first words of both keys. */
function kindOf(key: string, type?: string): string {
  const words = key.split(' ').map((part) => part.split('#')[0])
  return type ?? words.join(' ')
}
