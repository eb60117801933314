import { isDeepStrictEqual } from 'node:util'
import { announce } from '../../events/announce.ts'
import { type FormChange, formChanged } from '../../events/form-changed.ts'
import { watchChanges } from '../../shared/casework/due/form-watching.ts'
import { type Form, rotate } from '../../shared/domain/form.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { NotFound } from '../../shared/errors.ts'
import { type Change, commit } from '../../shared/table/commit.ts'
import { findSecrets, formShape, secretsItem } from '../../shared/table/form-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { type ConnectionDetails, connectionDetails, requireForm } from './form.ts'
import { secretFor } from './new-form.ts'

/**
 * Lets a form's requests in, or refuses them, from this moment on.
 * @throws NotFound when there is no such form; Refused when it was changed at the same moment, as for all changes
 */
export async function setEnabled(
  connection: Connection,
  id: string,
  enabled: boolean,
): Promise<Pick<Form, 'id' | 'enabled'>> {
  const found = await requireForm(connection, id)
  if (found.enabled !== enabled) {
    await change(connection, { ...found, enabled }, enabled ? 'enabled' : 'disabled')
  }
  return { id, enabled }
}

/**
 * From now on what a form sends is only read and reported; or it becomes referrals again.
 * @throws NotFound when there is no such form
 */
export async function setTesting(
  connection: Connection,
  id: string,
  isTesting: boolean,
): Promise<Pick<Form, 'id' | 'isTesting'>> {
  const found = await requireForm(connection, id)
  if (found.isTesting !== isTesting) {
    await change(connection, { ...found, isTesting }, isTesting ? 'testing-begun' : 'testing-ended')
  }
  return { id, isTesting }
}

/**
 * Has a form read by another mapping, from the next submission on; what waits is read by it when it is replayed.
 * @returns how many lines each section has, and whether it was or would be set
 * @throws NotFound when there is no such form
 */
export async function setMapping(connection: Connection, id: string, mapping: Mapping, isDryRun = false) {
  const found = await requireForm(connection, id)
  const isNew = !isDeepStrictEqual(found.mapping, mapping)
  if (isNew && !isDryRun) await change(connection, { ...found, mapping }, 'mapping-set')
  const outcome = !isNew ? 'as it was' : isDryRun ? 'would be set' : 'set'
  return { id, ...linesOf(mapping), replaces: linesOf(found.mapping), outcome }
}

/**
 * Gives a form a new secret; the one before it stays valid for 7 days.
 * @throws NotFound when there is no such form; Refused when the given secret will not do
 */
export async function rotateSecret(
  connection: Connection,
  id: string,
  given?: string,
): Promise<ConnectionDetails> {
  const found = await requireForm(connection, id)
  const secret = secretFor(found.provider, given)
  const secrets = await findSecrets(connection.table, id)
  if (secrets === undefined)
    throw new NotFound(`form ${id} has no secret: add the form again under another id`)
  const rotated = secretsItem(id, rotate(secrets, secret, connection.now()))
  await change(connection, found, 'secret-rotated', [{ replace: rotated }])
  return connectionDetails(connection, found, secret)
}

/** From such a change on its silence is noticed, or no longer. */
const switches: ReadonlySet<FormChange> = new Set(['enabled', 'disabled', 'testing-begun', 'testing-ended'])

async function change(connection: Connection, form: Form, what: FormChange, others: Change[] = []) {
  const { table, now } = connection
  const next = { ...form, version: form.version + 1 }
  const watched = switches.has(what) ? await watchChanges(table, next, now()) : []
  const { id, district, version } = next
  const about = { subject: `form/${id}`, district, version, data: { change: what } }
  const event = announce(formChanged, occasionOf(connection), about)
  const changes = [{ replace: formShape.toItem(next) }, ...watched, ...others]
  await commit(table, changes, [event]).catch(refusedWhenChanged(`form ${id}`))
}

function linesOf({ fields, values, constants }: Mapping) {
  const words = Object.values(values).map((one) => Object.keys(one).length)
  return {
    fields: Object.keys(fields).length,
    values: words.reduce((sum, one) => sum + one, 0),
    constants: Object.keys(constants).length,
  }
}
