import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Form, type FormSecrets, form, formSecrets } from '../domain/form.ts'
import { noMapping } from '../domain/mapping.ts'
import { romeDate } from '../domain/rome.ts'
import { Unavailable } from '../errors.ts'
import { index, type Key, key } from './keys.ts'
import { find, queryList } from './read.ts'
import { type Item, type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const formShape = shape({
  name: 'form',
  schema: form,
  key: ({ id }) => key.form(id),
  indexes: ({ id, partner, district, provider, kind, rhythm, enabled, isTesting }) => ({
    gsi1pk: index.forms(partner),
    gsi1sk: id,
    list: { id, partner, district, provider, kind, rhythm, enabled, isTesting },
  }),
  lifts: [(first) => ({ ...first, mapping: noMapping, rhythm: 'none', isTesting: false })],
})

export const secretsShape = (formId: string) =>
  shape({ name: 'secrets', schema: formSecrets, key: () => key.formSecrets(formId) })

/** The secrets of a form as an item of their own, which only the door and the command line may read. */
export function secretsItem(formId: string, secrets: FormSecrets): Item & FormSecrets {
  return secretsShape(formId).toItem(secrets)
}

/** A form, without its secrets. */
export async function findForm(table: Table, formId: string): Promise<Form | undefined> {
  return find(table, formShape, key.form(formId))
}

/** A form's secrets: only for the command line. */
export async function findSecrets(table: Table, formId: string): Promise<FormSecrets | undefined> {
  return find(table, secretsShape(formId), key.formSecrets(formId))
}

/**
 * A form and its secrets in one consistent read, so that rotating and disabling work at once.
 * @throws Unavailable when the table answered only in part
 */
export async function findFormWithSecrets(
  table: Table,
  formId: string,
): Promise<{ form: Form; secrets: FormSecrets } | undefined> {
  const keys = [key.form(formId), key.formSecrets(formId)]
  const { Responses, UnprocessedKeys } = await table.client.send(
    new BatchGetCommand({ RequestItems: { [table.name]: { Keys: keys, ConsistentRead: true } } }),
  )
  if (UnprocessedKeys?.[table.name] !== undefined) {
    throw new Unavailable(`the table left a part of form ${formId} unread: try again`)
  }
  const items = Responses?.[table.name] ?? []
  const formItem = items.find(({ pk }) => pk === key.form(formId).pk)
  const secretsItem = items.find(({ pk }) => pk === key.formSecrets(formId).pk)
  if (formItem === undefined || secretsItem === undefined) return undefined
  return { form: formShape.fromItem(formItem), secrets: secretsShape(formId).fromItem(secretsItem) }
}

const COUNTS_KEPT_SECONDS = 90 * 86_400

/** When a day's counts may go, in seconds as DynamoDB's TTL wants it. */
function countExpiresAt(day: string): number {
  return Date.parse(day) / 1000 + COUNTS_KEPT_SECONDS
}

/** Says that the refusals of this form and day were told; a technical row that exists once. */
export function reportedItem(formId: string, day: string): Item {
  return { ...key.formRefusalsReported(formId, day), expiresAt: countExpiresAt(day), v: 1 }
}

/** Counts one refused request of a form on a day; the number so far. A technical row that goes by itself. */
export async function countRefusal(table: Table, formId: string, now: Date): Promise<number> {
  return count(table, key.formRefusals(formId, romeDate(now)), now)
}

/** Counts one authentic request that was no finished form. A technical row that goes by itself. */
export async function countUnfinished(table: Table, formId: string, now: Date): Promise<number> {
  return count(table, key.formUnfinished(formId, romeDate(now)), now)
}

async function count(table: Table, { pk, sk }: Key, now: Date): Promise<number> {
  const { Attributes } = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: 'ADD requests :one SET expiresAt = :expiresAt, lastAt = :lastAt',
      ExpressionAttributeValues: {
        ':one': 1,
        ':expiresAt': countExpiresAt(romeDate(now)),
        ':lastAt': now.toISOString(),
      },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  return Number(Attributes?.['requests'])
}

/** Rows of one partner's forms, by id. */
export function formRows(table: Table, partner: string): AsyncGenerator<ListRow> {
  return queryList(table, index.forms(partner))
}
