import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { subject, via } from '../../events/envelope.ts'
import { instant, slug } from '../domain/identifier.ts'
import { eventOwner, index, key } from './keys.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

/** What somebody saw: that a family was found, or what identifies it. */
export const look = z.enum(['search', 'personal-data'])
export type Look = z.infer<typeof look>

/** That an operator looked at what is personal, and when. A technical row: it is no event and has its own retention. */
const view = z.object({
  /** What was looked at, as events name it: `household/…`, `submission/…`. */
  subject,
  operator: slug,
  look,
  via,
  at: instant,
})
export type View = z.infer<typeof view>

export const viewShape = shape({
  name: 'view',
  schema: view,
  key: ({ subject, operator, at }) => key.view(eventOwner(subject), hourOf(at), operator),
  indexes: ({ subject, operator, look, via, at }) => ({
    gsi1pk: index.views(operator),
    gsi1sk: at,
    list: { subject, look, via, at },
  }),
})

const MONTHS_KEPT = 24

/** Once per thing, operator and hour. A search leaves a view alone that says that personal data was shown. */
export async function recordView(table: Table, view: View): Promise<void> {
  const Item = { ...viewShape.toItem(view), expiresAt: expiresAt(view.at) }
  const isFirst = { ConditionExpression: 'attribute_not_exists(pk)' }
  const put = new PutCommand({ TableName: table.name, Item, ...(view.look === 'search' ? isFirst : {}) })
  await table.client.send(put).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  })
}

/** `2026-01-18T18`. */
function hourOf(at: string): string {
  return at.slice(0, 13)
}

/** In seconds, as DynamoDB's TTL wants it. */
function expiresAt(at: string): number {
  const end = new Date(at)
  end.setUTCMonth(end.getUTCMonth() + MONTHS_KEPT)
  return Math.floor(end.getTime() / 1000)
}
