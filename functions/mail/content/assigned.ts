import { isOpen } from '../../../shared/domain/deadline.ts'
import { toldLines } from '../../../shared/mail/told-lines.ts'
import type { ContentOf } from './ground.ts'

/** Which families are an operator's now: nothing, when all went on to others, or was done, before its turn. */
export const assignedContent: ContentOf = async (mail, { table, now, language, link }) => {
  const lines = await toldLines(table, mail.id, now, language)
  const theirs = lines.filter(
    ({ deadline }) => isOpen(deadline) && `operator/${deadline.owner}` === mail.addressee,
  )
  if (theirs.length === 0) return undefined
  const names = [...new Set(theirs.map(({ name }) => name))].toSorted()
  return { kind: 'assigned', language, link, names }
}
