import { type Command, Option } from 'commander'
import { type Language, language } from '../../shared/domain/language.ts'
import { printThing } from '../output.ts'
import type { MailSettings } from '../partners/mail.ts'
import { setPartnerMail } from '../partners/set.ts'
import { showPartner } from '../partners/show.ts'
import { setPartnerLiaison } from '../partners.ts'
import { needsOneOf } from '../wrong-usage.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

/** What is said of a partner’s mails; `false` for what is to be taken away. */
export interface MailOptions extends CommonOptions {
  readonly contact?: string | false
  readonly mailDomain?: readonly string[] | false
  readonly language?: Language
}

/** Gives a command the options of a partner’s mails. */
export function withMailOptions(command: Command): Command {
  return command
    .option('--contact <address>', 'the organisation’s own address, where its mails go')
    .option(
      '--mail-domain <domain>',
      'senders with an address there get theirs themselves; all of them, may be repeated',
      (given: string, before: readonly string[] = []) => [...before, given],
    )
    .addOption(new Option('--language <language>', 'of its mails (default: it)').choices(language.options))
}

/** What those options say; undefined when they say nothing. */
export function mailSaid({ contact, mailDomain, language }: MailOptions): MailSettings | undefined {
  const settings = { contact, mailDomains: mailDomain, language }
  return Object.values(settings).some((one) => one !== undefined) ? settings : undefined
}

/** `partner show` and `partner set`. */
export function addPartnerSettings(partner: Command): void {
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    partner
      .command('show <id>')
      .description('one partner: its forms, and where its mails go')
      .option('--show-personal-data', 'also the address of its contact'),
    async (connection, { showPersonalData = false, ...options }, id = '') =>
      printThing(await showPartner(connection, id, showPersonalData), options),
  )
  withConnection<MailOptions & { liaison?: string | false; district?: string }>(
    needsOneOf(
      withMailOptions(
        partner
          .command('set <id>')
          .description(
            'where its mails go, and who is named for the families that it refers, where no institution is known',
          )
          .option('--liaison <operator>', 'a liaison or coordinator of the district')
          .option('--no-liaison', 'nobody any longer'),
      )
        .option('--no-contact', 'no address of its own any longer')
        .option('--no-mail-domain', 'no domain any longer: all goes to the contact'),
    ).option(
      '--district <district>',
      'the liaison is for families of this district (default: the partner’s)',
    ),
    async (connection, { liaison, district, ...options }, id = '') => {
      const said = mailSaid(options)
      const mail = said === undefined ? undefined : await setPartnerMail(connection, id, said)
      const operator = liaison || undefined
      const named =
        liaison === undefined ? undefined : await setPartnerLiaison(connection, id, { operator, district })
      const isSet = [mail, named].some((one) => one?.outcome === 'set')
      printThing({ ...mail, ...named, outcome: isSet ? 'set' : 'as it was' }, options)
    },
  )
}
