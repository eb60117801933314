import { requireOwnDistrict } from '../../shared/casework/acting.ts'
import { again } from '../../shared/casework/again.ts'
import { hexId } from '../../shared/domain/identifier.ts'
import { NotFound } from '../../shared/errors.ts'
import { commit } from '../../shared/table/commit.ts'
import { findLink, linkShape } from '../../shared/table/link-store.ts'
import { findMail } from '../../shared/table/mail-store.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { subjectOf } from './addressee.ts'
import { linksOf, linksOfMail, requireMail } from './show.ts'

export const linkColumns = ['id', 'kind', 'mail', 'validUntil', 'outcome']

/** Links as a person names them: one, those of a mail, or those to a submission. */
export interface NamedLinks {
  readonly id?: string | undefined
  readonly mail?: string | undefined
  readonly submission?: readonly string[] | undefined
}

/**
 * Ends links at once, whoever has them: their pages are those of a link that never was.
 * @throws WrongUsage when none are named, or by two ways
 * @throws NotFound when there is no such link, mail or submission
 * @throws Refused when an operator acts who does not work in the mail's district
 */
export async function revokeLinks(connection: Connection, named: NamedLinks) {
  const ids = await idsOf(connection, named)
  return Promise.all(ids.map((id) => again(() => revoke(connection, id))))
}

async function idsOf(connection: Connection, { id, mail, submission }: NamedLinks): Promise<string[]> {
  if ([id, mail, submission].filter((one) => one !== undefined).length !== 1) {
    throw new WrongUsage('name the id of a link, as "mail show" has it, or --mail, or --submission')
  }
  const { table, now } = connection
  if (mail !== undefined) {
    return (await linksOfMail(table, await requireMail(table, mail), now())).map((one) => one.id)
  }
  if (submission !== undefined) {
    return (await linksOf(table, await subjectOf(connection, submission), now())).map((one) => one.id)
  }
  return id === undefined ? [] : [id]
}

async function revoke({ table, ...by }: Connection, id: string) {
  const found = hexId.safeParse(id).success ? await findLink(table, id) : undefined
  if (found === undefined) throw new NotFound(`link ${id} does not exist: see "mail show"`)
  const occasion = occasionOf(by)
  const district = (await findMail(table, found.mail))?.district
  if (district !== undefined) {
    await requireOwnDistrict(table, occasion, { district, deed: `link ${id} is of ${district}` })
  }
  const { kind, mail, validUntil } = found
  const row = { id, kind, mail, validUntil }
  if (found.revokedAt !== undefined) return { ...row, outcome: 'was revoked already' }
  const revokedAt = occasion.at.toISOString()
  const replace = linkShape.toItem({ ...found, revokedAt, version: found.version + 1 })
  await commit(table, [{ replace }], [])
  return { ...row, outcome: 'revoked' }
}
