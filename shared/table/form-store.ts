import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Form, type FormSecrets, form, formSecrets } from '../domain/form.ts'
import { Unavailable } from '../errors.ts'
import { index, key } from './keys.ts'
import { find, queryList } from './read.ts'
import { type Item, type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const formShape = shape({
  name: 'form',
  schema: form,
  key: ({ id }) => key.form(id),
  indexes: ({ id, partner, district, provider, enabled }) => ({
    gsi1pk: index.forms(partner),
    gsi1sk: id,
    list: { id, partner, district, provider, enabled },
  }),
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

const REFUSALS_KEPT_SECONDS = 3 * 86_400

/** When the technical rows of a day's refusals may go, in seconds as DynamoDB's TTL wants it. */
function refusalsExpireAt(day: string): number {
  return Date.parse(day) / 1000 + REFUSALS_KEPT_SECONDS
}

/** Says that the refusals of this form and day were told; a technical row that exists once. */
export function reportedItem(formId: string, day: string): Item {
  return { ...key.formRefusalsReported(formId, day), expiresAt: refusalsExpireAt(day), v: 1 }
}

/** Counts one refused request of a form on a day; the number so far. A technical row, gone after three days. */
export async function countRefusal(table: Table, formId: string, day: string): Promise<number> {
  const { Attributes } = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key.formRefusals(formId, day),
      UpdateExpression: 'ADD refusals :one SET expiresAt = :expiresAt',
      ExpressionAttributeValues: { ':one': 1, ':expiresAt': refusalsExpireAt(day) },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  return Number(Attributes?.['refusals'])
}

/** Rows `{id, partner, district, provider, enabled}` of one partner's forms, by id. */
export function formRows(table: Table, partner: string): AsyncGenerator<ListRow> {
  return queryList(table, index.forms(partner))
}
