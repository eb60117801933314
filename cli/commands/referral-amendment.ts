import { type Command, InvalidArgumentError } from 'commander'
import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'
import { type FieldName, fieldName } from '../../shared/domain/field.ts'
import { decideAmendment, showAmendment } from '../casework/amendment.ts'
import { printItems } from '../output.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'
import { printDecided } from './with-decision.ts'

interface Options extends CommonOptions {
  readonly accept?: FieldName[]
  readonly ignore?: FieldName[]
  readonly seen?: boolean
  readonly showPersonalData?: boolean
}

export function addReferralAmendment(referral: Command): void {
  withConnection<Options>(
    referral
      .command('amendment <code>')
      .description('what its sender changed afterwards: shows it, or takes it over field by field')
      .option('--accept <field>', 'says now what the sender says; may be repeated', addField)
      .option('--ignore <field>', 'stays as it is; may be repeated', addField)
      .option('--seen', 'where no field is left to decide: the sender has changed it back')
      .option('--show-personal-data', 'also what each field said before and says now'),
    async (connection, options, code = '') => {
      const { accept = [], ignore = [], seen = false, showPersonalData = false } = options
      if (accept.length + ignore.length > 0 || seen) {
        const decided = await decideAmendment(connection, code, { accept, ignore })
        return printDecided({ done: amendmentDone(accept, ignore), ...decided }, options)
      }
      const shown = await showAmendment(connection, code, showPersonalData)
      const values = showPersonalData ? ['before', 'after'] : []
      return printItems(shown, ['field', ...values, 'changedAt'], options)
    },
  )
}

function amendmentDone(accept: readonly FieldName[], ignore: readonly FieldName[]): string {
  const said = [
    ...(accept.length === 0 ? [] : [`accepted: ${accept.join(', ')}`]),
    ...(ignore.length === 0 ? [] : [`ignored: ${ignore.join(', ')}`]),
  ]
  return said.length === 0 ? 'seen' : said.join(' · ')
}

function addField(given: string, before: FieldName[] = []): FieldName[] {
  const field = fieldName.safeParse(given)
  if (field.success) return [...before, field.data]
  const near = nearestWord(given, fieldName.options)
  const cure = near === undefined ? '' : `did you mean ${near}? `
  throw new InvalidArgumentError(`${cure}"referral amendment" without options shows the fields that changed.`)
}
