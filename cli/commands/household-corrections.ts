import { type Command, InvalidArgumentError } from 'commander'
import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'
import { correctFields } from '../casework/correct.ts'
import { type FieldWord, fieldWords, isFieldWord, isPersonWord } from '../casework/field-words.ts'
import { WHICH_CASE } from './text-options.ts'
import { wholeNumberFrom } from './whole-number.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

type Given = Partial<Record<FieldWord, string>>

interface Options extends CommonOptions {
  readonly set: Given
  readonly why: string
}

const WHY = 'in your own words; shown only with --show-personal-data (required)'

/** Setting right what is wrong about a family. */
export function addHouseholdCorrections(household: Command): void {
  withDecision<Options & { person?: number }>(
    household
      .command('correct')
      .argument('<code>', WHICH_CASE)
      .description(
        'set right a field of the family, of a person or of what the sender said; old values are kept',
      )
      .requiredOption(
        '--set <field=value>',
        'may be repeated; an empty value takes it away (required)',
        addField,
      )
      .requiredOption('--why <text>', WHY)
      .option('--person <n>', 'whose, as "household show" numbers them', wholeNumberFrom(1), 1)
      .addHelpText('after', `\nFields: ${fieldWords.join(', ')}.`),
    async (connection, { set: given, why, person }, code = '') => ({
      done: `corrected: ${Object.keys(given).join(', ')}`,
      ...(await correctFields(connection, code, { given, why, person })),
    }),
  )
  withDecision<Options>(
    household
      .command('add-person')
      .argument('<code>', WHICH_CASE)
      .description('add a person to the family; a minor unless --set role=adult')
      .requiredOption('--set <field=value>', 'may be repeated (required)', addPersonField)
      .requiredOption('--why <text>', WHY)
      .addHelpText('after', `\nFields: ${fieldWords.filter(isPersonWord).join(', ')}.`),
    async (connection, { set: given, why }, code = '') => ({
      done: `person added: ${Object.keys(given).join(', ')}`,
      ...(await correctFields(connection, code, { given, why, person: 'new' })),
    }),
  )
}

function addField(text: string, before: Given = {}): Given {
  const at = text.indexOf('=')
  const name = text.slice(0, Math.max(at, 0))
  if (isFieldWord(name)) return { ...before, [name]: text.slice(at + 1) }
  const near = at > 0 ? nearestWord(name, fieldWords) : undefined
  const cure = near === undefined ? '' : `did you mean ${near}? `
  throw new InvalidArgumentError(`${cure}write it as field=value; the fields are ${fieldWords.join(', ')}.`)
}

function addPersonField(text: string, before: Given = {}): Given {
  const given = addField(text, before)
  const other = fieldWords.find((word) => word in given && !isPersonWord(word))
  if (other === undefined) return given
  throw new InvalidArgumentError(`${other} is no field of a person.`)
}
