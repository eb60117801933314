/** What the clock must not step over: the next instant in the table at which something comes due. */

import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { index, SHARDS, URGENT } from '../../shared/table/keys.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import type { LocalDynamoDb } from '../contracts.ts'
import type { StackDefinition } from '../template.ts'

export interface NextDue {
  /** The first instant after this one; undefined when nothing comes due. */
  after(instant: Date): Promise<Date | undefined>
  stop(): void
}

/** The runner's unkindness spares this key, as that of the command line. */
const credentials = { accessKeyId: 'RACCORDORUNNER', secretAccessKey: 'local' }

const shards = [...Array(SHARDS).keys()]
const waiting = [
  index.due(URGENT),
  index.outgoing(URGENT),
  ...shards.map(index.due),
  ...shards.map(index.outgoing),
]

/** Reads the due index of the stack's table, again only when the table has changed. */
export function openNextDue(
  { tables, environment: { region } }: StackDefinition,
  { url, onChange }: Pick<LocalDynamoDb, 'url' | 'onChange'>,
): NextDue {
  const [definition] = tables
  // A table without the index, as tests have it, has nothing that comes due.
  if (!definition?.create.GlobalSecondaryIndexes?.some(({ IndexName }) => IndexName === 'gsi2')) {
    return { after: async () => undefined, stop: () => undefined }
  }
  const table = openTable(definition.name, { region, credentials, endpoint: url })
  let known: { readonly after: Date; readonly due: Date | undefined } | undefined
  const stopListening = onChange(() => {
    known = undefined
  })
  return {
    async after(instant) {
      if (known && instant >= known.after && (known.due === undefined || known.due > instant))
        return known.due
      const firsts = await Promise.all(waiting.map((pk) => firstAfter(table, pk, instant)))
      const due = firsts.flatMap((first) => first ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0]
      known = { after: instant, due }
      return due
    },
    stop() {
      stopListening()
      table.client.destroy()
    },
  }
}

async function firstAfter(table: Table, pk: string, instant: Date): Promise<Date | undefined> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk > :after',
      // `~` sorts behind every id of the same instant.
      ExpressionAttributeValues: { ':pk': pk, ':after': `${instant.toISOString()}~` },
      Limit: 1,
    }),
  )
  const at = String(Items[0]?.['gsi2sk'] ?? '').split('#')[0] ?? ''
  return at === '' ? undefined : new Date(at)
}
