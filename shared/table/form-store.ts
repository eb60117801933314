import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import { type Form, type FormSecrets, form, formSecrets } from '../domain/form.ts'
import { noMapping } from '../domain/mapping.ts'
import { Unavailable } from '../errors.ts'
import { index, key } from './keys.ts'
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
  // No form can have this name, and the door may not read that secret.
  if (key.formSecrets(formId).pk === key.lookupSecret().pk) return undefined
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

/** Rows of one partner's forms, by id. */
export function formRows(table: Table, partner: string): AsyncGenerator<ListRow> {
  return queryList(table, index.forms(partner))
}
