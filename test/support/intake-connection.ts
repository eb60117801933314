import { randomBytes } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Connection } from '../../cli/connection.ts'
import { openLookups } from '../../shared/table/lookup-store.ts'
import type { Intake } from './intake-table.ts'

/** The command line on the table of an intake, without a stack: as one of the operators, at an instant. */
export function connectionTo(
  { table }: Pick<Intake, 'table'>,
  { operator, at }: { readonly operator: string; readonly at: string },
): Connection {
  return {
    table,
    lookups: openLookups(table, randomBytes),
    operator,
    sqs: new SQSClient({ region: 'eu-south-1' }),
    queues: {},
    webhooks: 'http://127.0.0.1/webhooks',
    now: () => new Date(at),
    close() {},
  }
}
