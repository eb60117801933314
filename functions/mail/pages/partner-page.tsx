import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { findMail } from '../../../shared/table/mail-store.ts'
import { partnerPageWords } from '../../../shared/texts/partner-page-words.ts'
import { formContent } from '../content/form.ts'
import type { LinkGround } from './link-ground.ts'
import { noticePage, unknownPage } from './notice-page.tsx'

/** The page of a mail to a partner, about a form of theirs: whether it still is as the mail says, and what helps. */
export async function partnerPage({ table, link, language, now, action }: LinkGround): Promise<HttpAnswer> {
  const mail = await findMail(table, link.mail)
  if (mail === undefined) return unknownPage()
  const district = undefined // whom to call is said by the content
  const content = await formContent(mail, { table, district, language, link: action, now })
  const words = partnerPageWords[language]
  if (content === undefined || !('form' in content)) return noticePage({ language, notice: words.settled })
  const { kind, form, phones } = content
  const notice = words.trouble[kind](form)
  const says = [...notice.says, ...(phones.office === undefined ? [] : [words.call(phones.office)])]
  return noticePage({ language, notice: { ...notice, says } })
}
