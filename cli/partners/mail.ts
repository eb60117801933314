import { isDeepStrictEqual } from 'node:util'
import type { Language } from '../../shared/domain/language.ts'
import { domainOf, openToAll } from '../../shared/domain/mail-address.ts'
import { languageOf, mailDomain, type Partner, partner } from '../../shared/domain/partner.ts'
import { Refused } from '../../shared/errors.ts'

/** What is said of a partner’s mails; what is not said stays, `false` takes away. */
export interface MailSettings {
  readonly contact?: string | false | undefined
  /** All of them. */
  readonly mailDomains?: readonly string[] | false | undefined
  readonly language?: Language | undefined
}

export type MailPart = 'contact' | 'mail-domains' | 'language'

/**
 * A partner with what is said of its mails, its version as before. Pure.
 * @throws Refused with what will not do
 */
export function withMail(before: Partner, { contact, mailDomains, language }: MailSettings): Partner {
  const { contact: _, mailDomains: __, ...rest } = before
  const to = contact === undefined ? before.contact : contact === false ? undefined : addressIn(contact)
  const domains = mailDomains === undefined ? before.mailDomains : domainsIn(mailDomains || [])
  return partner.parse({
    ...rest,
    ...(to === undefined ? {} : { contact: to }),
    ...(domains === undefined || domains.length === 0 ? {} : { mailDomains: domains }),
    ...(language === undefined ? {} : { language }),
  })
}

/** Which parts of its mails are otherwise. */
export function mailChanges(before: Partner, after: Partner): MailPart[] {
  const parts = [
    ['contact', 'contact'],
    ['mail-domains', 'mailDomains'],
    ['language', 'language'],
  ] as const
  return parts.flatMap(([part, name]) => (isDeepStrictEqual(before[name], after[name]) ? [] : [part]))
}

/** What is shown of a partner’s mails to everybody: that there is a contact, not who. */
export function mailOf(of: Partner) {
  const { contact, mailDomains = [] } = of
  return { contact: contact === undefined ? 'none' : 'set', mailDomains, language: languageOf(of) }
}

function addressIn(given: string): string {
  const address = given.trim()
  const domain = domainOf(address)
  if (domain !== undefined && partner.shape.contact.safeParse(address).success) return address
  throw new Refused('--contact: give one plain e-mail address, as in segreteria@scuola.example')
}

function domainsIn(given: readonly string[]): string[] {
  return [...new Set(given.map(domainIn))]
}

function domainIn(given: string): string {
  const domain = given.trim().toLowerCase()
  if (!mailDomain.safeParse(domain).success || domainOf(`x@${domain}`) === undefined) {
    throw new Refused(`--mail-domain ${given}: give what stands behind the @, as in scuola.example`)
  }
  const open = openToAll(domain)
  if (open === undefined) return domain
  const why =
    open === 'public-provider' ? 'anybody may have an address there' : 'many organisations are below it'
  throw new Refused(
    `--mail-domain ${domain}: ${why}, and mail about families would go to anybody who names one: name a domain of the organisation’s own, or only its --contact`,
  )
}
