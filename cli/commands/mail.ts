import { type Command, Option } from 'commander'
import { type MailStatus, mailStatuses } from '../../shared/domain/mail.ts'
import { firstRows } from '../lists.ts'
import { listMails, mailColumns, type WantedMails } from '../mails/list.ts'
import { requireReachable } from '../mails/reachable.ts'
import { retry } from '../mails/retry.ts'
import { showMail } from '../mails/show.ts'
import { printItems, printThing } from '../output.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const lineColumns = ['due', 'case', 'kind', 'number', 'step', 'as']
const linkColumns = ['madeAt', 'kind', 'validUntil', 'state', 'id']

const NONE = 'no such mail'
const NONE_OF_ALL =
  'no mail waits, is with SES, or was refused; for what was sent say to whom: --owner, --partner or --submission'
const NONE_TO_PARTNER =
  'no such mail; what is about one request, also when the contact gets it, is listed by --submission'

export function addMailCommands(program: Command): void {
  const group = program
    .command('mail')
    .description('what is sent to people: whether it got there, and what it tells')
  withConnection<CommonOptions & WantedMails & { limit?: number; status?: MailStatus }>(
    group
      .command('list')
      .description(
        'what waits, is with SES, or was refused; of somebody who is named, all of the last months',
      )
      .option('--owner <operator>', 'only to this one')
      .option('--partner <partner>', 'only to this one')
      .option('--submission <form-and-id...>', 'only to whoever sent this one: its form, then its id')
      .addOption(new Option('--status <status>', 'only those').choices(mailStatuses))
      .option('--limit <n>', 'at most so many', wholeNumberFrom(1)),
    async (connection, options) => {
      const { owner, partner, submission, status, limit } = options
      const isOfAll = (owner ?? partner ?? submission ?? status) === undefined
      const whenEmpty = isOfAll ? NONE_OF_ALL : partner === undefined ? NONE : NONE_TO_PARTNER
      const mails = firstRows(await listMails(connection, options), limit)
      printItems(mails, mailColumns, { ...options, whenEmpty })
    },
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    group
      .command('show <id>')
      .description('one mail: how it stands, what it tells, and how its links stand')
      .option('--show-personal-data', 'also the address'),
    async (connection, options, id = '') => {
      const shown = await showMail(connection, id, options.showPersonalData ?? false)
      if (options.json) return printItems([shown], [], options)
      const { lines, links, ...mail } = shown
      printThing(mail, options)
      if (lines.length > 0) printItems(lines.map(readable), lineColumns, options)
      if (links.length > 0) printItems(links, linkColumns, options)
    },
  )
  withConnection(
    group
      .command('retry <id>')
      .description(
        'let a mail be sent that was refused, or is in doubt; not before its office may be written to',
      ),
    async (connection, options, id = '') => {
      await requireReachable(connection, id)
      printThing(await retry(connection, id), options)
    },
  )
}

/** What has no case code is named by its subject. */
function readable({
  caseCode,
  subject,
  ...line
}: {
  readonly caseCode?: string | undefined
  readonly subject: string
}) {
  return { ...line, case: caseCode ?? subject }
}
