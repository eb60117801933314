import { type Command, Option } from 'commander'
import { type Institution, institutionKind } from '../../shared/domain/institution.ts'
import { addInstitution, listAllInstitutions, setLiaison } from '../institutions.ts'
import { printItems, printThing } from '../output.ts'
import { needsOneOf } from '../wrong-usage.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['id', 'name', 'kind', 'district', 'municipality', 'code', 'aliases', 'liaison']

interface AddOptions extends CommonOptions {
  readonly name: string
  readonly kind: Institution['kind']
  readonly district: string
  readonly municipality: string
  readonly code?: string
  readonly alias?: readonly string[]
}

export function addInstitutionCommands(program: Command): void {
  const group = program.command('institution').description('schools and services that families are known to')
  withConnection<AddOptions>(
    group
      .command('add <id>')
      .description('make a school or service known, so that forms may name it')
      .requiredOption('--name <name>', 'its name (required)')
      .addOption(
        new Option('--kind <kind>', 'what it is (required)')
          .choices(institutionKind.options)
          .makeOptionMandatory(),
      )
      .requiredOption('--district <district>', 'district that it belongs to (required)')
      .requiredOption('--municipality <municipality>', 'where it lies: name or ISTAT code (required)')
      .option('--code <code>', 'its number in a register: codice meccanografico')
      .option('--alias <name>', 'another name that forms use; may be repeated', addAlias),
    async (connection, options, id = '') => {
      const { name, kind, district, municipality, code, alias } = options
      const given = { id, name, kind, district, municipality, code, aliases: alias }
      printThing(await addInstitution(connection, given), options)
    },
  )
  withConnection<CommonOptions & { liaison?: string | false }>(
    needsOneOf(
      group
        .command('set <id>')
        .description('who is named for its families')
        .option('--liaison <operator>', 'a liaison or coordinator of its district')
        .option('--no-liaison', 'nobody any longer'),
    ),
    async (connection, { liaison, ...options }, id = '') =>
      printThing(await setLiaison(connection, id, liaison || undefined), options),
  )
  withConnection<CommonOptions & { district?: string }>(
    group
      .command('list')
      .description('all institutions, by district and id')
      .option('--district <district>', 'only those of this one'),
    async (connection, options) =>
      printItems(await listAllInstitutions(connection, options.district), columns, options),
  )
}

function addAlias(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, given]
}
