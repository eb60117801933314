import { type Command, Option } from 'commander'
import { type Origin, origin } from '../../shared/domain/field.ts'
import {
  type FormKind,
  formKind,
  type Provider,
  provider,
  type Rhythm,
  rhythm,
} from '../../shared/domain/form.ts'
import { mappingIn } from '../mapping-file.ts'
import type { CommonOptions } from './with-connection.ts'

/** Options of whatever adds a form. */
export interface FormOptions extends CommonOptions {
  readonly provider: Provider
  readonly kind: FormKind
  readonly mapping?: string
  readonly origin?: Origin
  readonly secret?: string
  readonly rhythm: Rhythm
  readonly testing?: boolean
}

export const SECRET = '--secret <secret>'
export const SECRET_HELP = 'a secret that the provider made (default: a new one)'

/** Gives a command the options of a new form. */
export function withFormOptions(command: Command): Command {
  return command
    .addOption(new Option('--provider <provider>', 'form provider').choices(provider.options).default('json'))
    .addOption(
      new Option('--kind <kind>', 'what it is for: families, or people who want to mentor')
        .choices(formKind.options)
        .default('referral'),
    )
    .option('--mapping <file>', 'how the form speaks: a JSON file, or - for standard input')
    .addOption(new Option('--origin <origin>', 'where its referrals come from').choices(origin.options))
    .addOption(
      new Option('--rhythm <rhythm>', 'how often something is expected of it')
        .choices(rhythm.options)
        .default('none'),
    )
    .option('--testing', 'try it out first: nothing that it sends becomes a referral')
    .option(SECRET, SECRET_HELP)
}

/** What those options say, the mapping read. */
export async function newFormFrom(options: FormOptions, now: Date) {
  const { provider, kind, origin, secret, rhythm, testing: isTesting, mapping } = options
  const read = mapping === undefined ? undefined : await mappingIn(mapping, now, { provider, kind })
  return { provider, kind, origin, secret, rhythm, isTesting, mapping: read }
}
