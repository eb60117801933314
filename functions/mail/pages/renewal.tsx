import type { District } from '../../../shared/domain/district.ts'
import type { Link } from '../../../shared/domain/link.ts'
import { eventMailId, type MailIn } from '../../../shared/domain/mail.ts'
import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { NotFound } from '../../../shared/errors.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { findMail } from '../../../shared/table/mail-store.ts'
import { momentWords } from '../../../shared/texts/day-words.ts'
import { linkPageWords } from '../../../shared/texts/link-page-words.ts'
import { nextWritingTime } from '../office-hours.ts'
import { waitingMail, writeOnce } from '../wanted-mail.ts'
import { homeOf } from './addressee.ts'
import type { LinkGround } from './link-ground.ts'
import { noticePage } from './notice-page.tsx'
import { PRESS, pressValue } from './press.ts'

/** What a link that is over shows: a button by which its addressee gets a new one. */
export function expiredPage({ language, action, token }: LinkGround): HttpAnswer {
  const { expired, renew } = linkPageWords[language]
  const below = (
    <form method="post" action={action} class="actions">
      <button type="submit" name={PRESS} value={pressValue({ what: 'renew' }, token)} class="btn btn-primary">
        {renew}
      </button>
    </form>
  )
  return noticePage({ language, notice: expired, status: 410, below })
}

/** Sends a new link to the same addressee, once per hour and link that is over. */
export async function renewLink(ground: LinkGround): Promise<HttpAnswer> {
  const { table, link, language, now } = ground
  const district = await districtOf(ground)
  const mail = renewedLinkMail(link, district, now)
  await writeOnce(table, { mail, lines: [] })
  const goes = new Date(mail.notBefore)
  const notice = linkPageWords[language].renewed(...momentWords(goes, language), goes <= now)
  return noticePage({ language, notice })
}

/**
 * It is swept with what is urgent, because somebody waits for it, but not before the office may be written to. Its link
 * opens what the link that is over opened: the page of that mail (`about` names it), or the sender's.
 */
export function renewedLinkMail(
  link: Pick<Link, 'id' | 'mail' | 'addressee' | 'about'>,
  { id: district, office }: Pick<District, 'id' | 'office'>,
  now: Date,
): MailIn<'pending'> {
  const { addressee, about = `mail/${link.mail}` } = link
  const hour = now.toISOString().slice(0, 'yyyy-mm-ddThh'.length)
  const id = eventMailId('renewed-link', addressee, `${link.id} ${hour}`)
  const what = { id, addressee, kind: 'renewed-link' as const, district, about, isUrgent: true }
  return waitingMail(what, nextWritingTime(now, office))
}

/** Its mail's; of a mail that is forgotten already, that of whoever got it. */
async function districtOf({ table, link }: LinkGround): Promise<District> {
  const mail = await findMail(table, link.mail)
  const id = mail?.district ?? (await homeOf(table, link.addressee))
  if (id === undefined) throw new NotFound(`${link.addressee} of link ${link.id} is of no district`)
  return getDistrict(table, id)
}
