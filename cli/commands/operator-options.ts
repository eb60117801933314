import type { Command } from 'commander'
import type { SaidByOptions } from '../operators/change.ts'
import type { CommonOptions } from './with-connection.ts'

/** What is said of an operator; `false` for what is to be taken away. */
export interface OperatorOptions extends CommonOptions {
  readonly name?: string
  readonly email?: string
  readonly noticeEmail?: string | false
  readonly language?: string
  readonly role?: readonly string[]
  readonly kind?: readonly string[] | false
  readonly institution?: readonly string[]
  readonly deputy?: string | false
}

const ROLE = 'where and as what: bergamo:liaison+coordinator; may be repeated'

/** The options of a command that adds an operator. */
export function addingOptions(command: Command): Command {
  return withDetails(
    command
      .requiredOption('--name <name>', 'as it is written (required)')
      .requiredOption('--email <address>', 'where the link to sign in goes: nobody else’s (required)')
      .requiredOption('--role <district:role>', `${ROLE} (required)`, another),
  )
}

/** The options of a command that changes one. */
export function settingOptions(command: Command): Command {
  return withDetails(
    command
      .option('--name <name>', 'as it is written')
      .option('--email <address>', 'where the link to sign in goes: nobody else’s')
      .option('--role <district:role>', `${ROLE}; all of them`, another),
  )
    .option('--no-notice-email', 'reminders go to the other address')
    .option('--no-kind', 'named for no kind of institution')
    .option('--no-deputy', 'nobody takes over')
}

function withDetails(command: Command): Command {
  return command
    .option('--notice-email <address>', 'where reminders go, when not to the other address')
    .option('--language <language>', 'it or en (it)')
    .option(
      '--kind <kind>',
      'kind of institution that a liaison is named for, or bergamo:kind; may be repeated',
      another,
    )
    .option('--institution <id>', 'institution that a liaison is named for; may be repeated', another)
    .option('--deputy <operator>', 'who takes over while they are away')
}

function another(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, given]
}

/** The same as a file’s columns would say it. */
export function saidBy(options: OperatorOptions): SaidByOptions {
  const { name, email, noticeEmail, language, role, kind, institution, deputy } = options
  const orNone = <Value>(value: Value | false) => (value === false ? '' : value)
  return {
    ...{ name, email, language, districts: role, institutions: institution },
    ...{ notice_email: orNone(noticeEmail), kinds: orNone(kind), deputy: orNone(deputy) },
  }
}
