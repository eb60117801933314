import { readAddressee } from '../../../shared/domain/addressee.ts'
import { type Link, linkId, linkLifetimeDays } from '../../../shared/domain/link.ts'
import type { Mail } from '../../../shared/domain/mail.ts'

const DAY_MS = 86_400_000

/**
 * The link of a mail that is sent now. A sender's leads to what they sent; everybody else's to the mail, and that of a
 * new link to the mail whose link was over.
 */
export function linkOfMail({ id, addressee, kind, about }: Mail, token: string, now: Date): Link {
  const isSender = readAddressee(addressee).kind === 'submission'
  const lifetimeDays = linkLifetimeDays[isSender ? 'sender' : 'mail']
  const base = {
    ...{ id: linkId(token), addressee, madeAt: now.toISOString(), version: 1 },
    validUntil: new Date(now.getTime() + lifetimeDays * DAY_MS).toISOString(),
  }
  if (isSender) return { ...base, kind: 'sender', mail: id, about: addressee }
  const renewed = kind === 'renewed-link' && about?.startsWith('mail/') === true
  return { ...base, kind: 'mail', mail: renewed ? about.slice('mail/'.length) : id }
}
