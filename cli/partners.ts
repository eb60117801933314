import { announce } from '../events/announce.ts'
import { partnerAdded } from '../events/partner-added.ts'
import { type Partner, partner } from '../shared/domain/partner.ts'
import { NotFound, Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { findPartner, partnerRows, partnerShape } from '../shared/table/partner-store.ts'
import type { ListRow } from '../shared/table/shape.ts'
import { refusedWhenTaken } from './conflicts.ts'
import type { Connection } from './connection.ts'
import { requireDistrict } from './districts.ts'
import { lastSeen, latest } from './forms/activity.ts'
import { setEnabled } from './forms/change.ts'
import type { ConnectionDetails } from './forms/form.ts'
import { type NewForm, newFormChanges } from './forms/new-form.ts'
import { rowsOfForms } from './forms/rows.ts'
import { byTime, collect } from './lists.ts'
import { occasionOf } from './operator.ts'
import { nameLiaison } from './operators/naming.ts'
import { type MailSettings, mailOf, withMail } from './partners/mail.ts'

export interface NewPartner extends NewForm {
  readonly id: string
  readonly name: string
  readonly mail?: MailSettings | undefined
}

const MAX_NAME_LENGTH = 200

/**
 * Makes a partner and its first form, whose id is the partner's.
 * @throws Refused when what is given will not do, or the id is taken
 */
export async function addPartner(connection: Connection, given: NewPartner): Promise<ConnectionDetails> {
  const { id, name, district } = given
  const occasion = occasionOf(connection)
  const { at } = occasion
  const { changes, details } = await newFormChanges(connection, { id, partner: id, at }, given)
  if (name.trim() === '' || name.trim().length > MAX_NAME_LENGTH)
    throw new Refused(`--name: give the organisation’s name, up to ${MAX_NAME_LENGTH} characters`)
  const first = partner.parse({ id, name, district, addedAt: at.toISOString(), version: 1 })
  const added = withMail(first, given.mail ?? {})
  const event = announce(partnerAdded, occasion, {
    subject: `partner/${id}`,
    district,
    version: 1,
    data: { form: id },
  })
  const all = [{ create: partnerShape.toItem(added) }, ...changes]
  await commit(connection.table, all, [event]).catch(refusedWhenTaken(`partner ${id}`))
  return details
}

/** @throws NotFound when there is no such partner */
export async function requirePartner({ table }: Connection, id: string): Promise<Partner> {
  const found = await findPartner(table, id)
  if (found === undefined) throw new NotFound(`partner ${id} does not exist: see "partner list"`)
  return found
}

/**
 * Lets the requests of all forms of a partner in, or refuses them, from this moment on.
 * @throws NotFound when there is no such partner; Refused when a form was changed at the same moment: say it again
 */
export async function setPartnerEnabled(connection: Connection, id: string, enabled: boolean) {
  await requirePartner(connection, id)
  const switched = []
  for (const form of await rowsOfForms(connection.table, id)) {
    switched.push(await setEnabled(connection, String(form['id']), enabled))
  }
  return switched
}

/**
 * Names a liaison for the families that a partner refers in a district, or nobody any longer.
 * @throws NotFound when there is no such partner
 * @throws Refused when the operator has left, or is no liaison of the district
 */
export async function setPartnerLiaison(
  connection: Connection,
  id: string,
  given: { readonly operator: string | undefined; readonly district: string | undefined },
) {
  const found = await requirePartner(connection, id)
  const { operator, district = found.district } = given
  await requireDistrict(connection, district)
  const isNew = await nameLiaison(connection, { district, namedFor: `partner/${id}`, operator })
  return { id, district, liaison: operator ?? 'nobody', outcome: isNew ? 'set' : 'as it was' }
}

/** Rows of all partners, district by district. */
export async function everyPartner({ table }: Connection): Promise<ListRow[]> {
  return collect((await listDistricts(table)).map(({ id }) => partnerRows(table, id)))
}

/** Rows of all partners with what their forms have in common, oldest first. */
export async function listPartners(connection: Connection) {
  const { table } = connection
  const rows = (await everyPartner(connection)).map(async (row) => {
    const id = String(row['id'])
    const [forms, its] = await Promise.all([rowsOfForms(table, id), findPartner(table, id)])
    const seen = await Promise.all(forms.map(({ id }) => lastSeen(table, String(id))))
    return {
      ...row,
      ...(its === undefined ? {} : mailOf(its)),
      forms: forms.length,
      providers: valuesOf(forms, 'provider'),
      enabled: `${forms.filter(({ enabled }) => enabled === true).length} of ${forms.length}`,
      testing: `${forms.filter(({ isTesting }) => isTesting === true).length} of ${forms.length}`,
      rhythm: valuesOf(forms, 'rhythm'),
      lastSubmissionAt: latest(seen.map(({ lastSubmissionAt }) => lastSubmissionAt)),
      lastRefusalAt: latest(seen.map(({ lastRefusalAt }) => lastRefusalAt)),
    }
  })
  return byTime(await Promise.all(rows), 'addedAt')
}

function valuesOf(rows: readonly ListRow[], name: string): string[] {
  return [...new Set(rows.map((row) => String(row[name])))]
}
