import type { Partner } from './partner.ts'

/**
 * What we send to: one plain name, one `@`, a domain with a dot, in ASCII. Quoted names, comments, addresses in angle
 * brackets and letters of other scripts may be addresses too; nobody needs them, and doubt is no address.
 */
const PLAIN =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i
const LONGEST = 254

/** The domain of an address in small letters; undefined when it is no plain address. */
export function domainOf(address: string): string | undefined {
  // The length first: a pattern must not look at what is too long anyway.
  if (address.length > LONGEST || !PLAIN.test(address)) return undefined
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Whether a domain is this one or lies below it: `ic-mazzi.example` and `posta.ic-mazzi.example`. */
export function isWithin(domain: string, allowed: string): boolean {
  return domain === allowed || domain.endsWith(`.${allowed}`)
}

/** Whether a sender's address may get the mail of a partner: at one of its domains, or the contact itself. */
export function mayGetMail(address: string, { contact, mailDomains = [] }: Partner): boolean {
  const domain = domainOf(address)
  if (domain === undefined) return false
  if (address.toLowerCase() === contact?.toLowerCase()) return true
  return mailDomains.some((allowed) => isWithin(domain, allowed.toLowerCase()))
}

/** Where anybody may have an address: it says nothing about whom one belongs to. */
const publicProviders = new Set(
  [
    'gmail.com googlemail.com outlook.com outlook.it hotmail.com hotmail.it live.com live.it msn.com',
    'yahoo.com yahoo.it ymail.com rocketmail.com aol.com aol.it icloud.com me.com mac.com',
    'libero.it virgilio.it inwind.it iol.it blu.it giallo.it tiscali.it tiscalinet.it alice.it tim.it tin.it',
    'email.it fastwebnet.it vodafone.it teletu.it katamail.com supereva.it interfree.it poste.it aruba.it',
    'pec.it legalmail.it pec-legal.it postecert.it',
    'gmx.com gmx.net gmx.de web.de mail.com proton.me protonmail.com pm.me tutanota.com tuta.io zoho.com',
    'zoho.eu yandex.com yandex.ru mail.ru orange.fr laposte.net',
  ].flatMap((line) => line.split(' ')),
)

/** Below which, or at which, other organisations are: the names of provinces and regions, and what all State schools share. */
const sharedSuffixes = new Set(
  [
    'edu.it gov.it scuola.it istruzione.it posta.istruzione.it pec.istruzione.it co.uk com.it',
    'lombardia.it bg.it bs.it co.it cr.it lc.it lo.it mb.it mi.it mn.it pv.it so.it va.it',
    'bergamo.it brescia.it como.it cremona.it lecco.it lodi.it mantova.it milano.it monza.it pavia.it sondrio.it varese.it',
  ].flatMap((line) => line.split(' ')),
)

/** Why the addresses of a domain belong to no one organisation; undefined when they may. */
export function openToAll(domain: string): 'public-provider' | 'shared-suffix' | undefined {
  if ([...publicProviders].some((provider) => isWithin(domain, provider))) return 'public-provider'
  return sharedSuffixes.has(domain) ? 'shared-suffix' : undefined
}
