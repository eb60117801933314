import { LINK_KEPT_DAYS, type Link, link } from '../domain/link.ts'
import { eventOwner, index, key } from './keys.ts'
import { findStored, queryList } from './read.ts'
import { type ListRow, secondsAfter, shape } from './shape.ts'
import type { Table } from './table.ts'

export const linkShape = shape({
  name: 'link',
  schema: link,
  key: ({ id }) => key.link(id),
  indexes: ({ id, kind, mail, addressee, about, madeAt, validUntil, revokedAt }) => ({
    gsi1pk: index.links(eventOwner(about ?? `mail/${mail}`)),
    gsi1sk: `${madeAt}#${id}`,
    list: {
      ...{ id, kind, mail, addressee, madeAt, validUntil },
      ...(revokedAt === undefined ? {} : { revokedAt }),
    },
    expiresAt: secondsAfter(validUntil, LINK_KEPT_DAYS),
  }),
})

/** A link as it stands now, also one that is over; undefined when there never was one, or it is forgotten. */
export async function findLink(table: Table, id: string): Promise<Link | undefined> {
  return findStored(table, linkShape, key.link(id))
}

/** Rows of the links of a mail (`mail/<id>`) or to a submission (`submission/<form>.<hash>`), oldest first. */
export function linkRows(table: Table, of: string): AsyncGenerator<ListRow> {
  return queryList(table, index.links(eventOwner(of)))
}
