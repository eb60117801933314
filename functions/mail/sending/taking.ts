import { type District, districtDefaults } from '../../../shared/domain/district.ts'
import { TOKEN_BYTES, tokenOf } from '../../../shared/domain/link.ts'
import { isAtAnyHour, type MailIn } from '../../../shared/domain/mail.ts'
import { renderLetter } from '../../../shared/mail/render-letter.tsx'
import type { AddressedLetter } from '../../../shared/mail/ses.ts'
import { commit } from '../../../shared/table/commit.ts'
import { findDistrict } from '../../../shared/table/district-store.ts'
import { linkShape } from '../../../shared/table/link-store.ts'
import { findMail, mailShape } from '../../../shared/table/mail-store.ts'
import { contentOf } from '../content.ts'
import { nextWritingTime } from '../office-hours.ts'
import { destinationOf } from './destination.ts'
import { dayIfOver, gatherDigests, joinDigest } from './digest-of-day.ts'
import { linkOfMail } from './link-of-mail.ts'
import { isDue, postponedMail, takenMail, type Unsent, unneededMail } from './mail-states.ts'
import type { Post } from './post.ts'
import { notDeliverable } from './refusing.ts'

/** A mail that nobody else will send now, and how it goes out. */
export interface Taken {
  readonly mail: MailIn<'sending'>
  readonly letter: AddressedLetter
}

/**
 * Takes a mail whose time has come, with its new link, in one transaction. What nobody may be written now waits for the
 * morning; what is told by another mail, or was done before its turn, is not needed; what cannot be delivered is refused.
 * @throws Conflict when it was changed meanwhile: a line may have been added, or somebody else has it
 */
export async function take(post: Post, id: string, now: Date): Promise<Taken | undefined> {
  const { table } = post
  const mail = await findMail(table, id)
  if (mail === undefined || !isDue(mail, now)) return undefined
  const district = await findDistrict(table, mail.district)
  const { office } = district ?? districtDefaults
  const writable = isAtAnyHour(mail) ? now : nextWritingTime(now, office)
  const day = dayIfOver(mail, writable, now)
  if (day !== undefined) {
    const into = await joinDigest(table, mail, day, now)
    return into === undefined ? undefined : take(post, into, now)
  }
  if (writable > now) {
    await commit(table, [{ replace: mailShape.toItem(postponedMail(mail, writable)) }], [])
    return undefined
  }
  const whole = mail.kind === 'digest' ? await gatherDigests(table, mail, now) : mail
  return whole === undefined ? undefined : write(post, whole, district, now)
}

async function write(
  post: Post,
  mail: Unsent,
  district: District | undefined,
  now: Date,
): Promise<Taken | undefined> {
  await post.pace()
  const { table, linkBase, chance } = post
  const to = await destinationOf(table, mail, now)
  const token = tokenOf(chance(TOKEN_BYTES))
  const language = typeof to === 'string' ? 'it' : to.language
  const content = await contentOf(mail, { table, district, language, link: `${linkBase}/${token}`, now })
  if (content === undefined) {
    await commit(table, [{ replace: mailShape.toItem(unneededMail(mail, now)) }], [])
    return undefined
  }
  if (typeof to === 'string') {
    await notDeliverable(post, mail, to, now)
    return undefined
  }
  const taken = takenMail(mail, to.address, now)
  const link = linkShape.toItem(linkOfMail(mail, token, now))
  await commit(table, [{ replace: mailShape.toItem(taken) }, { create: link }], [])
  const { id, kind } = mail
  return { mail: taken, letter: { ...renderLetter(content), id, kind, address: to.address } }
}
