import { isOpen } from '../../../shared/domain/deadline.ts'
import { toldLines } from '../../../shared/mail/told-lines.ts'
import type { ContentOf } from './ground.ts'

/** A child may be in danger: which case, how often it was told, whom to call; nothing once somebody has confirmed it. */
export const dangerContent: ContentOf = async ({ id }, { table, district, language, link, now }) => {
  const told = await toldLines(table, id, now, language)
  const danger = told.find(({ deadline }) => isOpen(deadline))
  if (danger === undefined) return undefined
  const { name, line } = danger
  const time = Number(line.step.slice('danger-'.length))
  return { kind: 'danger', language, link, name, time, phones: district?.phones ?? {} }
}
