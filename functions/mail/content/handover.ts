import { isOpen } from '../../../shared/domain/deadline.ts'
import { idInSubject } from '../../../shared/domain/subject.ts'
import { shortName } from '../../../shared/mail/short-name.ts'
import { toldLines } from '../../../shared/mail/told-lines.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { handoversOf } from '../../../shared/table/handover-store.ts'
import { handoverMailId } from '../handover-mails.ts'
import type { ContentOf } from './ground.ts'

const tells = {
  'handover-offered': 'offered',
  'handover-accepted': 'accepted',
  'handover-refused': 'refused',
} as const

/** That a family is offered, or what was answered: nothing, when the offer was answered or taken back before its turn. */
export const handoverContent: ContentOf = async (mail, { table, now, language, link }) => {
  const { kind, about, caseCode, addressee, id } = mail
  if (kind !== 'handover-offered' && kind !== 'handover-accepted' && kind !== 'handover-refused')
    return undefined
  if (about === undefined) return undefined
  const handovers = await handoversOf(table, idInSubject(about))
  const its = handovers.find((one) => handoverMailId(kind, addressee, one) === id)
  if (its?.status !== tells[kind]) return undefined
  const { name: district } = await getDistrict(table, kind === 'handover-offered' ? its.from : its.to)
  const name = shortName({ subject: about, caseCode }, language)
  const content = { kind, language, link, name, district }
  if (kind !== 'handover-offered') return content
  const lines = await toldLines(table, id, now, language)
  const waiting = lines.find(({ deadline }) => isOpen(deadline))
  return waiting === undefined ? undefined : { ...content, due: waiting.deadline.due }
}
